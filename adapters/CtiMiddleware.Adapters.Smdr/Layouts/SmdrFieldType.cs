namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>What the characters of a field must be.</summary>
public enum SmdrFieldType
{
    /// <summary>Digits in every column.</summary>
    Digits,

    /// <summary>Digits, <c>*</c> and <c>#</c>, padded with blanks on either side.</summary>
    Number,

    /// <summary>Printable characters.</summary>
    Text,

    /// <summary>A time of day by the field's format.</summary>
    Time,

    /// <summary>A length of time by the field's format.</summary>
    Duration,

    /// <summary>A day by the field's format.</summary>
    Date,
}
