namespace CtiMiddleware.Client;

/// <summary>A device put the call on hold (17.2.10); the cause tells the kind of hold.</summary>
public sealed record Held : CallEvent;
