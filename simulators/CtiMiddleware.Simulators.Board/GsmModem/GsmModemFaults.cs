namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>What goes wrong between a modem and whoever drives it. Changed on the kernel, at any time.</summary>
public sealed class GsmModemFaults
{
    /// <summary>Nothing is answered or told any more; what is asked meanwhile is lost.</summary>
    public bool StopsAnswering { get; set; }

    /// <summary>How long every answer is late.</summary>
    public TimeSpan AnswersLate { get; set; }

    /// <summary>Unsolicited lines wait for the next command and come between it and its result.</summary>
    public bool TellsInsideAnswers { get; set; }

    /// <summary>Unsolicited lines wait for so long and then come in one piece.</summary>
    public TimeSpan TellsTogether { get; set; }

    /// <summary>The share of lines, 0 to 1, before which noise comes.</summary>
    public double Garbage { get; set; }

    /// <summary>The share of characters, 0 to 1, that are lost on the way out.</summary>
    public double LosesCharacters { get; set; }

    /// <summary>The share of characters, 0 to 1, of which one bit is wrong on the way out.</summary>
    public double FlipsBits { get; set; }

    /// <summary>Commands that are refused whatever they ask, by their names: <c>+CLIP</c>.</summary>
    public HashSet<string> Refuses { get; } = new(StringComparer.Ordinal);
}
