using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Makes commands of what applications do, with the connections as the middleware shows them now.</summary>
/// <param name="world">The world.</param>
/// <param name="trail">Knows the names of calls.</param>
/// <param name="numbers">Knows the names of devices.</param>
internal sealed class AppActor(IScenarioWorld world, EventTrail trail, DeviceNames numbers)
{
    private static readonly NativeConnection Nothing = new("0", "0");

    /// <summary>The service by its ECMA-269 name.</summary>
    public static string Service(AppAction action)
    {
        var chosen = Reading.ScenarioShape.Of(typeof(AppAction)).Choices.First(member => member.Property.GetValue(action) is not null);
        return chosen.Property.Name;
    }

    /// <summary>The command; null and why not when a connection it acts on does not exist.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="lenient">True to make it with identifiers of nothing when a connection does not exist.</param>
    /// <param name="complaint">Why not.</param>
    public SwitchCommand? Make(AppAction action, bool lenient, out string? complaint)
    {
        complaint = null;
        try
        {
            return Make(action, lenient);
        }
        catch (NoConnectionException missing)
        {
            complaint = missing.Message;
            return null;
        }
    }

    private SwitchCommand Make(AppAction action, bool lenient)
    {
        return action switch
        {
            { MakeCall: { } x } => new SwitchCommand.MakeCall(x.From, x.To)
            {
                UserData = x.Data.Count == 0 ? null : x.Data.ToDictionary(static p => p.Key, static p => (string?)p.Value),
            },
            { AnswerCall: { } x } => new SwitchCommand.AnswerCall(Ref(x, LocalConnectionState.Alerting)),
            { DeflectCall: { } x } => new SwitchCommand.DeflectCall(To(x, LocalConnectionState.Alerting), x.To),
            { ClearConnection: { } x } => new SwitchCommand.ClearConnection(Ref(x, LocalConnectionState.Connected)),
            { ClearCall: { } x } => new SwitchCommand.ClearCall(Ref(x, LocalConnectionState.Connected)),
            { HoldCall: { } x } => new SwitchCommand.HoldCall(Ref(x, LocalConnectionState.Connected)),
            { RetrieveCall: { } x } => new SwitchCommand.RetrieveCall(Ref(x, LocalConnectionState.Hold)),
            { ConsultationCall: { } x } => new SwitchCommand.ConsultationCall(To(x, LocalConnectionState.Connected), x.To),
            { AlternateCall: { } x } => new SwitchCommand.AlternateCall(Held(x), Active(x)),
            { ReconnectCall: { } x } => new SwitchCommand.ReconnectCall(Active(x), Held(x)),
            { TransferCall: { } x } => new SwitchCommand.TransferCall(Held(x), Active(x)),
            { ConferenceCall: { } x } => new SwitchCommand.ConferenceCall(Held(x), Active(x)),
            { SingleStepTransferCall: { } x } => new SwitchCommand.SingleStepTransferCall(To(x, LocalConnectionState.Connected), x.To),
            { SingleStepConferenceCall: { } x } => new SwitchCommand.SingleStepConferenceCall(To(x, LocalConnectionState.Connected), x.To),
            { ParkCall: { } x } => new SwitchCommand.ParkCall(To(x, LocalConnectionState.Connected), x.To.Length == 0 ? null : x.To),
            { DirectedPickupCall: { } x } => new SwitchCommand.DirectedPickupCall(To(x, LocalConnectionState.Alerting), x.To),
            { GroupPickupCall: { } x } => new SwitchCommand.GroupPickupCall(x),
            { MonitorStart: { } x } => new SwitchCommand.MonitorStart(x),
            { MonitorStop: { } x } => new SwitchCommand.MonitorStop(x),
            { GenerateDigits: { } x } => new SwitchCommand.GenerateDigits(Find(x.Call, x.Device, LocalConnectionState.Connected), x.Digits),
            { AssociateData: { } x } => new SwitchCommand.AssociateData(
                Find(x.Call, x.Device, LocalConnectionState.Connected),
                x.Data.ToDictionary(static p => p.Key, static p => p.Value.Length == 0 ? null : p.Value)
            ),
            { SetMessageWaitingIndicator: { } x } => new SwitchCommand.SetMessageWaitingIndicator(x.Device, x.On),
            { SetAgentState: { } x } => new SwitchCommand.SetAgentState(x.Device, x.State, AgentOf(x), GroupOf(x)) { Reason = x.Reason },
            { RecordMessage: { } x } => new SwitchCommand.RecordMessage(Ref(x, LocalConnectionState.Connected), Resource: null),
            { Stop: { } x } => new SwitchCommand.Stop(Ref(x, LocalConnectionState.Connected)),
            _ => throw new NoConnectionException("the command is empty"),
        };

        NativeConnection Ref(ConnectionRef x, LocalConnectionState best) =>
            x.Unknown is { } unknown ? new NativeConnection(unknown, unknown) : Find(x.Call, x.Device, best);

        NativeConnection To(AppAction.ConnectionTo x, LocalConnectionState best) => Find(x.Call, x.Device, best);

        NativeConnection Held(AppAction.HeldAndActive x) => Find(x.Held, x.Device, LocalConnectionState.Hold);

        NativeConnection Active(AppAction.HeldAndActive x)
        {
            var held = Held(x);
            return Find(x.Active, x.Device, LocalConnectionState.Connected, held);
        }

        NativeConnection Find(string? call, string? device, LocalConnectionState best, NativeConnection? but = null) =>
            this.Find(call, device, best, but) ?? (lenient ? Nothing : throw new NoConnectionException(Missing(call, device)));
    }

