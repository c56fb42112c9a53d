using CtiMiddleware.Conformance.World;

namespace CtiMiddleware.Conformance.Stories;

/// <summary>What people do at their telephones, and the one sequence of uniform events that every switch tells of it.</summary>
/// <param name="Name">Its name, a sentence.</param>
/// <param name="Act">What people do.</param>
/// <param name="Lines">
/// The sequence, as <see cref="CallStory"/> writes it. An event that the switch cannot tell, by its adapter's capability table, is left out of it;
/// nothing else may differ.
/// </param>
public sealed record CallScenario(string Name, Action<ConformanceWorld> Act, IReadOnlyList<string> Lines)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
