namespace CtiMiddleware.Server.NineSteps;

/// <summary>One step of a caller's script.</summary>
/// <param name="Hears">The notes that are awaited.</param>
internal sealed record CallerStep(string Hears)
{
    /// <summary>Keys pressed then.</summary>
    public string Presses { get; init; } = "";

    /// <summary>Notes said then.</summary>
    public string Says { get; init; } = "";

    /// <summary>What else is done then; null for nothing.</summary>
    public Action? Then { get; init; }
}
