namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>How a switch restarts (field rule 43).</summary>
public enum RestartKind
{
    /// <summary>Calls are lost, identifiers begin anew.</summary>
    Cold,

    /// <summary>Calls and identifiers go on.</summary>
    Warm,
}
