using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The words for faults and their parameters.</summary>
internal static class FaultWords
{
    /// <summary>Kinds by the words for them.</summary>
    public static IReadOnlyDictionary<string, FaultKind> Kinds { get; } =
        Enum.GetValues<FaultKind>().ToDictionary(FaultBoard.Name, static kind => kind, StringComparer.Ordinal);

    /// <summary>The names of a kind's parameters.</summary>
    public static IReadOnlyList<string> Parameters(FaultKind kind) =>
        [.. FaultParameters.Of(kind).Select(static parameter => parameter.Name)];
}
