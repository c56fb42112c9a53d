namespace CtiMiddleware.Client;

/// <summary>A call left a device for another destination (17.2.7).</summary>
public sealed record Diverted : CallEvent;
