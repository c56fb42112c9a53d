namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What the link's counters must show since the start.</summary>
public sealed record CounterPattern : ScenarioNode
{
    /// <summary>Anomalies of all kinds.</summary>
    public CountRule? Anomalies { get; init; }

    /// <summary>Well-formed messages of unknown kinds.</summary>
    public CountRule? Unknown { get; init; }

    /// <summary>Protocol errors, each of which dropped the link.</summary>
    public CountRule? ProtocolErrors { get; init; }

    /// <summary>How often the link was connected.</summary>
    public CountRule? Connects { get; init; }

    /// <summary>How often the faults of the scenario acted, all together.</summary>
    public CountRule? FaultsActed { get; init; }
}
