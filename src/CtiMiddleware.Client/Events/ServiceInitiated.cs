namespace CtiMiddleware.Client;

/// <summary>A device requests service or is prompted: its connection is <c>initiated</c> (17.2.17).</summary>
public sealed record ServiceInitiated : CallEvent;
