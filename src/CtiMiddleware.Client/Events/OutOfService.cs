namespace CtiMiddleware.Client;

/// <summary>The device cannot be used.</summary>
public sealed record OutOfService : DeviceEvent;
