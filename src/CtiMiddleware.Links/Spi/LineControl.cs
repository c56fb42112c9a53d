namespace CtiMiddleware.Links.Spi;

/// <summary>What a protocol can do to the lines of the serial port it goes over.</summary>
public enum LineControl
{
    /// <summary>Raise Data Terminal Ready.</summary>
    DtrOn,

    /// <summary>Drop Data Terminal Ready: most modems hang up and reset.</summary>
    DtrOff,

    /// <summary>Raise Request To Send.</summary>
    RtsOn,

    /// <summary>Drop Request To Send.</summary>
    RtsOff,

    /// <summary>Send a break of about a quarter of a second.</summary>
    Break,

    /// <summary>Throw away what waits to be sent in the device and its driver.</summary>
    PurgeSent,
}