    private NativeConnection? Find(string? call, string? device, LocalConnectionState best, NativeConnection? but)
    {
        var id = call is null ? (CallId?)null : trail.Find(call);
        if (call is not null && id is null)
            return null;
        var fit = Calls()
            .Where(shown => id is null || shown.Id == id)
            .SelectMany(static shown => shown.Connections)
            .Where(connection =>
                connection.State != LocalConnectionState.Null && connection.Native != but && (device is null || IsAt(connection, device))
            )
            .ToArray();
        return (fit.FirstOrDefault(connection => connection.State == best) ?? fit.FirstOrDefault())?.Native;
    }

    private bool IsAt(Connection connection, string device) =>
        numbers.SameDevice(device, connection.Device?.Number.ToString() ?? connection.Number, connection.DeviceKind == DeviceCategory.Trunk)
        || connection.Number == device;

    private IEnumerable<Call> Calls() => world.Log.TakeSnapshot().OfKind(ObjectKind.Call).Cast<Call>();

    private string Missing(string? call, string? device)
    {
        var shown = Calls()
            .Select(known =>
                $"{trail.NameOf(known.Id)} ({string.Join(", ", known.Connections.Select(static x => $"{x.Device?.Number.ToString() ?? x.Number} {x.State}"))})"
            )
            .ToArray();
        var wanted =
            call is null ? $"device {device}"
            : device is null ? $"call {call}"
            : $"device {device} in call {call}";
        return $"the middleware shows no connection of {wanted}; it shows {(shown.Length == 0 ? "no call" : string.Join("; ", shown))}";
    }

    private string AgentOf(AppAction.AgentRequest x)
    {
        if (x.Agent is { } named)
            return named;
        var shown = world
            .Log.TakeSnapshot()
            .OfKind(ObjectKind.Agent)
            .Cast<Agent>()
            .FirstOrDefault(agent => agent.Device is { } device && device.Number.SequenceEqual(x.Device));
        return shown is null ? x.Device : shown.Id.Value[(shown.Id.Value.LastIndexOf(':') + 1)..];
    }

    // The switch's own identifier of a group is its number or its name: what the middleware shows is what the switch understands.
    private string? GroupOf(AppAction.AgentRequest x)
    {
        if (x.Group is not { } group)
            return null;
        var shown = world
            .Log.TakeSnapshot()
            .OfKind(ObjectKind.Group)
            .Cast<Group>()
            .Select(static known => known.Id.Number.ToString())
            .FirstOrDefault(known => numbers.Same(known, group));
        return shown ?? group;
    }

    private sealed class NoConnectionException(string message) : Exception(message);
}
