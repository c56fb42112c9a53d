using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>What one client hears, and why: the monitor that opening the session made, or one that it asked for.</summary>
internal sealed class CtiMonitor(CtiServerSession session, uint id, CtiMonitorKind kind)
{
    /// <summary>Whose it is.</summary>
    public CtiServerSession Session { get; } = session;

    /// <summary>Stands in every event that it causes; 0 for all events of a session.</summary>
    public uint Id { get; } = id;

    /// <summary>What it reports.</summary>
    public CtiMonitorKind Kind { get; } = kind;

    /// <summary>The device, for monitors of devices and agents.</summary>
    public string Device { get; set; } = "";

    /// <summary>The call, for monitors of calls: it follows the call to its end (field rule 28).</summary>
    public CtiCall? Call { get; set; }

    /// <summary>Call events wanted.</summary>
    public CallEventMessageMask Calls { get; set; }

    /// <summary>Agent states wanted.</summary>
    public AgentStateMask Agents { get; set; }

    /// <summary>Granted and reports nothing: a fault.</summary>
    public bool Silent { get; init; }

    /// <summary>False once stopped.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Whether the calls of a connection are reported here.</summary>
    public bool Covers(CtiConnection connection) =>
        Active
        && Kind switch
        {
            CtiMonitorKind.All => true,
            CtiMonitorKind.Call => ReferenceEquals(Call, connection.Call),
            _ => string.Equals(Device, connection.Party.Id, StringComparison.Ordinal),
        };
}
