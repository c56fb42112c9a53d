namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>How the data of a floating field is read.</summary>
public enum TagKind
{
    /// <summary>Raw bytes (UNSPEC).</summary>
    Bytes,

    /// <summary>Text with a NUL at its end, which the length counts.</summary>
    Text,

    /// <summary>A big-endian number of 1, 2 or 4 bytes.</summary>
    Number,

    /// <summary>NAMEDVAR: name, NUL, value, NUL.</summary>
    NamedVariable,

    /// <summary>NAMEDARRAY: the index in one byte, then name, NUL, value, NUL.</summary>
    NamedArray,
}
