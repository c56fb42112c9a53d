namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Make Call.</summary>
public sealed record MakeCallBody
{
    /// <summary>The calling device, <c>hq:2001</c>.</summary>
    public required string From { get; init; }

    /// <summary>What to dial: a number as on the switch's own telephones, or a device of the same switch (<c>hq:2002</c>).</summary>
    public required string To { get; init; }

    /// <summary><c>normal</c>, the default. <c>predictive</c> is not there yet.</summary>
    public string? Mode { get; init; }

    /// <summary>Keys and values attached to the call from its beginning. At most 64.</summary>
    public Dictionary<string, string?>? UserData { get; init; }
}
