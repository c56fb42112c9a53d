namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What a voice unit does with a caller.</summary>
public sealed record VoiceUnitOptions
{
    /// <summary>How long the announcement is. Default 5 s.</summary>
    public TimeSpan Announcement { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most digits taken; 0 takes none. A <c>#</c> ends them early, and the first one stops the announcement.</summary>
    public int Digits { get; init; }

    /// <summary>How long the caller may take for the next digit (field rule 61). Default 5 s.</summary>
    public TimeSpan DigitTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The call variable that gets the digits; empty for none.</summary>
    public string Variable { get; init; } = "";

    /// <summary>Where the caller goes for the digits dialled.</summary>
    public IReadOnlyDictionary<string, string> Destinations { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where he goes otherwise; empty: the switch hangs up.</summary>
    public string Next { get; init; } = "";
}
