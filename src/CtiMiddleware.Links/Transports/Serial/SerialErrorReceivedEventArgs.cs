namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>A character came with an error.</summary>
/// <param name="eventType">Which.</param>
public sealed class SerialErrorReceivedEventArgs(SerialError eventType) : EventArgs
{
    /// <summary>Which error.</summary>
    public SerialError EventType { get; } = eventType;
}
