namespace CtiMiddleware.Links.Spi;

/// <summary>What contradicted the model or the protocol; counted by kind.</summary>
public enum AnomalyKind
{
    /// <summary>A field that the protocol promises is missing.</summary>
    MissingField,

    /// <summary>A field has a value that the protocol does not allow.</summary>
    InvalidField,

    /// <summary>An event names an object that does not exist.</summary>
    UnknownObject,

    /// <summary>An object that exists already is announced as new.</summary>
    DuplicateObject,

    /// <summary>A state followed another that it cannot follow.</summary>
    IllegalTransition,

    /// <summary>An event came that makes no sense in the present state of the protocol.</summary>
    UnexpectedEvent,

    /// <summary>An answer came that nobody waits for.</summary>
    UnexpectedAnswer,

    /// <summary>The switch's own account of something differs from ours (a member count, a snapshot).</summary>
    AccountDiffers,

    /// <summary>A record about a call came and no call was found for it.</summary>
    UnmatchedRecord,

    /// <summary>A line or frame that fits no form the configuration names, or fails its checks; nothing was made of it.</summary>
    UnreadableFrame,
}
