namespace CtiMiddleware.Media.Dtmf;

/// <summary>How push-button digits are sent. The defaults suit every receiver of ITU-T Q.24.</summary>
public sealed record DtmfSignal
{
    /// <summary>What is usual.</summary>
    public static DtmfSignal Usual { get; } = new();

    /// <summary>How long a digit sounds; 100 ms.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long it is silent after a digit; 100 ms.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Level of the low group in dBm0; −9.</summary>
    public double LowLevel { get; init; } = -9.0;

    /// <summary>Level of the high group less that of the low group in dB; +2, as telephones send (the line weakens high frequencies more).</summary>
    public double Twist { get; init; } = 2.0;

    /// <summary>By how much all frequencies are off, as a share: 0.015 is 1.5 % high; 0.</summary>
    public double FrequencyDeviation { get; init; }
}
