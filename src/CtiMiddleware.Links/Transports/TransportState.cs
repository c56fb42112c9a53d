namespace CtiMiddleware.Links.Transports;

/// <summary>Where a transport stands. It only moves forward: a transport is used for one connection.</summary>
public enum TransportState
{
    /// <summary>Made and not yet opened.</summary>
    Idle,

    /// <summary>Resolving, connecting, agreeing on TLS.</summary>
    Connecting,

    /// <summary>Bytes flow.</summary>
    Open,

    /// <summary>Over; <see cref="ITransport.Reason"/> says why. What was received before can still be taken.</summary>
    Closed,
}
