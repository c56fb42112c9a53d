namespace CtiMiddleware.Client;

/// <summary>A call went out over a network interface; perhaps the last news of it (17.2.13).</summary>
public sealed record NetworkReached : CallEvent;
