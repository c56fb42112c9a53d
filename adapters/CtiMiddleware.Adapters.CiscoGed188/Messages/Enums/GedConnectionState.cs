namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>States of a connection.</summary>
public enum GedConnectionState : ushort
{
    /// <summary>NONE.</summary>
    None = 0xFFFF,

    /// <summary>NULL.</summary>
    Null = 0,

    /// <summary>INITIATE.</summary>
    Initiate = 1,

    /// <summary>ALERTING.</summary>
    Alerting = 2,

    /// <summary>CONNECT.</summary>
    Connect = 3,

    /// <summary>HOLD.</summary>
    Hold = 4,

    /// <summary>QUEUED.</summary>
    Queued = 5,

    /// <summary>FAIL.</summary>
    Fail = 6,
}
