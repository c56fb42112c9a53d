namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>What a line is.</summary>
public enum SmdrShapeKind
{
    /// <summary>A call detail record.</summary>
    Call,

    /// <summary>The date of the records that follow.</summary>
    Date,

    /// <summary>More about the record before it: reported as a record of its own that names it.</summary>
    Continuation,

    /// <summary>A heading or a page's end: counted and not looked at.</summary>
    Ignored,

    /// <summary>A record of a kind that the PBX has and that no source describes: counted by its type and kept.</summary>
    Unknown,
}
