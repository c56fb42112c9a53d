namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>A mapping of a scenario's text that remembers where it stands.</summary>
public abstract record ScenarioNode
{
    /// <summary>The line in the file, from 1; 0 when it was not read from a file.</summary>
    public int Line { get; internal set; }

    /// <summary>The column, from 1.</summary>
    public int Column { get; internal set; }
}
