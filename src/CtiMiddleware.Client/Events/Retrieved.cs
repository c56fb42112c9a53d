namespace CtiMiddleware.Client;

/// <summary>A device took the call back (17.2.16).</summary>
public sealed record Retrieved : CallEvent;
