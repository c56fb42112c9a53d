namespace CtiMiddleware.Client;

/// <summary>The message waiting indication of the device changed.</summary>
public sealed record MessageWaiting : DeviceEvent;
