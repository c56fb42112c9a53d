namespace CtiMiddleware.Simulators.Board.Pbx;

/// <summary>How a PBX treats its analogue ports. Immutable.</summary>
public sealed record PbxLineOptions
{
    /// <summary>How long a ring lasts. Default 2 s.</summary>
    public TimeSpan RingOn { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause between rings. Default 4 s.</summary>
    public TimeSpan RingOff { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long after a digit a number that leads nowhere yet is taken as complete. Default 3 s.</summary>
    public TimeSpan InterDigitTimeout { get; init; } = TimeSpan.FromSeconds(3);
}
