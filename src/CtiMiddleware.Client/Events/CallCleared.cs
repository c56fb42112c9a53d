namespace CtiMiddleware.Client;

/// <summary>The call ended (17.2.2).</summary>
public sealed record CallCleared : CallEvent;
