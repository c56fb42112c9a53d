using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Events;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>Uniform commands → requests. Connections are echoed exactly as the switch reported them last (field rule 2).</summary>
/// <param name="options">How the link is set up.</param>
/// <param name="context">The link.</param>
internal sealed partial class CommandMapper(CiscoGed188Options options, IExchangeContext context)
{
    private readonly Dictionary<string, uint> _monitors = [];

    /// <summary>The services that the server granted on this connection.</summary>
    public CtiServiceMask Granted { get; set; }

    /// <summary>The requests under way that make calls.</summary>
    public List<MakingExchange> Making { get; } = [];

    /// <summary>The connection is gone, and its monitors with it.</summary>
    public void Reset()
    {
        Making.Clear();
        _monitors.Clear();
        Granted = CtiServiceMask.None;
    }

    /// <summary>
    /// Nobody waits for a command any more: a call that begins at its device later is not taken for it. A late confirmation may still name its call.
    /// </summary>
    public void Abandon(CommandTicket ticket) => Making.RemoveAll(making => making.Ticket == ticket);

    /// <summary>Carries out a command: ends its ticket at once, or sends a request that will.</summary>
    public void Execute(CommandTicket ticket, SwitchCommand command)
    {
        if (Refusal(command) is { } refusal)
            context.Output.Complete(ticket, refusal);
        else if (!CallControl(ticket, command))
            Other(ticket, command);
    }

    private CommandAnswer? Refusal(SwitchCommand command) =>
        command switch
        {
            SwitchCommand.ParkCall => CommandAnswer.NotSupported("The CTI Server protocol has no request for parking."),
            SwitchCommand.DirectedPickupCall or SwitchCommand.GroupPickupCall => CommandAnswer.NotSupported(
                "The CTI Server protocol has no request for picking up calls."
            ),
            SwitchCommand.SetMessageWaitingIndicator => CommandAnswer.NotSupported(
                "The CTI Server protocol has no message waiting indication."
            ),
            SwitchCommand.RecordMessage or SwitchCommand.Stop => CommandAnswer.NotSupported(
                "Recording is a service that a client registers at the CTI Server; see Escape."
            ),
            SwitchCommand.PlayMessage
            or SwitchCommand.Suspend
            or SwitchCommand.Resume
            or SwitchCommand.StartDataCollection
            or SwitchCommand.StopDataCollection => CommandAnswer.NotSupported("The CTI Server protocol has no voice unit."),
            SwitchCommand.MonitorStart or SwitchCommand.MonitorStop when options.Mode != GedMode.Monitors => CommandAnswer.NotSupported(
                "Everything that this client may see is reported without a monitor."
            ),
            SwitchCommand.RequestSnapshot or SwitchCommand.MonitorStart or SwitchCommand.MonitorStop or SwitchCommand.Escape => null,
            SwitchCommand.SetAgentState when Granted.HasFlag(CtiServiceMask.AgentStateControlOnly) => null,
            _ when !Granted.HasFlag(CtiServiceMask.ClientControl) => NotGranted(CtiServiceMask.ClientControl),
            _ => null,
        };

    private static CommandAnswer NotGranted(CtiServiceMask service) =>
        CommandAnswer.Rejected(
            Failure.Security,
            $"the server did not grant this client the service {Enumeration.Find("CtiServiceMask")!.TextOf((uint)service)}"
        );

    private void Other(CommandTicket ticket, SwitchCommand command)
    {
        switch (command)
        {
            case SwitchCommand.AssociateData c:
                AssociateData(ticket, c);
                break;
            case SwitchCommand.SetAgentState c:
                SetAgentState(ticket, c);
                break;
            case SwitchCommand.MonitorStart c:
                MonitorStart(ticket, c.MonitorObject);
                break;
            case SwitchCommand.MonitorStop c:
                MonitorStop(ticket, c.MonitorObject);
                break;
            case SwitchCommand.RequestSnapshot c:
                Snapshot(ticket, c.Scope);
                break;
            case SwitchCommand.Escape c:
                Escape(ticket, c.Fields);
                break;
            default:
                context.Output.Complete(ticket, CommandAnswer.NotSupported($"{command.GetType().Name} is not known to the adapter."));
                break;
        }
    }

