using CtiMiddleware.Adapters.AudioSocket.Messages;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.AudioSocket;

// Commands: all are answered at once, because the far end answers none.
public sealed partial class AudioSocketProtocol
{
    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
    {
        var answer = command switch
        {
            SwitchCommand.ClearConnection c => Clear(c.ConnectionToBeCleared, output),
            SwitchCommand.ClearCall c => Clear(c.CallToBeCleared with { DeviceId = "unit" }, output),
            SwitchCommand.AssociateData c => Associate(c, output),
            SwitchCommand.RequestSnapshot c => Show(c.Scope, output),
            _ => CommandAnswer.NotSupported(
                AudioSocketCapabilities.All.Service(command.GetType().Name).Note ?? $"AudioSocket has nothing for {command.GetType().Name}."
            ),
        };
        output.Complete(ticket, answer);
    }

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output) { }

    private CommandAnswer Clear(NativeConnection connection, ILinkOutput output)
    {
        if (!_calls.TryGetValue(connection, out var call))
            return CommandAnswer.Rejected(Model.Causes.Failure.InvalidConnection, "the connection is gone");
        call.Over = true;
        new ConnectionBlock(ConnectionBlockKind.Bytes, call.Number).Write(output.Wire, AudioSocketFrame.Terminate);
        Close(call, output);
        End(call, EventCause.NormalClearing, "ended by request", output);
        return CommandAnswer.Acknowledged;
    }

    private CommandAnswer Associate(SwitchCommand.AssociateData command, ILinkOutput output)
    {
        if (!_calls.ContainsKey(command.ExistingCall))
            return CommandAnswer.Rejected(Model.Causes.Failure.InvalidConnection, "the connection is gone");
        output.Emit(
            new CallEvent.CallInformation(command.ExistingCall, PartyDevice.NotRequired, PartyDevice.NotRequired)
            {
                AttachedData = command.UserData,
            }
        );
        return CommandAnswer.Acknowledged;
    }

    private CommandAnswer Show(SnapshotScope scope, ILinkOutput output)
    {
        output.SnapshotBegin(scope);
        if (scope == SnapshotScope.Devices)
        {
            foreach (var number in _devices.Values.Append(_line).Distinct(StringComparer.Ordinal))
                output.SnapshotItem(new SnapshotItem.Device(number, DeviceCategory.VoiceUnit) { InService = true });
        }
        if (scope == SnapshotScope.Calls)
        {
            foreach (var call in _calls.Values.OrderBy(static one => one.Number))
            {
                var connection = new SnapshotConnection(call.Id, call.Device, LocalConnectionState.Connected);
                output.SnapshotItem(
                    new SnapshotItem.Call(call.Id.CallId, [connection])
                    {
                        CalledDevice = call.Device,
                        GlobalCallLinkage = call.Uuid.ToString(),
                    }
                );
            }
        }
        output.SnapshotEnd(scope, complete: true);
        return CommandAnswer.Acknowledged;
    }
}
