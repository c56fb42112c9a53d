namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>What is wrong with a scenario's text, and where.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What was expected, and the nearest valid word where there is one.</param>
public sealed record ScenarioError(string File, int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}: {Message}");
}
