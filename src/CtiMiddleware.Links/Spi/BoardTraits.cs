namespace CtiMiddleware.Links.Spi;

/// <summary>What the runtime must know of a board to carry audio on it. Fixed for the life of a protocol instance.</summary>
public sealed record BoardTraits
{
    /// <summary>True when audio flows both ways at once; false when a connection must change between sending and receiving (most voice modems).</summary>
    public required bool FullDuplex { get; init; }

    /// <summary>True when the board itself hears digits, in every state; false: the runtime listens for them in what is received.</summary>
    public required bool DetectsDigits { get; init; }

    /// <summary>
    /// True when the board itself hears the tones of an exchange and of machines (<see cref="LineTone"/> without speech and silence), or its line
    /// has none because it is supervised; false: the runtime listens for them.
    /// </summary>
    public required bool DetectsTones { get; init; }

    /// <summary>True when the board itself tells <see cref="LineTone.Speech"/> and <see cref="LineTone.Silence"/>; false: the runtime listens for them.</summary>
    public required bool DetectsSpeech { get; init; }

    /// <summary>How far ahead of real time audio is handed over, so that the board's own buffer never runs dry. Zero for a board that takes 20 ms every 20 ms.</summary>
    public TimeSpan TransmitLead { get; init; }
}
