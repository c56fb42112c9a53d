using System.Globalization;

namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>Carries out command lines. A line with several commands ends with one result; the first that fails ends it. Kernel only.</summary>
/// <param name="face">The modem.</param>
/// <param name="session">Whose line it is.</param>
internal sealed partial class GsmModemCommands(GsmModemFace face, GsmModemSession session)
{
    // Taken without doing anything: what drivers set or ask for and what this modem has nothing behind.
    private static readonly Dictionary<string, string?> s_quiet = new(StringComparer.Ordinal)
    {
        ["+GCAP"] = "+GCAP: +CGSM",
        ["+CBC"] = "+CBC: 0,80",
        ["+CLVL"] = "+CLVL: 50",
        ["+CMUT"] = "+CMUT: 0",
        ["+VTD"] = "+VTD: 5",
        ["+COLP"] = null,
        ["+CSSN"] = null,
        ["+CMER"] = null,
        ["+CPINR"] = null,
        ["+CUAD"] = null,
        ["+PTTY"] = null,
        ["+CGSMS"] = null,
        ["+CAOC"] = null,
        ["+CCWE"] = null,
        ["+CSCB"] = null,
        ["+CGDCONT"] = null,
        ["+CPOS"] = null,
        ["+CPOSR"] = null,
        ["+CGAUTO"] = null,
        ["+CGEREP"] = null,
        ["+CGATT"] = null,
        ["+CGACT"] = null,
        ["+CPSB"] = null,
        ["+CCFC"] = null,
        ["+CSCA"] = null,
        ["+CNMA"] = null,
        ["+FCLASS"] = null,
    };

    private MobilePhone Phone => face.Phone;

    private AtSettings Settings => session.Settings;

    /// <summary>The error's words (27.007, 9.2), as far as this modem has it.</summary>
    public static string Words(int code) =>
        code switch
        {
            3 => "operation not allowed",
            4 => "operation not supported",
            10 => "SIM not inserted",
            11 => "SIM PIN required",
            12 => "SIM PUK required",
            16 => "incorrect password",
            30 => "no network service",
            50 => "incorrect parameters",
            _ => "unknown",
        };

    /// <summary>Carries out a line.</summary>
    public AtReply Line(string line)
    {
        if (AtRequest.Parse(line) is not { } requests)
            return AtReply.Error;
        var said = new List<string>();
        foreach (var request in requests)
        {
            var reply = face.Faults.Refuses.Contains(request.Name) ? AtReply.Error : Do(request);
            said.AddRange(reply.Lines);
            if (reply.Kind != AtReplyKind.Ok)
                return reply with { Lines = said };
        }
        return AtReply.Say(said);
    }

    /// <summary>The value of <c>+CREG</c> as an unsolicited line has it.</summary>
    public string Registration(int mode)
    {
        var state = Phone.IsOn && Phone.Sim == SimState.Ready ? (int)Phone.Network : 0;
        return mode == 2 && Phone.IsRegistered
            ? string.Create(CultureInfo.InvariantCulture, $"{state},\"0001\",\"0001\"")
            : state.ToString(CultureInfo.InvariantCulture);
    }

    private AtReply Do(AtRequest request) => Basic(request) ?? Calls(request) ?? Network(request) ?? Messages(request) ?? Quiet(request);

    private AtReply? Basic(AtRequest request)
    {
        switch (request.Name)
        {
            case "E":
                Settings.Echo = request.Value != "0";
                return AtReply.Ok;
            case "Z" or "&F":
                session.Forget();
                return AtReply.Ok;
            case "V" or "Q" or "S" or "X" or "&C" or "&D":
                return AtReply.Ok;
            case "I" or "+CGMM":
                return AtReply.Say(face.Options.Model);
            case "+CGMI":
                return AtReply.Say(face.Options.Manufacturer);
            case "+CGMR":
                return AtReply.Say(face.Options.Revision);
            case "+CGSN":
                return AtReply.Say(face.Options.SerialNumber);
            case "+CMEE":
                Settings.Errors = request.Number(0) ?? 0;
                return AtReply.Ok;
            case "+CSCS":
                return request.Form switch
                {
                    AtForm.Test => AtReply.Say("+CSCS: (\"GSM\")"),
                    AtForm.Read => AtReply.Say("+CSCS: \"GSM\""),
                    _ => request.Text(0) == "GSM" ? AtReply.Ok : AtReply.Cme(50),
                };
            case "+CFUN":
                if (request.Form == AtForm.Read)
                    return AtReply.Say($"+CFUN: {(Phone.IsOn ? 1 : 4)}");
                if (request.Number(0) is not (0 or 1 or 4))
                    return AtReply.Cme(50);
                Phone.SwitchOn(request.Number(0) == 1);
                return AtReply.Ok;
            default:
                return null;
        }
    }

