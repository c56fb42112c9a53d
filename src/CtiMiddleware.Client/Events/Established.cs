namespace CtiMiddleware.Client;

/// <summary>A device answered: its connection is <c>connected</c> (17.2.8).</summary>
public sealed record Established : CallEvent;
