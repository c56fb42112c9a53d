namespace CtiMiddleware.Client;

/// <summary>A call could not be completed at a device: its connection is <c>fail</c> (17.2.9).</summary>
public sealed record Failed : CallEvent;
