namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>RTPType of the specification, 2 bytes on the wire.</summary>
public enum RTPType : ushort
{
    /// <summary>Audio.</summary>
    Audio = 0,

    /// <summary>Video.</summary>
    Video = 1,

    /// <summary>Data.</summary>
    Data = 2,
}
