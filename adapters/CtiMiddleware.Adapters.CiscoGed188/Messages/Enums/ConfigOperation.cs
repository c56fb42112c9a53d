namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>ConfigOperation of the specification, 2 bytes on the wire.</summary>
public enum ConfigOperation : ushort
{
    /// <summary>RestorePermanentConfig.</summary>
    RestorePermanentConfig = 0,

    /// <summary>AddAgent.</summary>
    AddAgent = 1,

    /// <summary>RemoveAgent.</summary>
    RemoveAgent = 2,
}
