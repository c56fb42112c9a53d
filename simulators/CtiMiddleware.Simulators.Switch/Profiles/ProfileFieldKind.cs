namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>What may stand behind a key of a profile.</summary>
internal enum ProfileFieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number to dial: digits, <c>*</c>, <c>#</c>, <c>+</c>.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number with decimals.</summary>
    Real,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A time: <c>250ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>.</summary>
    Duration,

    /// <summary>One of given words.</summary>
    Word,

    /// <summary>A list of numbers to dial.</summary>
    Numbers,

    /// <summary>Skills with their priorities.</summary>
    Skills,

    /// <summary>Digits, each with a number to dial.</summary>
    Destinations,
}
