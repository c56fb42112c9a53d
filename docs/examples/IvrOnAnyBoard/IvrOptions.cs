namespace IvrOnAnyBoard;

/// <summary>What the IVR must know. Immutable.</summary>
public sealed record IvrOptions
{
    /// <summary>Its lines.</summary>
    public required IReadOnlyList<IvrLine> Lines { get; init; }

    /// <summary>The group whose agents take the calls, for example <c>hq:610</c>.</summary>
    public required string Group { get; init; }

    /// <summary>How long an agent has a call on average: the estimate is made of it. Default 2 minutes.</summary>
    public TimeSpan CallLength { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long an agent's telephone may ring before the caller is taken back. Default 20 s.</summary>
    public TimeSpan AgentPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The key under which the collected digit goes with the call; what a PBX can carry differs. Default the name that contact centres have for it.</summary>
    public string ChoiceKey { get; init; } = "CallerEnteredDigits";

    /// <summary>The key for the caller's number as the data link told it. Default likewise.</summary>
    public string CallerKey { get; init; } = "CustomerPhoneNumber";
}
