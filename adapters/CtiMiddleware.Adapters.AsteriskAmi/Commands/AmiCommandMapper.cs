using System.Globalization;
using CtiMiddleware.Adapters.AsteriskAmi.Events;
using CtiMiddleware.Adapters.AsteriskAmi.Messages;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.AsteriskAmi.Commands;

/// <summary>Turns a command into actions, or into a refusal with a reason. What Asterisk cannot do is refused without asking it.</summary>
internal sealed partial class AmiCommandMapper(
    AsteriskAmiOptions options,
    CallModel model,
    DeviceMap devices,
    AgentEvents agents,
    Func<string> newChannelId
)
{
    private const string NoSuchChannel = "the connection's channel is gone";

    /// <summary>Starts a command.</summary>
    public void Execute(CommandTicket ticket, SwitchCommand command, IExchangeContext context)
    {
        switch (command)
        {
            case SwitchCommand.MakeCall c:
                MakeCall(ticket, c, context);
                break;
            case SwitchCommand.RequestSnapshot { Scope: SnapshotScope.Devices }:
                new DevicesSnapshot(ticket, devices).Start(context);
                break;
            case SwitchCommand.RequestSnapshot { Scope: SnapshotScope.Groups or SnapshotScope.Agents } c:
                new QueuesSnapshot(ticket, c.Scope, agents).Start(context);
                break;
            case SwitchCommand.RequestSnapshot { Scope: SnapshotScope.Calls }:
                new CallsSnapshot(ticket, model).Start(context);
                break;
            case SwitchCommand.Escape c:
                Escape(ticket, c, context);
                break;
            case SwitchCommand.DirectedPickupCall c:
                Pickup(ticket, c, context);
                break;
            case SwitchCommand.SetAgentState c:
                Run(ticket, AgentActions(c), context);
                break;
            case SwitchCommand.AssociateData c:
                AssociateData(ticket, c, context);
                break;
            case SwitchCommand.RecordMessage c:
                Record(ticket, c, context);
                break;
            default:
                Run(ticket, Plan(command), context);
                break;
        }
    }

    private static void Run(CommandTicket ticket, AmiPlan plan, IExchangeContext context)
    {
        if (plan.Refusal is { } refusal)
            context.Output.Complete(ticket, refusal);
        else
            new SequenceExchange(ticket, plan.Actions, plan.All).Start(context);
    }

    private AmiPlan Plan(SwitchCommand command) =>
        command switch
        {
            SwitchCommand.AnswerCall c => Notify(c.CallToBeAnswered, "talk", "answer a ringing phone"),
            SwitchCommand.HoldCall c => Notify(c.CallToBeHeld, "hold", "make a phone hold"),
            SwitchCommand.RetrieveCall c => Notify(c.CallToBeRetrieved, "talk", "make a phone retrieve"),
            SwitchCommand.ClearConnection c => OnChannel(
                c.ConnectionToBeCleared,
                name => new AmiAction("Hangup").With("Channel", name).With("Cause", 16)
            ),
            SwitchCommand.ClearCall c => ClearCall(c),
            SwitchCommand.DeflectCall c => Deflect(c),
            SwitchCommand.ConsultationCall c => OnChannel(
                c.ExistingCall,
                name => new AmiAction("Atxfer").With("Channel", name).With("Exten", c.ConsultedDevice).With("Context", options.Context)
            ),
            SwitchCommand.AlternateCall c => Alternate(c),
            SwitchCommand.ReconnectCall c => Reconnect(c),
            SwitchCommand.TransferCall c => Transfer(c),
            SwitchCommand.ConferenceCall c => Conference(c),
            SwitchCommand.SingleStepTransferCall c => OnChannel(
                c.ActiveCall,
                name => new AmiAction("BlindTransfer").With("Channel", name).With("Context", options.Context).With("Exten", c.TransferredTo)
            ),
            SwitchCommand.SingleStepConferenceCall c => SingleStepConference(c),
            SwitchCommand.ParkCall c => Park(c),
            SwitchCommand.GenerateDigits c => Digits(c),
            SwitchCommand.SetMessageWaitingIndicator c => AmiPlan.Of(
                new AmiAction("MWIUpdate").With("Mailbox", c.Device).With("NewMessages", c.MessageWaitingOn ? 1 : 0).With("OldMessages", 0)
            ),
            SwitchCommand.Stop c => OnChannel(c.Connection, name => new AmiAction("StopMixMonitor").With("Channel", name)),
            _ => AmiPlan.NotSupported($"Asterisk's manager has nothing for {command.GetType().Name}."),
        };

    private AmiPlan OnChannel(NativeConnection connection, Func<string, AmiAction> action) =>
        model.ChannelName(connection.DeviceId) is { } name
            ? AmiPlan.Of(action(name))
            : AmiPlan.Refused(Failure.InvalidConnection, NoSuchChannel);

    private AmiPlan Notify(NativeConnection connection, string what, string doing) =>
        !options.SipNotifyControl
            ? AmiPlan.NotSupported($"Asterisk cannot {doing}; phones that obey SIP NOTIFY can, see the option SipNotifyControl.")
            : OnChannel(connection, name => new AmiAction("PJSIPNotify").With("Channel", name).With("Variable", $"Event={what}"));

    private AmiPlan ClearCall(SwitchCommand.ClearCall command)
    {
        var names = model.ChannelNames(command.CallToBeCleared.CallId);
        return names.Count == 0
            ? AmiPlan.Refused(Failure.InvalidCall, "the call is gone")
            : new AmiPlan([.. names.Select(name => new AmiAction("Hangup").With("Channel", name).With("Cause", 16))], All: false);
    }

    private AmiPlan Deflect(SwitchCommand.DeflectCall command)
    {
        var half = command.CallToBeDiverted.DeviceId;
        // What can be sent elsewhere is the caller: it leaves everybody who rings, or the queue it waits in.
        var waits = half.Contains('@', StringComparison.Ordinal);
        var name = waits ? model.ChannelName(half) : model.DialledByName(half);
        if (!waits && model.StateOf(half) == ChannelState.Up)
            return AmiPlan.Refused(
                Failure.InvalidConnectionState,
                "the connection is answered; only an alerting or queued one can be deflected"
            );
        return name is null
            ? AmiPlan.Refused(Failure.InvalidConnection, "nobody is calling this connection")
            : AmiPlan.Of(
                new AmiAction("Redirect")
                    .With("Channel", name)
                    .With("Exten", command.NewDestination)
                    .With("Context", options.Context)
                    .With("Priority", 1)
            );
    }

    /// <summary>A device that consults with one channel is steered by the feature codes of its own bridge; one with two channels by its channels.</summary>
    private static bool OneChannel(NativeConnection held, NativeConnection active) => held.DeviceId == active.DeviceId;

    private AmiPlan Alternate(SwitchCommand.AlternateCall command) =>
        OneChannel(command.HeldCall, command.ActiveCall)
            ? Feature(command.ActiveCall, "*4")
            : AmiPlan.NotSupported("The phone has a channel for each call; only it can alternate between them.");

    private AmiPlan Reconnect(SwitchCommand.ReconnectCall command) =>
        OnChannel(
            command.ActiveCall,
            name =>
                OneChannel(command.HeldCall, command.ActiveCall)
                    ? new AmiAction("CancelAtxfer").With("Channel", name)
                    : new AmiAction("Hangup").With("Channel", name).With("Cause", 16)
        );

    private AmiPlan Transfer(SwitchCommand.TransferCall command)
    {
        if (OneChannel(command.HeldCall, command.ActiveCall))
            return OnChannel(command.ActiveCall, name => new AmiAction("Hangup").With("Channel", name).With("Cause", 16));
        if (
            model.PartnerName(command.HeldCall.DeviceId) is not { } first
            || model.PartnerName(command.ActiveCall.DeviceId) is not { } second
        )
            return AmiPlan.Refused(Failure.InvalidConnectionState, "both calls must be answered and have one other party each");
        return AmiPlan.Of(new AmiAction("Bridge").With("Channel1", first).With("Channel2", second).With("Tone", "no"));
    }

    private AmiPlan Conference(SwitchCommand.ConferenceCall command) =>
        OneChannel(command.HeldCall, command.ActiveCall)
            ? Feature(command.ActiveCall, "*3")
            : AmiPlan.NotSupported("The phone has a channel for each call; Asterisk cannot join them and keep the phone in it.");

    private AmiPlan Feature(NativeConnection connection, string code) =>
        model.ChannelName(connection.DeviceId) is not { } name
            ? AmiPlan.Refused(Failure.InvalidConnection, NoSuchChannel)
            : new AmiPlan([.. code.Select(digit => Digit(name, digit, duration: null))]);

    private AmiPlan SingleStepConference(SwitchCommand.SingleStepConferenceCall command)
    {
        if (options.ConferenceExtension is not { } room)
            return AmiPlan.NotSupported("No conference room is configured, see the option ConferenceExtension.");
        var half = command.ActiveCall.DeviceId;
        if (model.ChannelName(half) is not { } own || model.PartnerName(half) is not { } partner)
            return AmiPlan.Refused(Failure.InvalidConnectionState, "the call must be answered and have one other party");
        if (NativeName(command.DeviceToJoin) is not { } joining)
            return AmiPlan.Refused(Failure.InvalidDevice, NoNumber(command.DeviceToJoin));
        return new AmiPlan([
            new AmiAction("Redirect")
                .With("Channel", own)
                .With("ExtraChannel", partner)
                .With("Exten", room)
                .With("ExtraExten", room)
                .With("Context", options.Context)
                .With("ExtraContext", options.Context)
                .With("Priority", 1)
                .With("ExtraPriority", 1),
            new AmiAction("Originate")
                .With("Channel", joining)
                .With("Context", options.Context)
                .With("Exten", room)
                .With("Priority", 1)
                .With("Async", "true"),
        ]);
    }

    private AmiPlan Park(SwitchCommand.ParkCall command)
    {
        if (command.ParkTo is not null)
            return AmiPlan.NotSupported("Asterisk's Park action cannot choose the slot; the switch does.");
        var half = command.Parking.DeviceId;
        if (model.ChannelName(half) is not { } own || model.PartnerName(half) is not { } partner)
            return AmiPlan.Refused(Failure.InvalidConnectionState, "the call must be answered and have one other party");
        return AmiPlan.Of(new AmiAction("Park").With("Channel", partner).With("TimeoutChannel", own));
    }

    private AmiPlan Digits(SwitchCommand.GenerateDigits command)
    {
        foreach (var digit in command.CharactersToSend)
        {
            if (!"0123456789*#ABCD".Contains(digit, StringComparison.Ordinal))
                return AmiPlan.Refused(Failure.InvalidParameter, $"'{digit}' is no digit; 0-9, *, # and A-D are");
        }
        if (command.CharactersToSend.Length is 0 or > 64)
            return AmiPlan.Refused(Failure.InvalidParameter, "1 to 64 digits can be sent");
        return model.ChannelName(command.ConnectionToSendDigits.DeviceId) is not { } name
            ? AmiPlan.Refused(Failure.InvalidConnection, NoSuchChannel)
            : new AmiPlan([.. command.CharactersToSend.Select(digit => Digit(name, digit, command.ToneDuration))]);
    }

    /// <summary>As if the device had dialled it: received from the channel, so that the other party and the features hear it.</summary>
    private static AmiAction Digit(string channel, char digit, TimeSpan? duration) =>
        new AmiAction("PlayDTMF")
            .With("Channel", channel)
            .With("Digit", digit.ToString())
            .With("Duration", duration is { } time ? ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) : null)
            .With("Receive", "true");

    private AmiPlan AgentActions(SwitchCommand.SetAgentState command)
    {
        if (NativeName(command.Device) is not { } endpoint)
            return AmiPlan.Refused(Failure.InvalidDevice, NoNumber(command.Device));
        if (command.RequestedAgentState is RequestedAgentState.LoggedOn or RequestedAgentState.LoggedOff && command.Group is null)
            return AmiPlan.Refused(Failure.InvalidAgentGroup, "Asterisk's agents log on to a queue; name the group");
        return command.RequestedAgentState switch
        {
            RequestedAgentState.LoggedOn => AmiPlan.Of(
                new AmiAction("QueueAdd").With("Queue", command.Group).With("Interface", endpoint).With("MemberName", command.AgentName)
            ),
            RequestedAgentState.LoggedOff => AmiPlan.Of(
                new AmiAction("QueueRemove").With("Queue", command.Group).With("Interface", endpoint)
            ),
            RequestedAgentState.Ready => Pause(endpoint, command, paused: false),
            RequestedAgentState.NotReady => Pause(endpoint, command, paused: true),
            _ => AmiPlan.NotSupported(
                "Asterisk's queues have no state of work after a call that could be set; not ready with a reason can."
            ),
        };
    }

    private static AmiPlan Pause(string endpoint, SwitchCommand.SetAgentState command, bool paused) =>
        AmiPlan.Of(
            new AmiAction("QueuePause")
                .With("Interface", endpoint)
                .With("Paused", paused ? "true" : "false")
                .With("Queue", command.Group)
                .With("Reason", command.Reason)
        );

    /// <summary>How the switch calls a device; null when the number is none that could be one.</summary>
    private string? NativeName(string number) =>
        devices.NativeName(number)
        ?? (CommandChecks.IsNumber(number) ? string.Format(CultureInfo.InvariantCulture, options.DialTemplate, number) : null);

    private static string NoNumber(string number) => $"\"{number}\" cannot be the number of a device";

    private static string? KeyProblem(IEnumerable<string>? keys) =>
        (keys ?? []).FirstOrDefault(key => !CommandChecks.IsVariable(key)) is { } key ? CommandChecks.NoVariable(key) : null;
}
