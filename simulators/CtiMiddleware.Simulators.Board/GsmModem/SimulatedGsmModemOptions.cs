namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>Where a simulated modem is reached and how it looks.</summary>
public sealed record SimulatedGsmModemOptions
{
    /// <summary>The TCP port of 127.0.0.1, 0 for any that is free; null for none.</summary>
    public int? Port { get; init; } = 0;

    /// <summary>Whether it has a pseudo terminal.</summary>
    public bool Terminal { get; init; }

    /// <summary>A path that leads to the pseudo terminal; null for the system's own.</summary>
    public string? TerminalName { get; init; }

    /// <summary>How it looks.</summary>
    public GsmModemFaceOptions Face { get; init; } = new();

    /// <summary>Seed of whatever is drawn by chance.</summary>
    public ulong Seed { get; init; } = 1;
}
