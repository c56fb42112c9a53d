namespace CtiMiddleware.Client;

/// <summary>A connection exactly as the switch reports it.</summary>
/// <param name="CallId">The switch's call identifier.</param>
/// <param name="DeviceId">The switch's device identifier inside the call, static or dynamic.</param>
public sealed record NativeConnection(string? CallId, string? DeviceId);
