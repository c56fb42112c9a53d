using System.Globalization;
using CtiMiddleware.Media.CallerId;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>What happens on the telephone line, and how it is told.</summary>
public sealed partial class VoiceModemFace
{
    /// <summary>Ringing is over when the next ring is so late.</summary>
    private static readonly TimeSpan RingGap = TimeSpan.FromSeconds(8);

    private readonly ModemEar _ear;
    private readonly SplitMix64 _noise;
    private KernelTimer? _later;
    private KernelTimer? _ringEnd;
    private KernelTimer? _inactivity;
    private TimeSpan _ringChanged;

    /// <inheritdoc/>
    public void Ringing(bool on)
    {
        if (Faults.IsDead)
            return;
        ShowLines();
        if (_line.IsOffHook)
            return;
        _ringEnd?.Dispose();
        _ringEnd = _kernel.Schedule(RingGap, () => _registers[1] = 0);
        var tenths = (int)((_kernel.Elapsed - _ringChanged) / TimeSpan.FromMilliseconds(100));
        _ringChanged = _kernel.Elapsed;
        var cadence = _class == "8" && Setting("+VDR") == 1;
        if (!on)
        {
            if (_registers[1] == 1)
                _ear.BeginCallerId();
            if (cadence)
                Inform(string.Create(CultureInfo.InvariantCulture, $"DRON={tenths}"));
            return;
        }
        var rings = Math.Min(255, ++_registers[1]);
        _registers[1] = rings;
        if (_mode is ModemMode.Transmit or ModemMode.Receive or ModemMode.Duplex)
        {
            Event('R');
            return;
        }
        if (cadence && rings > 1)
            Inform(string.Create(CultureInfo.InvariantCulture, $"DROF={tenths}"));
        Result("RING");
        if (_registers[0] > 0 && rings >= _registers[0] && _mode == ModemMode.Command)
            Answer();
    }

    /// <inheritdoc/>
    public void Heard(ReadOnlySpan<short> samples)
    {
        if (Faults.IsDead)
            return;
        if (!_line.IsOffHook)
        {
            if (Setting("+VCID") > 0)
                _ear.HearCallerId(samples);
            return;
        }
        _ear.Hear(samples);
        if (_mode is not (ModemMode.Receive or ModemMode.Duplex))
            return;
        _heardFrame = true;
        Record(samples);
    }

    /// <inheritdoc/>
    public void PolarityReversed()
    {
        if (!_line.IsOffHook)
            return;
        if (_dialling is { Waits: true })
            Dialled("OK");
        else
            Event('L');
    }

    /// <inheritdoc/>
    public void LoopInterrupted()
    {
        if (_line.IsOffHook)
            Event('l');
    }

    /// <summary>The caller's name and number came between the rings, or could not be read (null).</summary>
    internal void TellCaller(CallerIdMessage? caller)
    {
        if (_quiet)
            return;
        if (caller is null)
        {
            Inform("ERRM");
            return;
        }
        if (Setting("+VCID") == 2)
        {
            Inform($"MESG{_profile.CallerIdEquals}{Convert.ToHexString(caller.ToBytes())}");
            return;
        }
        var lines = "\r\n";
        if (caller.Time is { Length: 8 } at)
            lines += Field("DATE", at[..4]) + Field("TIME", at[4..]);
        lines += Field("NMBR", caller.Number ?? Letter(caller.NumberAbsence)) + Field("NAME", caller.Name ?? Letter(caller.NameAbsence));
        Say(lines);
    }

    private string Field(string name, string? value) => value is null ? "" : $"{name}{_profile.CallerIdEquals}{value}\r\n";

    private static string? Letter(CallerIdAbsence absence) =>
        absence switch
        {
            CallerIdAbsence.Private => "P",
            CallerIdAbsence.OutOfArea => "O",
            _ => null,
        };

    internal void Hears(char digit, bool begins)
    {
        if (_mode == ModemMode.Dialling)
            return;
        if (!_profile.DigitMarks)
        {
            if (begins)
                Event(digit);
            return;
        }
        Event(begins ? '/' : '~');
        if (begins)
            Event(digit);
    }

    internal void Hears(ModemSound sound)
    {
        if (_dialling is not null)
        {
            HearsDialling(sound);
            return;
        }
        switch (sound)
        {
            case ModemSound.Dial:
                Event('d');
                break;
            case ModemSound.Ringback:
                Event('r');
                break;
            case ModemSound.Busy or ModemSound.Reorder:
                Event('b');
                break;
            case ModemSound.SpecialInformation:
                Event('J');
                break;
            case ModemSound.FaxCalling:
                Event('c');
                break;
            case ModemSound.DataCalling:
                Event('e');
                break;
            case ModemSound.Answering:
                Event('a');
                break;
            case ModemSound.Quiet when _mode is ModemMode.Receive or ModemMode.Duplex:
                Event('q');
                break;
            case ModemSound.NeverAnything when _mode is ModemMode.Receive or ModemMode.Duplex:
                Event('s');
                break;
        }
    }

    private void Later(TimeSpan after, Action work)
    {
        StopLater();
        _later = _kernel.Schedule(after, work);
    }

    private void StopLater()
    {
        _later?.Dispose();
        _later = null;
    }

    /// <summary>+VIT: a computer that says nothing for so long has gone; the line is given up.</summary>
    private void RestartInactivity()
    {
        _inactivity?.Dispose();
        _inactivity = null;
        if (_class != "8" || Setting("+VIT") is not (> 0 and var seconds))
            return;
        _inactivity = _kernel.Schedule(
            TimeSpan.FromSeconds(seconds),
            () =>
            {
                EndDialogue();
                HangUp();
                _class = "0";
            }
        );
    }
}
