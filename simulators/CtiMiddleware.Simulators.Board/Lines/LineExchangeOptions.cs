namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>How an exchange treats a line. Immutable.</summary>
public sealed record LineExchangeOptions
{
    /// <summary>The country whose tones are heard, by the name of its table in CtiMiddleware.Media. Default <c>us</c>.</summary>
    public string Country { get; init; } = "us";

    /// <summary>How long a ring lasts. Default 2 s.</summary>
    public TimeSpan RingOn { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause between rings. Default 4 s.</summary>
    public TimeSpan RingOff { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How the caller's number is sent. Default FSK after the first ring.</summary>
    public CallerIdSignalling CallerId { get; init; } = CallerIdSignalling.FskAfterFirstRing;

    /// <summary>How long after the first ring the caller's number begins. Default 500 ms.</summary>
    public TimeSpan CallerIdDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the polarity is reversed when the far end answers. Default no.</summary>
    public bool ReversalOnAnswer { get; init; }

    /// <summary>What the line can see when the far end hangs up. Default nothing.</summary>
    public HangUpSignals HangUpSignals { get; init; }

    /// <summary>What the line hears after the far end hung up. Default busy.</summary>
    public LineSignal HangUpSignal { get; init; } = LineSignal.Busy;

    /// <summary>Whether there is a dial tone: false for an exchange in trouble. Default yes.</summary>
    public bool DialTone { get; init; } = true;

    /// <summary>How long the dial tone waits for a first digit before reorder. Default 15 s.</summary>
    public TimeSpan FirstDigitTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after a digit the number is taken as complete. Default 4 s.</summary>
    public TimeSpan InterDigitTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Loudness of white noise on what the line hears, root mean square in units of a 16-bit sample. Default none.</summary>
    public int Noise { get; init; }
}
