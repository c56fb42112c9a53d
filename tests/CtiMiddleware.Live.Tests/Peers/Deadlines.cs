namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// How long a test waits before it calls a real peer silent. Generous: two loaded cores are slow, and a test that
/// passes never waits this long.
/// </summary>
public static class Deadlines
{
    /// <summary>For one event of a running peer.</summary>
    public static TimeSpan Event { get; } = TimeSpan.FromSeconds(20);

    /// <summary>For a peer to start or to come back.</summary>
    public static TimeSpan Start { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two looks at something that reports nothing by itself, such as a port not yet open.</summary>
    public static TimeSpan Poll { get; } = TimeSpan.FromMilliseconds(50);
}
