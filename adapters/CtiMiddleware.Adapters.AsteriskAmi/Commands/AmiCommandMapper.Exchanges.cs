using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <content>Commands that are more than actions in order: they bind a call, carry data, or answer with more than yes.</content>
internal sealed partial class AmiCommandMapper
{
    private void MakeCall(CommandTicket ticket, SwitchCommand.MakeCall command, IExchangeContext context)
    {
        if (NativeName(command.CallingDevice) is not { } channel)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidCallingDevice, NoNumber(command.CallingDevice)));
            return;
        }
        var id = newChannelId();
        var connection = new NativeConnection(id, id);
        var action = new AmiAction("Originate")
            .With("Channel", channel)
            .With("Context", options.Context)
            .With("Exten", command.CalledDirectoryNumber)
            .With("Priority", 1)
            .With("Timeout", (long)options.RingTime.TotalMilliseconds)
            .With("CallerID", $"<{command.CallingDevice}>")
            .With("Async", "true")
            .With("ChannelId", id);
        foreach (var (key, value) in command.UserData ?? new Dictionary<string, string?>())
            action.With("Variable", $"{key}={CommandChecks.Quote(value)}");
        if ((KeyProblem(command.UserData?.Keys) ?? action.Problem()) is { } problem)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidParameter, problem));
            return;
        }
        model.Expect(id, command.CalledDirectoryNumber);
        context.Output.BindCall(ticket, connection);
        var watch = new OriginateWatch(model, connection, command.CallingDevice, command.CalledDirectoryNumber);
        context.Send(action, new OriginateExchange(ticket, watch));
    }

    private void Pickup(CommandTicket ticket, SwitchCommand.DirectedPickupCall command, IExchangeContext context)
    {
        if (model.ChannelName(command.CallToBePickedUp.DeviceId) is not { } target)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidConnection, NoSuchChannel));
            return;
        }
        if (NativeName(command.RequestingDevice) is not { } channel)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidDevice, NoNumber(command.RequestingDevice)));
            return;
        }
        var at = command.CallToBePickedUp.DeviceId.IndexOf('@', StringComparison.Ordinal);
        // A park slot's number dials out who waits there; a queue's number would put the requesting device into the queue.
        if (at >= 0 && model.WaitsAt(command.CallToBePickedUp.DeviceId) != DeviceCategory.Park)
        {
            context.Output.Complete(
                ticket,
                CommandAnswer.Rejected(
                    Failure.InvalidConnectionState,
                    "the connection does not wait at a park slot; a queued call cannot be picked up"
                )
            );
            return;
        }
        var action = new AmiAction("Originate")
            .With("Channel", channel)
            .With("Timeout", (long)options.RingTime.TotalMilliseconds)
            .With("CallerID", $"<{command.RequestingDevice}>")
            .With("Async", "true");
        if (at < 0)
            action.With("Application", "PickupChan").With("Data", target);
        else
            action.With("Context", options.Context).With("Exten", command.CallToBePickedUp.DeviceId[(at + 1)..]).With("Priority", 1);
        new SequenceExchange(ticket, [action]).Start(context);
    }

    private void AssociateData(CommandTicket ticket, SwitchCommand.AssociateData command, IExchangeContext context)
    {
        if (model.ChannelName(command.ExistingCall.DeviceId) is not { } name)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidConnection, NoSuchChannel));
            return;
        }
        if ((command.UserData.Count == 0 ? "no data given" : KeyProblem(command.UserData.Keys)) is { } problem)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidParameter, problem));
            return;
        }
        // The data live in the middleware; the channel variable lets the dial plan read them.
        var actions = command
            .UserData.Select(pair =>
                new AmiAction("Setvar").With("Channel", name).With("Variable", pair.Key).With("Value", pair.Value ?? string.Empty)
            )
            .ToList();
        var happened = new CallEvent.CallInformation(command.ExistingCall, PartyDevice.NotRequired, PartyDevice.NotRequired)
        {
            AttachedData = command.UserData,
        };
        new SequenceExchange(ticket, actions) { OnSuccess = output => output.Emit(happened) }.Start(context);
    }

    private void Record(CommandTicket ticket, SwitchCommand.RecordMessage command, IExchangeContext context)
    {
        if (command.MaxDuration is not null || command.Beep || command.Termination != VoiceTermination.None)
        {
            context.Output.Complete(
                ticket,
                CommandAnswer.NotSupported(
                    "MixMonitor records until it is stopped: it has no longest time, no ending digit or silence and no beep."
                )
            );
            return;
        }
        if (model.ChannelName(command.CallToBeRecorded.DeviceId) is not { } name)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidConnection, NoSuchChannel));
            return;
        }
        var file = command.Resource ?? $"{command.CallToBeRecorded.DeviceId}.wav";
        if (!CommandChecks.IsFileName(file))
        {
            context.Output.Complete(
                ticket,
                CommandAnswer.Rejected(
                    Failure.InvalidParameter,
                    "the file's name leads out of the folder of recordings or holds characters that are not allowed"
                )
            );
            return;
        }
        new SequenceExchange(ticket, [new AmiAction("MixMonitor").With("Channel", name).With("File", file)])
        {
            Fields = [new("file", $"monitor/{file}"), new("relativeTo", "the switch's astspooldir (asterisk.conf)")],
        }.Start(context);
    }

    private void Escape(CommandTicket ticket, SwitchCommand.Escape command, IExchangeContext context)
    {
        if (CommandChecks.EscapeProblem(command.Fields) is { } problem)
        {
            context.Output.Complete(ticket, CommandAnswer.Rejected(Failure.InvalidParameter, problem));
            return;
        }
        var action = new AmiAction(command.Fields[0].Value);
        foreach (var (key, value) in command.Fields.Skip(1))
        {
            if (!string.Equals(key, "ActionID", StringComparison.OrdinalIgnoreCase))
                action.With(key, value);
        }
        context.Send(action, new EscapeExchange(ticket, options.MaxListEvents));
    }
}
