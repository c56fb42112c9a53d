namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A call to an outside party on behalf of a group: the party comes first, an agent when it has answered (field rule 56).</summary>
public sealed record PredictiveCallRequest
{
    /// <summary>A group, a route point, a voice unit or an announcement that the answered party is given to; never a station.</summary>
    public required string Group { get; init; }

    /// <summary>The outside party.</summary>
    public required string Number { get; init; }

    /// <summary>How long it rings. Default 30 s.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What listening to the party will find; null for no classification (field rules 57, 58).</summary>
    public CallClassification? Classification { get; init; }

    /// <summary>How long the listening takes after the answer. Default 1.5 s.</summary>
    public TimeSpan ClassifyTime { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>User-to-user data for the call; empty for none.</summary>
    public string UserData { get; init; } = "";

    /// <summary>Call variables from the start.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>Told once how the attempt to reach the party ended.</summary>
    public Action<PbxLeg?, OfferOutcome>? Completed { get; init; }
}
