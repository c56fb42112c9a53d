using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>Refuses what need not be asked of the switch. Pure apart from the look-up.</summary>
/// <param name="capabilities">What the adapter can do.</param>
/// <param name="find">Looks up a connection.</param>
internal sealed class CommandGate(SwitchCapabilities capabilities, Func<ConnectionId, ConnectionLookup> find)
{
    /// <summary>Refuses a service that the adapter does not have; null when it may go on.</summary>
    public CommandAnswer? Refuse(PendingCommand command)
    {
        if (command.Command is SwitchCommand.RequestSnapshot)
            return null;
        var capability = capabilities.Service(command.Service);
        return capability.Support == ServiceSupport.NotSupported
            ? CommandAnswer.NotSupported(capability.Note ?? $"The switch cannot do {command.Service}.")
            : null;
    }

    /// <summary>The device of a connection; null when it is not known.</summary>
    public DeviceId? DeviceOf(ConnectionId connection) => find(connection).Connection?.Device;

    /// <summary>Refuses when the connection is not as the caller saw it; null when it may go on.</summary>
    public CommandAnswer? RefuseLate(PendingCommand command)
    {
        if (command.IfRev is not { } wanted)
            return null;
        var found = find(wanted.Connection);
        if (found.Status != LookupStatus.Present || found.Connection is not { } connection)
            return CommandAnswer.Rejected(Failure.InvalidConnection, $"{wanted.Connection} does not exist any more.");
        return connection.Rev == wanted.Rev
            ? null
            : CommandAnswer.Rejected(
                Failure.InvalidConnectionState,
                $"{wanted.Connection} changed since: it is at {connection.Rev} ({connection.State}), not at {wanted.Rev}."
            );
    }
}
