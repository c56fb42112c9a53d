namespace CtiMiddleware.Links.Spi;

/// <summary>The ways in which audio flows on a connection of a board.</summary>
[Flags]
public enum MediaDirections
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>From us to the telephone line.</summary>
    Transmit = 1,

    /// <summary>From the telephone line to us.</summary>
    Receive = 2,

    /// <summary>Both.</summary>
    Duplex = Transmit | Receive,
}
