namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>ClientEventReportState of the specification, 2 bytes on the wire.</summary>
public enum ClientEventReportState : ushort
{
    /// <summary>Normal.</summary>
    Normal = 0,

    /// <summary>Warning.</summary>
    Warning = 1,

    /// <summary>Error.</summary>
    Error = 2,
}
