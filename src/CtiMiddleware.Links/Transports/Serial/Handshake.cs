namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>How a receiver stops the sender. Member names and values of System.IO.Ports.</summary>
public enum Handshake
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>With the characters XOFF and XON.</summary>
    XOnXOff = 1,

    /// <summary>With the lines RTS and CTS.</summary>
    RequestToSend = 2,

    /// <summary>With both.</summary>
    RequestToSendXOnXOff = 3,
}
