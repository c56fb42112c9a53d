using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Runtime.Monitors;

/// <summary>What the monitors of a switch need of its loop. Loop's thread only.</summary>
internal interface IMonitorHost
{
    /// <summary>Why no link is there, in words.</summary>
    string WhyNot { get; }

    /// <summary>Hands a command to the link that carries the switch; false when none does.</summary>
    bool TryRun(SwitchCommand command, Action<CommandAnswer> ended);

    /// <summary>Whether a command's link is still there, so that its end is the switch's doing.</summary>
    bool HasLink { get; }

    /// <summary>The sync goes on: its deadline begins anew.</summary>
    void Progress();

    /// <summary>A monitor ended: what the switch no longer reports must be found by comparing.</summary>
    void CallsMayBeGone();
}
