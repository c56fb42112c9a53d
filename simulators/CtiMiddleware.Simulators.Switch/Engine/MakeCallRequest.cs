namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A call that a computer makes for a station.</summary>
public sealed record MakeCallRequest
{
    /// <summary>Who calls.</summary>
    public required Station From { get; init; }

    /// <summary>What is dialled.</summary>
    public required string Number { get; init; }

    /// <summary>
    /// True when the station rings first and dials when it is answered, as one without a loudspeaker must; false when it goes off-hook by itself.
    /// </summary>
    public bool Prompt { get; init; }

    /// <summary>How long the station rings with <see cref="Prompt"/>. Default 30 s.</summary>
    public TimeSpan PromptTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>User-to-user data for the call; empty for none.</summary>
    public string UserData { get; init; } = "";

    /// <summary>Call variables from the start.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>With <see cref="Prompt"/>: told once how the ringing at the station ended.</summary>
    public Action<PbxLeg?, OfferOutcome>? Completed { get; init; }

    /// <summary>Something of the asking face, handed back with the leg's prompt.</summary>
    public object? Tag { get; init; }
}
