namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>CallMannerType of the specification, 2 bytes on the wire.</summary>
public enum CallMannerType : ushort
{
    /// <summary>UNSPECIFIED.</summary>
    Unspecified = 0,

    /// <summary>POLITE.</summary>
    Polite = 1,

    /// <summary>BELLIGERENT.</summary>
    Belligerent = 2,

    /// <summary>SEMI_POLITE.</summary>
    SemiPolite = 3,

    /// <summary>RESERVED.</summary>
    Reserved = 4,
}
