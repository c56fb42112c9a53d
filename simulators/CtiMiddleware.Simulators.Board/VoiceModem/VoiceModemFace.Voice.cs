using System.Globalization;
using CtiMiddleware.Media.Codecs;
using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>The commands of V.253 and the identification of V.250 that begin with <c>+</c>.</summary>
public sealed partial class VoiceModemFace
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private VoiceFormat _format = null!;
    private int _relay;

    private int Setting(string name, int part = 0)
    {
        var parts = _settings[name].Split(',');
        return part < parts.Length && int.TryParse(parts[part], CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private void ResetVoice()
    {
        _format = _profile.Formats[0];
        foreach (var parameter in Parameters)
            _settings[parameter.Name] = parameter.Default;
        _relay = _line.IsOffHook ? 1 : 0;
    }

    /// <summary>Parameters of plain numbers: name, what Test answers, the default, the bounds of each part.</summary>
    private static readonly Parameter[] Parameters =
    [
        new("+VCID", "(0-2)", "0", [(0, 2)]),
        new("+VDR", "(0-1),(0-255)", "0,0", [(0, 1), (0, 255)]),
        new("+VGT", "(0-255)", "128", [(0, 255)]),
        new("+VGR", "(0-255)", "128", [(0, 255)]),
        new("+VSD", "(0-255),(0-255)", "128,50", [(0, 255), (0, 255)]),
        new("+VRA", "(0-255)", "50", [(0, 255)]),
        new("+VRN", "(0-255)", "10", [(0, 255)]),
        new("+VNH", "(0-2)", "0", [(0, 2)]),
        new("+VIT", "(0-255)", "0", [(0, 255)]),
        new("+VTD", "(5-255)", "10", [(5, 255)]),
        new("+VDT", "(0-1),(0-15)", "1,15", [(0, 1), (0, 15)]),
        new("+VGS", "(0-255)", "128", [(0, 255)]),
        new("+VPP", "(0)", "0", [(0, 0)]),
        new("+VPR", "(0-255)", "0", [(0, 255)]),
        new("+IFC", "(0-2),(0-2)", "2,2", [(0, 2), (0, 2)]),
        new("+VBT", "(0-65535),(0-65535)", "512,1536", [(0, 65535), (0, 65535)]),
    ];

    private Outcome DoVoice(AtCommand command)
    {
        switch (command.Name)
        {
            case "+FMI" or "+GMI" when command.Operator is AtOperator.Read or AtOperator.Execute:
                Inform(_profile.Manufacturer);
                return Outcome.Done;
            case "+FMM" or "+GMM" when command.Operator is AtOperator.Read or AtOperator.Execute:
                Inform(_profile.Model);
                return Outcome.Done;
            case "+FMR" or "+GMR" when command.Operator is AtOperator.Read or AtOperator.Execute:
                Inform(_profile.Revision);
                return Outcome.Done;
            case "+FCLASS":
                return DoClass(command);
            case "+VSM":
                return DoFormat(command);
            case "+VLS":
                return DoRelay(command);
            case "+VTS" when command.Operator == AtOperator.Test:
                Inform("(200-3400),(200-3400),(0-255)");
                return Outcome.Done;
            case "+VTS" when command.Operator == AtOperator.Set && _class == "8":
                return SendTones(command.Value);
            case "+VTX" or "+VRX" or "+VTR" when command.Operator == AtOperator.Execute:
                return BeginVoice(command.Name);
        }
        var parameter = Array.Find(Parameters, one => one.Name == command.Name);
        if (parameter.Name is null)
            return Accepts(command.Name) ? Outcome.Done : Outcome.Error;
        switch (command.Operator)
        {
            case AtOperator.Test:
                Inform(parameter.Test);
                return Outcome.Done;
            case AtOperator.Read:
                Inform(_settings[parameter.Name]);
                return Outcome.Done;
            case AtOperator.Set when parameter.Allows(command.Value):
                _settings[parameter.Name] = command.Value;
                RestartInactivity();
                return Outcome.Done;
            default:
                return Outcome.Error;
        }
    }

    private Outcome DoClass(AtCommand command)
    {
        switch (command.Operator)
        {
            case AtOperator.Test:
                Inform(string.Join(',', _profile.Classes));
                return Outcome.Done;
            case AtOperator.Read:
                Inform(_class);
                return Outcome.Done;
            case AtOperator.Set when _profile.Classes.Contains(command.Value):
                // To leave voice is to hang up: the modem has nothing to go on with.
                if (_class == "8" && command.Value != "8")
                    HangUp();
                _class = command.Value;
                return Outcome.Done;
            default:
                return Outcome.Error;
        }
    }

    private Outcome DoFormat(AtCommand command)
    {
        switch (command.Operator)
        {
            case AtOperator.Test:
                foreach (var format in _profile.Formats)
                    Inform($"{format.Id},\"{format.Name}\",{format.Bits},0,(8000),(0),(0)");
                return Outcome.Done;
            case AtOperator.Read:
                Inform($"{_format.Id},8000,0,0");
                return Outcome.Done;
            case AtOperator.Set:
                var parts = command.Value.Split(',');
                var known =
                    int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id)
                    && _profile.Formats.Any(format => format.Id == id)
                    && (parts.Length < 2 || parts[1].Trim() is "8000" or "");
                if (!known)
                    return Outcome.Error;
                _format = _profile.Formats.First(format => format.Id == id);
                return Outcome.Done;
            default:
                return Outcome.Error;
        }
    }

    private Outcome DoRelay(AtCommand command)
    {
        switch (command.Operator)
        {
            case AtOperator.Test:
                // Label, transmitter, and the events of the idle, receiving and transmitting states; bit 0 is the highest.
                Inform("0,\"\",0B8411C1,0B8411C1,0B8411C1");
                Inform("1,\"T\",0B8433C1,0FE431C1,0B8431C1");
                return Outcome.Done;
            case AtOperator.Read:
                Inform(_relay.ToString(CultureInfo.InvariantCulture));
                return Outcome.Done;
            case AtOperator.Set
                when _class == "8" && int.TryParse(command.Value, CultureInfo.InvariantCulture, out var relay) && relay is >= 0 and <= 13:
                _relay = relay;
                // The odd ones connect the line, beside a handset, speaker or microphone.
                if (relay % 2 == 1)
                    TakeOffHook();
                else
                    _line.GoOnHook();
                return Outcome.Done;
            default:
                return Outcome.Error;
        }
    }

    private void TakeOffHook()
    {
        _relay = Math.Max(_relay, 1);
        _line.GoOffHook();
        _ear.Begin();
        KeepTicking();
    }

    private Outcome SendTones(string list)
    {
        var segments = new List<ToneSegment>();
        var flash = false;
        foreach (var item in TonesOf(list))
        {
            if (item == "!")
                flash = true;
            else if (!TryTone(item, segments))
                return Outcome.Error;
        }
        if (flash)
        {
            _line.Flash();
            _ear.Begin();
            segments.Insert(0, ToneSegment.Silence(TimeSpan.FromMilliseconds(600)));
        }
        if (segments.Count == 0)
            return Outcome.Done;
        _tones = new ToneGenerator(segments);
        _mode = ModemMode.Tones;
        KeepTicking();
        return Outcome.Silent;
    }

    /// <summary>The items of a list, of which those in brackets have commas of their own.</summary>
    private static IEnumerable<string> TonesOf(string list)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                if (i > start)
                    yield return list[start..i].Trim();
                start = i + 1;
            }
            else if (list[i] is '[' or '{')
                depth++;
            else if (list[i] is ']' or '}')
                depth--;
        }
    }

    private bool TryTone(string item, List<ToneSegment> segments)
    {
        var inner = item.Length > 2 ? item[1..^1].Split(',') : [];
        var hundredths = Setting("+VTD");
        if (item[0] == '[')
        {
            if (inner.Length > 2 && int.TryParse(inner[2], CultureInfo.InvariantCulture, out var given))
                hundredths = given;
            ToneComponent[] components =
            [
                .. inner
                    .Take(2)
                    .Select(static text => double.TryParse(text, CultureInfo.InvariantCulture, out var hertz) ? hertz : 0)
                    .Where(static hertz => hertz is >= 200 and <= 3400)
                    .Select(static hertz => new ToneComponent(hertz, -10)),
            ];
            segments.Add(new ToneSegment(components, TimeSpan.FromMilliseconds(hundredths * 10)));
            return true;
        }
        var digit = item[0];
        if (item[0] == '{')
        {
            if (inner.Length == 0 || inner[0].Length != 1)
                return false;
            digit = inner[0][0];
            if (inner.Length > 1 && int.TryParse(inner[1], CultureInfo.InvariantCulture, out var given))
                hundredths = given;
        }
        else if (item.Length != 1)
            return false;
        digit = char.ToUpperInvariant(digit);
        if (!DtmfDigits.IsDigit(digit))
            return false;
        segments.AddRange(
            DtmfGenerator.Segments(digit.ToString(), new DtmfSignal { Duration = TimeSpan.FromMilliseconds(Math.Max(50, hundredths * 10)) })
        );
        return true;
    }

    private Outcome BeginVoice(string name)
    {
        if (_class != "8" || (name == "+VTR" && !_profile.Duplex))
            return Outcome.Error;
        _pending.Clear();
        _transmit.Clear();
        _decoder = new SampleDecoder(_format.Coding);
        _encoder = new SampleEncoder(_format.Coding);
        _afterDle = _ending = _started = _paused = false;
        Result("CONNECT");
        _mode = name switch
        {
            "+VTX" => ModemMode.Transmit,
            "+VRX" => ModemMode.Receive,
            _ => ModemMode.Duplex,
        };
        _ear.BeginVoice(Setting("+VSD"), TimeSpan.FromMilliseconds(100 * Setting("+VSD", 1)));
        KeepTicking();
        return Outcome.Silent;
    }

    private readonly record struct Parameter(string Name, string Test, string Default, (int Low, int High)[] Bounds)
    {
        public bool Allows(string value)
        {
            var parts = value.Split(',');
            if (parts.Length > Bounds.Length)
                return false;
            for (var i = 0; i < parts.Length; i++)
            {
                var text = parts[i].Trim();
                if (text.Length == 0)
                    continue;
                if (!int.TryParse(text, CultureInfo.InvariantCulture, out var number) || number < Bounds[i].Low || number > Bounds[i].High)
                    return false;
            }
            return true;
        }
    }
}