    private void AssociateData(CommandTicket ticket, SwitchCommand.AssociateData command)
    {
        if (context.Calls.Find(command.ExistingCall.CallId) is not { } call)
        {
            Reject(ticket, Failure.InvalidCall, $"call {command.ExistingCall.CallId} is not there");
            return;
        }
        var connection = Addressable(call, command.ExistingCall);
        if (connection is null)
        {
            Reject(ticket, Failure.InvalidConnection, $"the switch named no connection of call {call.Native}");
            return;
        }
        context.Send(
            MessageType.SetCallDataReq,
            call.Peripheral,
            writer =>
            {
                writer
                    .Set(Field.ConnectionDeviceIDType, connection.Type)
                    .Set(Field.ConnectionCallID, call.WireId)
                    .Set(Field.CallType, call.Type is { } kind ? (uint)kind : 0u)
                    .Text(Tag.ConnectionDeviceId, connection.DeviceId);
                CallData(writer, command.UserData);
            },
            new SimpleExchange(ticket)
        );
    }

    private void SetAgentState(CommandTicket ticket, SwitchCommand.SetAgentState command)
    {
        var reason = (uint)GedWire.Unknown16;
        if (command.Reason is { Length: > 0 } words && (!FixedField.TryNumber(words, out reason) || reason > ushort.MaxValue))
        {
            Reject(
                ticket,
                Failure.InvalidParameter,
                $"reason \"{words}\" is not a number between 0 and 65535, which the CTI Server's reasons are"
            );
            return;
        }
        var group = GedWire.Unknown;
        if (command.Group is { Length: > 0 } name && !FixedField.TryNumber(name, out group))
        {
            Reject(ticket, Failure.InvalidAgentGroup, $"group \"{name}\" is not the number of a skill group");
            return;
        }
        context.Send(
            MessageType.SetAgentStateReq,
            GedWire.Unknown,
            writer =>
            {
                writer
                    .Set(Field.AgentState, (uint)StateOf(command))
                    .Set(Field.NumSkillGroups, group == GedWire.Unknown ? 0u : 1u)
                    .Set(Field.EventReasonCode, reason == GedWire.Unknown16 ? 0 : reason)
                    .Text(Tag.AgentInstrument, command.Device)
                    .Text(Tag.AgentId, command.AgentID)
                    .Text(Tag.AgentPassword, command.Password);
                if (group != GedWire.Unknown)
                    writer.Number(Tag.SkillGroupNumber, group).Number(Tag.SkillGroupPriority, 0);
            },
            new SimpleExchange(ticket)
        );
    }

    // Work after a call is ready or not ready afterwards, which are two states here.
    private static GedAgentState StateOf(SwitchCommand.SetAgentState command) =>
        command.RequestedAgentState switch
        {
            RequestedAgentState.LoggedOn => GedAgentState.Login,
            RequestedAgentState.LoggedOff => GedAgentState.Logout,
            RequestedAgentState.Ready => GedAgentState.Available,
            RequestedAgentState.WorkingAfterCall when command.PendingAgentState == Model.States.AgentState.AgentReady =>
                GedAgentState.WorkReady,
            RequestedAgentState.WorkingAfterCall => GedAgentState.WorkNotReady,
            _ => GedAgentState.NotReady,
        };

    private void MonitorStart(CommandTicket ticket, string device)
    {
        if (!Granted.HasFlag(CtiServiceMask.PeripheralMonitor))
        {
            var refusal = NotGranted(CtiServiceMask.PeripheralMonitor);
            context.Output.Observed(device, DeviceObservation.Refused, refusal.Text);
            context.Output.Complete(ticket, refusal);
            return;
        }
        context.Send(
            MessageType.MonitorStartReq,
            GedWire.Unknown,
            writer =>
                writer
                    .Set(Field.ConnectionCallID, GedWire.Unknown)
                    .Set(Field.CallMsgMask, Session.GedEffectRunner.AllCallEvents)
                    .Set(Field.AgentStateMask, Session.GedEffectRunner.AllAgentStates)
                    .Set(Field.ConnectionDeviceIDType, GedWire.Unknown16)
                    .Set(Field.MonitoredDeviceType, (uint)DeviceIDType.DeviceIdentifier)
                    .Text(Tag.MonitoredDeviceId, device),
            new MonitorExchange(ticket, device, _monitors, () => ExistingCalls(device))
        );
    }

    // A monitor reports only what begins after it (field rule 27).
    private CallbackExchange ExistingCalls(string device) =>
        new(
            ticket: null,
            message =>
            {
                foreach (var call in SnapshotCalls.OfDevice(message, device).DistinctBy(static shown => shown.CallId))
                    SnapshotCalls.Ask(context, ticket: null, call, static () => { }, _ => { });
            },
            answer =>
                context.Output.Anomaly(
                    AnomalyKind.AccountDiffers,
                    $"the calls that exist at {device} are not known, its monitor began and the snapshot was refused: {answer.Text}",
                    default
                )
        );

