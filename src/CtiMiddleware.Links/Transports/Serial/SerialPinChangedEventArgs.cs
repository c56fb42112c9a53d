namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>A control line changed, or a break came.</summary>
/// <param name="eventType">Which.</param>
/// <param name="on">The state of the line after it; for a break true.</param>
public sealed class SerialPinChangedEventArgs(SerialPinChange eventType, bool on) : EventArgs
{
    /// <summary>Which line.</summary>
    public SerialPinChange EventType { get; } = eventType;

    /// <summary>Its state after the change. System.IO.Ports does not say it: there it is asked for.</summary>
    public bool On { get; } = on;
}
