namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>What can be wrong with a character. Member names and values of System.IO.Ports.</summary>
public enum SerialError
{
    /// <summary>The driver had no room for it.</summary>
    RXOver = 1,

    /// <summary>The device had no room for it.</summary>
    Overrun = 2,

    /// <summary>Its parity was wrong.</summary>
    RXParity = 4,

    /// <summary>Its stop bit was missing.</summary>
    Frame = 8,

    /// <summary>There was no room for what was to be sent.</summary>
    TXFull = 256,
}
