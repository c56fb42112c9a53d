namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A call made for somebody by a computer: the device rings first, and dials when it answers (ECMA-269 prompting).</summary>
public sealed record OriginateRequest
{
    /// <summary>The device that rings first.</summary>
    public required PbxDevice Device { get; init; }

    /// <summary>What happens with the leg when it has answered, for instance <c>leg => engine.Route(leg, "1002")</c>.</summary>
    public required Action<PbxLeg> Proceed { get; init; }

    /// <summary>Told once how the first leg ended: answered, or why not.</summary>
    public Action<PbxLeg?, OfferOutcome>? Completed { get; init; }

    /// <summary>How long the first device rings. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The outside number when <see cref="Device"/> is a trunk.</summary>
    public string OutsideNumber { get; init; } = "";

    /// <summary>A number shown instead of the device's own; empty for its own.</summary>
    public string CallerNumber { get; init; } = "";

    /// <summary>A name shown instead of the device's own; empty for its own.</summary>
    public string CallerName { get; init; } = "";

    /// <summary>Something of the asking face, handed back with the events of the first leg.</summary>
    public object? Tag { get; init; }
}
