using System.Globalization;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>The commands of V.250: identity, registers, results, dialling and hanging up.</summary>
public sealed partial class VoiceModemFace
{
    private readonly int[] _registers = new int[256];
    private string _class = "0";
    private bool _echo;
    private bool _quiet;
    private bool _verbose;
    private int _resultCodes;
    private int _onDtr;
    private string _lastDialled = "";

    private void Reset()
    {
        Array.Clear(_registers);
        (_registers[3], _registers[4], _registers[5], _registers[6], _registers[7], _registers[8]) = ('\r', '\n', '\b', 2, 60, 2);
        (_registers[10], _registers[11], _registers[12]) = (14, 95, 50);
        _class = "0";
        _echo = true;
        _quiet = false;
        _verbose = true;
        _resultCodes = 4;
        _onDtr = 2;
        ResetVoice();
        UseRegisters();
    }

    private void UseRegisters()
    {
        _reader.End = (char)_registers[3];
        _reader.Backspace = (char)_registers[5];
    }

    private Outcome Do(AtCommand command)
    {
        if (command.Name[0] == '+')
            return DoVoice(command);
        if (command.Name[0] == 'S' && command.Name.Length > 1)
            return DoRegister(command);
        if (command.Name == "D")
            return Dial(command.Value);
        var number =
            command.Value.Length == 0 ? 0
            : int.TryParse(command.Value, CultureInfo.InvariantCulture, out var value) ? value
            : -1;
        switch (command.Name)
        {
            case "E" when number is 0 or 1:
                _echo = number == 1 || Faults.KeepsEchoing;
                return Outcome.Done;
            case "Q" when number is 0 or 1:
                _quiet = number == 1;
                return Outcome.Done;
            case "V" when number is 0 or 1:
                _verbose = number == 1;
                return Outcome.Done;
            case "X" when number is >= 0 and <= 4:
                _resultCodes = number;
                return Outcome.Done;
            case "I":
                if (_profile.Identity.TryGetValue(number, out var identity))
                    Inform(identity);
                return Outcome.Done;
            case "H" when number == 0:
                HangUp();
                _class = "0";
                return Outcome.Done;
            case "H" when number == 1:
                TakeOffHook();
                return Outcome.Done;
            case "A":
                return Answer();
            case "O":
                return Outcome.Error;
            case "Z" when number >= 0:
                HangUp();
                Reset();
                return Outcome.Done;
            case "&F" when number >= 0:
                Reset();
                return Outcome.Done;
            case "&D" when number is >= 0 and <= 3:
                _onDtr = number;
                return Outcome.Done;
            case "&C" or "&K" or "&S" or "&W" or "L" or "M" or "N" or "T" or "P" or "B" or "Y" when number >= 0:
                return Outcome.Done;
            default:
                return Accepts(command.Name) ? Outcome.Done : Outcome.Error;
        }
    }

    private Outcome DoRegister(AtCommand command)
    {
        if (!int.TryParse(command.Name.AsSpan(1), CultureInfo.InvariantCulture, out var register) || register > 255)
            return Outcome.Error;
        if (command.Operator == AtOperator.Read)
        {
            Inform(_registers[register].ToString("000", CultureInfo.InvariantCulture));
            return Outcome.Done;
        }
        if (!int.TryParse(command.Value, CultureInfo.InvariantCulture, out var value) || value > 255)
            return Outcome.Error;
        _registers[register] = value;
        UseRegisters();
        return Outcome.Done;
    }

    private bool Accepts(string name) =>
        _profile.Accepts.Any(accepted =>
            accepted.EndsWith('*') ? name.StartsWith(accepted.AsSpan(0, accepted.Length - 1), StringComparison.Ordinal) : name == accepted
        );

    private Outcome Answer()
    {
        TakeOffHook();
        if (_class == "8")
        {
            _mode = ModemMode.Command;
            Result(_profile.AnswerResult);
            return Outcome.Silent;
        }
        WaitForCarrier();
        return Outcome.Silent;
    }

    /// <summary>There is no pump, so none ever comes.</summary>
    private void WaitForCarrier()
    {
        _mode = ModemMode.Dialling;
        Later(TimeSpan.FromSeconds(_registers[7]), () => EndCall("NO CARRIER"));
    }

    private void EndCall(string result)
    {
        HangUp();
        Finish(result);
    }

    /// <summary>Something that took long is over, with a result of its own.</summary>
    private void Finish(string result)
    {
        StopLater();
        _dialling = null;
        _ear.ExpectsDialTone = false;
        _tones = null;
        _pending.Clear();
        _mode = ModemMode.Command;
        Result(result);
    }

    private void Abort()
    {
        if (_mode == ModemMode.Tones)
        {
            Finish("OK");
            return;
        }
        EndCall("NO CARRIER");
    }

    private void HangUp()
    {
        _line.GoOnHook();
        _relay = 0;
        StopLater();
        _dialling = null;
    }
}
