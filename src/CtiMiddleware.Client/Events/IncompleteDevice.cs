namespace CtiMiddleware.Client;

/// <summary>A device that a snapshot could not include yet; it arrives later with <c>view: entered</c>.</summary>
/// <param name="Device">The device.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record IncompleteDevice(string Device, string? Reason);
