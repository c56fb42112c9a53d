namespace CtiMiddleware.Runtime.Commands;

/// <summary>How fast and how many commands go to a switch (field rules 15 and 45).</summary>
public sealed record PacingOptions
{
    /// <summary>Commands per second on one link, lasting; default 100.</summary>
    public double CommandsPerSecond { get; init; } = 100;

    /// <summary>Commands that may go at once after a pause; default 100.</summary>
    public int Burst { get; init; } = 100;

    /// <summary>Commands that may wait for one call or device, the running one included; the next is refused; default 16.</summary>
    public int QueuePerObject { get; init; } = 16;

    /// <summary>Commands that may wait for one switch; the next is refused; default 1,000.</summary>
    public int QueuePerSwitch { get; init; } = 1000;

    /// <summary>How long the effect of a command is waited for; default 10 s.</summary>
    public TimeSpan EffectWindow { get; init; } = TimeSpan.FromSeconds(10);
}
