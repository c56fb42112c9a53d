using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>ATD: dial tone, digits, and what is heard afterwards.</summary>
public sealed partial class VoiceModemFace
{
    private Dialling? _dialling;

    private Outcome Dial(string dialString)
    {
        if (dialString.TrimStart().StartsWith('L'))
            dialString = _lastDialled;
        _lastDialled = dialString;
        var dialling = new Dialling { StaysInCommand = dialString.TrimEnd().EndsWith(';') };
        var segments = new List<ToneSegment>();
        if (!_line.IsOffHook)
            dialling.Steps.Enqueue(new Step(StepKind.WaitForDialTone));
        foreach (var character in dialString.TrimEnd(' ', ';').ToUpperInvariant())
        {
            switch (character)
            {
                case ',':
                    segments.Add(ToneSegment.Silence(TimeSpan.FromSeconds(_registers[8])));
                    break;
                case 'W':
                    dialling.Flush(segments);
                    dialling.Steps.Enqueue(new Step(StepKind.WaitForDialTone));
                    break;
                case '!':
                    dialling.Flush(segments);
                    dialling.Steps.Enqueue(new Step(StepKind.Flash));
                    break;
                case 'T' or 'P' or '@' or ' ' or '-' or '(' or ')' or '.':
                    break;
                case var digit when DtmfDigits.IsDigit(digit):
                    var length = TimeSpan.FromMilliseconds(Math.Max(50, _registers[11]));
                    segments.AddRange(DtmfGenerator.Segments(digit.ToString(), new DtmfSignal { Duration = length, Pause = length }));
                    break;
                default:
                    return Outcome.Error;
            }
        }
        dialling.Flush(segments);
        _pending.Clear();
        _dialling = dialling;
        _mode = ModemMode.Dialling;
        TakeOffHook();
        NextDiallingStep();
        return Outcome.Silent;
    }

    private void NextDiallingStep()
    {
        if (_dialling is not { } dialling)
            return;
        dialling.WaitsForDialTone = _ear.ExpectsDialTone = false;
        StopLater();
        if (!dialling.Steps.TryDequeue(out var step))
        {
            DialledAll(dialling);
            return;
        }
        switch (step.Kind)
        {
            case StepKind.WaitForDialTone when _resultCodes is 2 or 4:
                dialling.WaitsForDialTone = _ear.ExpectsDialTone = true;
                Later(TimeSpan.FromSeconds(Math.Max(_registers[6], 5)), () => EndCall("NO DIALTONE"));
                break;
            case StepKind.WaitForDialTone:
                Later(TimeSpan.FromSeconds(_registers[6]), NextDiallingStep);
                break;
            case StepKind.Flash:
                _line.Flash();
                _ear.Begin();
                Later(TimeSpan.FromMilliseconds(600), NextDiallingStep);
                break;
            default:
                _tones = new ToneGenerator(step.Segments!);
                KeepTicking();
                break;
        }
    }

    private void DialledAll(Dialling dialling)
    {
        if (dialling.StaysInCommand)
        {
            Finish("OK");
            return;
        }
        _ear.Begin();
        dialling.Waits = true;
        if (_class != "8")
            Later(TimeSpan.FromSeconds(_registers[7]), () => EndCall("NO CARRIER"));
        else
            // Ringback that never came: somebody answered at once (+VRN).
            Later(TimeSpan.FromSeconds(Setting("+VRN")), () => Dialled("OK"));
    }

    private void HearsDialling(ModemSound sound)
    {
        if (_dialling is not { } dialling)
            return;
        if (dialling.WaitsForDialTone)
        {
            if (sound == ModemSound.Dial)
                NextDiallingStep();
            return;
        }
        if (!dialling.Waits)
            return;
        switch (sound)
        {
            case ModemSound.Busy when _resultCodes >= 3:
                EndCall("BUSY");
                break;
            case ModemSound.Reorder or ModemSound.SpecialInformation when _resultCodes >= 3:
                EndCall(_profile.ReorderResult);
                break;
            case ModemSound.Ringback when _class == "8":
                if (!dialling.Rang)
                    Result("RINGING");
                dialling.Rang = true;
                dialling.Rings++;
                if (dialling.Rings * 6 > _registers[7])
                    EndCall("NO ANSWER");
                else
                    // Ringback that stopped: somebody answered (+VRA).
                    Later(TimeSpan.FromMilliseconds(100 * Setting("+VRA")), () => Dialled("OK"));
                break;
            case ModemSound.Speech or ModemSound.Answering when _class == "8":
                Dialled("OK");
                break;
        }
    }

    private void Dialled(string result) => Finish(result);

    private sealed class Dialling
    {
        public Queue<Step> Steps { get; } = new();
        public bool StaysInCommand { get; init; }
        public bool WaitsForDialTone { get; set; }
        public bool Waits { get; set; }
        public bool Rang { get; set; }
        public int Rings { get; set; }

        public void Flush(List<ToneSegment> segments)
        {
            if (segments.Count > 0)
                Steps.Enqueue(new Step(StepKind.Tones) { Segments = [.. segments] });
            segments.Clear();
        }
    }

    private sealed record Step(StepKind Kind)
    {
        public IReadOnlyList<ToneSegment>? Segments { get; init; }
    }

    private enum StepKind
    {
        WaitForDialTone,
        Flash,
        Tones,
    }
}
