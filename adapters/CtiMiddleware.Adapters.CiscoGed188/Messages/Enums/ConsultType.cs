namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>ConsultType of the specification, 2 bytes on the wire.</summary>
public enum ConsultType : ushort
{
    /// <summary>UNSPECIFIED.</summary>
    Unspecified = 0,

    /// <summary>TRANSFER.</summary>
    Transfer = 1,

    /// <summary>CONFERENCE.</summary>
    Conference = 2,
}
