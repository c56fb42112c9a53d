namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>The faults of one face.</summary>
/// <param name="Face">The face's protocol.</param>
/// <param name="Supported">What can be set.</param>
/// <param name="Active">What is set and not over.</param>
/// <param name="Past">The last that are over, oldest first.</param>
public sealed record FaultBoardView(
    string Face,
    IReadOnlyList<string> Supported,
    IReadOnlyList<FaultView> Active,
    IReadOnlyList<FaultView> Past
);
