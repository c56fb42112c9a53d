namespace CtiMiddleware.Client;

/// <summary>A device is alerted: its connection is <c>alerting</c> (17.2.5).</summary>
public sealed record Delivered : CallEvent;
