namespace CtiMiddleware.Client;

/// <summary>The device can be used again.</summary>
public sealed record BackInService : DeviceEvent;
