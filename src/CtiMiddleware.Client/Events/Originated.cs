namespace CtiMiddleware.Client;

/// <summary>A call is being attempted from a device: its connection is <c>connected</c> (17.2.14).</summary>
public sealed record Originated : CallEvent;