    private AtReply? Calls(AtRequest request)
    {
        switch (request.Name)
        {
            case "D":
                return Dial(request.Value);
            case "A":
                return Phone.Answer() ? AtReply.Ok : new AtReply(AtReplyKind.NoCarrier);
            case "H" or "+CHUP":
                return AtReply.When(Phone.HangUp());
            case "+CHLD":
                return request.Form == AtForm.Test ? AtReply.Say("+CHLD: (0,1,1x,2,2x,3,4)") : Hold(request.Text(0));
            case "+CLCC":
                return AtReply.Say([.. Phone.Calls.Select(Listed)]);
            case "+CRC":
                return Switch(request, on => Settings.ExtendedRing = on, Settings.ExtendedRing);
            case "+CLIP":
                return Switch(request, on => Settings.CallerNumbers = on, Settings.CallerNumbers);
            case "+CNAP":
                return Switch(request, on => Settings.CallerNames = on, Settings.CallerNames);
            case "+CDIP":
                return Switch(request, on => Settings.CalledNumbers = on, Settings.CalledNumbers);
            case "+CCWA":
                return Switch(request, on => Settings.Waiting = on, Settings.Waiting);
            case "+VTS":
                return Tones(request);
            default:
                return null;
        }
    }

    private AtReply Dial(string value)
    {
        // Without the semicolon it is a data call, which this modem does not make.
        if (!value.EndsWith(';'))
            return new AtReply(AtReplyKind.NoCarrier);
        var number = value[..^1].TrimEnd('I', 'i', 'G', 'g');
        if (number.Length == 0 || !number.All(static one => char.IsAsciiDigit(one) || one is '*' or '#' or '+' or 'P' or 'p'))
            return AtReply.Cme(50);
        return Phone.Sim switch
        {
            SimState.Absent => AtReply.Cme(10),
            SimState.PinRequired => AtReply.Cme(11),
            SimState.PukRequired => AtReply.Cme(12),
            _ => !Phone.IsRegistered ? AtReply.Cme(30)
            : Phone.Dial(number) is null ? AtReply.NotAllowed
            : AtReply.Ok,
        };
    }

    private AtReply Hold(string what)
    {
        var call = what.Length == 2 && char.IsAsciiDigit(what[1]) ? what[1] - '0' : 0;
        return what switch
        {
            "0" => AtReply.When(Phone.ReleaseHeld()),
            "1" => AtReply.When(Phone.ReleaseActive()),
            "2" => AtReply.When(Phone.Swap()),
            "3" => AtReply.When(Phone.Join()),
            "4" => AtReply.When(Phone.Transfer()),
            ['1', _] => AtReply.When(Phone.Release(call)),
            ['2', _] => AtReply.When(Phone.TalkPrivately(call)),
            _ => AtReply.Cme(50),
        };
    }

    private AtReply Tones(AtRequest request)
    {
        if (request.Form != AtForm.Set)
            return AtReply.Say("+VTS: (0-9,*,#,A-D)");
        var digits = request.Text(0);
        if (digits.Length == 0 || !digits.All(static one => char.IsAsciiDigit(one) || one is '*' or '#' or (>= 'A' and <= 'D')))
            return AtReply.Cme(50);
        return AtReply.When(digits.All(Phone.Send));
    }

    private static string Listed(MobileCall call) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"+CLCC: {call.Id},{(call.IsIncoming ? 1 : 0)},{(int)call.State},0,{(call.IsMultiparty ? 1 : 0)}{(call.Number.Length == 0 ? "" : $",\"{call.Number}\",{GsmModemSession.Type(call.Number)}")}"
        );

    private static AtReply Switch(AtRequest request, Action<bool> set, bool present)
    {
        if (request.Form == AtForm.Test)
            return AtReply.Say($"{request.Name}: (0,1)");
        if (request.Form != AtForm.Set)
            return AtReply.Say($"{request.Name}: {(present ? 1 : 0)}");
        if (request.Number(0) is not (0 or 1))
            return AtReply.Cme(50);
        set(request.Number(0) == 1);
        return AtReply.Ok;
    }

    private static AtReply Quiet(AtRequest request)
    {
        if (!s_quiet.TryGetValue(request.Name, out var value))
            return request.Name[0] == '+' ? AtReply.NotSupported : AtReply.Error;
        return value is not null && request.Form is AtForm.Do or AtForm.Read ? AtReply.Say(value) : AtReply.Ok;
    }
}
