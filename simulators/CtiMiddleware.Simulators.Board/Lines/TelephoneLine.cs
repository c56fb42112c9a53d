namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>
/// An analogue telephone line: two wires between an exchange and one terminal. Carries the state of the loop, ringing, polarity and audio, in
/// frames of 20 ms; makes none of them itself. Kernel only.
/// </summary>
/// <param name="name">Its name, for the log.</param>
public sealed class TelephoneLine(string name)
{
    /// <summary>Samples of a frame: 20 ms at 8 kHz.</summary>
    public const int FrameSamples = 160;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Who is at the exchange's end; null when the line is dead.</summary>
    public ILineExchange? Exchange { get; set; }

    /// <summary>Who is at the terminal's end; null when nothing is plugged in.</summary>
    public ILineTerminal? Terminal { get; set; }

    /// <summary>Whether the terminal closes the loop.</summary>
    public bool IsOffHook { get; private set; }

    /// <summary>Whether ringing current flows at this moment.</summary>
    public bool IsRinging { get; private set; }

    /// <summary>Whether the polarity is reversed.</summary>
    public bool IsReversed { get; private set; }

    /// <summary>The terminal closes the loop; does nothing when it does already.</summary>
    public void GoOffHook()
    {
        if (IsOffHook)
            return;
        IsOffHook = true;
        Ring(on: false);
        Exchange?.OffHook();
    }

    /// <summary>The terminal opens the loop; does nothing when it is open.</summary>
    public void GoOnHook()
    {
        if (!IsOffHook)
            return;
        IsOffHook = false;
        Exchange?.OnHook();
    }

    /// <summary>The terminal opens the loop for a moment; does nothing on hook.</summary>
    public void Flash()
    {
        if (IsOffHook)
            Exchange?.Flashed();
    }

    /// <summary>The terminal speaks; nothing is carried on hook.</summary>
    public void FromTerminal(ReadOnlySpan<short> samples)
    {
        if (IsOffHook)
            Exchange?.Heard(samples);
    }

    /// <summary>The exchange speaks.</summary>
    public void FromExchange(ReadOnlySpan<short> samples) => Terminal?.Heard(samples);

    /// <summary>The exchange begins or pauses ringing; a line off hook cannot ring.</summary>
    public void Ring(bool on)
    {
        if (on == IsRinging || (on && IsOffHook))
            return;
        IsRinging = on;
        Terminal?.Ringing(on);
    }

    /// <summary>The exchange reverses the polarity.</summary>
    public void ReversePolarity()
    {
        IsReversed = !IsReversed;
        Terminal?.PolarityReversed();
    }

    /// <summary>The exchange interrupts the current for a moment, as many do when the far end hangs up.</summary>
    public void InterruptLoop() => Terminal?.LoopInterrupted();
}
