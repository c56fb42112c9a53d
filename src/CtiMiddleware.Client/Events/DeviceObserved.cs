namespace CtiMiddleware.Client;

/// <summary>The calls of the device are seen from now on, or no more, or seeing them was refused; the device says which. An extension.</summary>
public sealed record DeviceObserved : DeviceEvent
{
    /// <summary>Why they are not seen; null when they are.</summary>
    public string? Reason { get; init; }
}
