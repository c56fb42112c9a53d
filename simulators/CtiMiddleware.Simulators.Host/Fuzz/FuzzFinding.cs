namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>A failing input, as small as it was made: enough to play it again.</summary>
public sealed record FuzzFinding
{
    /// <summary>The face.</summary>
    public required string Face { get; init; }

    /// <summary>The seed of the episode's world.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What went wrong, in short.</summary>
    public required string What { get; init; }

    /// <summary>What went wrong, in full.</summary>
    public required string Detail { get; init; }

    /// <summary>What was sent in place of which message of the switch, counted from 0; bytes in Base64.</summary>
    public required IReadOnlyDictionary<long, IReadOnlyList<byte[]>> Replaced { get; init; }
}
