namespace CtiMiddleware.Client;

/// <summary>A party of a call: caller or called.</summary>
public sealed record Party
{
    /// <summary>Whether it is told: <c>provided</c>, <c>notKnown</c>, <c>restricted</c>, <c>notRequired</c>, <c>notSpecified</c>.</summary>
    public string Status { get; init; } = "notKnown";

    /// <summary>The switch-scoped device, when the number is one of the switch's devices.</summary>
    public string? Device { get; init; }

    /// <summary>The digits as reported; null when not told or masked.</summary>
    public string? Number { get; init; }

    /// <summary>The display name as reported.</summary>
    public string? Name { get; init; }

    /// <summary>A party that the switch did not tell.</summary>
    public static Party NotKnown { get; } = new();
}