    private void MonitorStop(CommandTicket ticket, string device)
    {
        if (!_monitors.TryGetValue(device, out var monitor))
        {
            Reject(ticket, Failure.InvalidDevice, $"device {device} has no monitor");
            return;
        }
        context.Send(
            MessageType.MonitorStopReq,
            GedWire.Unknown,
            writer => writer.Set(Field.MonitorID, monitor),
            new MonitorStopExchange(ticket, device, monitor, _monitors)
        );
    }

    private void Snapshot(CommandTicket ticket, SnapshotScope scope)
    {
        var devices = Devices();
        switch (scope)
        {
            case SnapshotScope.Calls:
                CallsSnapshot.Begin(ticket, devices, context, complete: devices.Count > 0);
                break;
            case SnapshotScope.Devices when devices.Count > 0:
                ListSnapshots.Devices(ticket, devices, context);
                break;
            case SnapshotScope.Agents when devices.Count > 0:
                ListSnapshots.Agents(ticket, devices, context);
                break;
            case SnapshotScope.Groups when options.SkillGroups.Count > 0:
                ListSnapshots.Groups(ticket, options.SkillGroups, context);
                break;
            default:
                context.Output.Complete(
                    ticket,
                    CommandAnswer.NotSupported("The CTI Server cannot list them; name them in the configuration (Devices, SkillGroups).")
                );
                break;
        }
    }

    // A client of one agent sees that agent's instrument and nothing else.
    private IReadOnlyList<string> Devices() =>
        options.Mode == GedMode.ClientEvents && (options.AgentInstrument ?? options.AgentExtension) is { } own ? [own] : options.Devices;

    private void Escape(CommandTicket ticket, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        if (fields.Count == 0 || !string.Equals(fields[0].Key, "Message", StringComparison.OrdinalIgnoreCase))
        {
            Reject(
                ticket,
                Failure.InvalidParameter,
                "the first field must be Message, with the name of a request such as QUERY_AGENT_STATE_REQ"
            );
            return;
        }
        var layout = MessageLayout.Find(fields[0].Value, context.Version);
        if (layout is not { IsDescribed: true } || !layout.Name.EndsWith("_REQ", StringComparison.Ordinal))
        {
            Reject(ticket, Failure.InvalidParameter, $"\"{fields[0].Value}\" is not the name of a request whose layout is described");
            return;
        }
        if (layout.Type is MessageType.OpenReq or MessageType.HeartbeatReq or MessageType.CloseReq)
        {
            Reject(ticket, Failure.InvalidParameter, "the session of the link belongs to the middleware");
            return;
        }
        context.Send(
            layout.Type,
            GedWire.Unknown,
            writer =>
            {
                foreach (var (name, value) in fields.Skip(1))
                {
                    if (string.Equals(name, nameof(Field.InvokeID), StringComparison.OrdinalIgnoreCase))
                        writer.Fail(name, "is the adapter's to choose");
                    else
                        MessageText.Add(writer, layout, name, value);
                }
            },
            new EscapeExchange(ticket)
        );
    }

    private void Reject(CommandTicket ticket, Failure failure, string text) =>
        context.Output.Complete(ticket, CommandAnswer.Rejected(failure, text));

    /// <summary>The connection meant, or any of the call that the switch itself named.</summary>
    private static GedConnection? Addressable(GedCall call, NativeConnection native)
    {
        GedConnection? any = null;
        foreach (var connection in call.Connections)
        {
            if (connection.DeviceId is null)
                continue;
            if (connection.Native.DeviceId == native.DeviceId)
                return connection;
            any ??= connection;
        }
        return any;
    }

    private static void CallData(GedMessageWriter writer, IReadOnlyDictionary<string, string?> values)
    {
        foreach (var (key, value) in values)
        {
            var text = value ?? string.Empty;
            var open = key.IndexOf('[', StringComparison.Ordinal);
            if (CallVariables.IsCarrier(key))
                writer.Fail(key, "is the name of the field that carries named values, and cannot be the name of one");
            else if (CallVariables.TagOf(key) is { } tag)
            {
                if (tag == Tag.Uui)
                    writer.Fail(key, "is set with Escape, in hexadecimal digits");
                else
                    writer.Text(tag, text);
            }
            else if (
                open > 0
                && key.EndsWith(']')
                && int.TryParse(key.AsSpan(open + 1, key.Length - open - 2), CultureInfo.InvariantCulture, out var index)
            )
                writer.NamedArray(index, key[..open], text);
            else
                writer.NamedVariable(key, text);
        }
    }
}
