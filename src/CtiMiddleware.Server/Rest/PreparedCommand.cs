using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Server.Rest;

/// <summary>A command that passed every check of the doors.</summary>
/// <param name="Switch">The switch it goes to.</param>
/// <param name="Command">The command.</param>
/// <param name="Target">What it acts on, for the audit log: a connection, device, agent or call.</param>
public sealed record PreparedCommand(SwitchId Switch, SwitchCommand Command, string Target)
{
    /// <summary>The connection that must not have changed, or null.</summary>
    public (ConnectionId Connection, long Rev)? IfRev { get; init; }
}
