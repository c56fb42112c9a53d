using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Devices;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>
/// Applies call events. What contradicts the table of transitions is counted; the step that the switch did not tell (always through
/// <c>connected</c>) is published first as synthetic and inferred, then the event itself, so that the state follows the switch and no illegal
/// transition is published. Where there is no such step (to <c>initiated</c>) the event is not applied.
/// </summary>
internal sealed partial class CallEvents(RegistryContext context, CallTable table, DeviceRegistry devices, CallMerges merges)
{
    private const string CallCleared = "cti.call.callCleared.v1";
    private const LocalConnectionState Connected = LocalConnectionState.Connected;

    public void Apply(CallEvent e)
    {
        switch (e)
        {
            case CallEvent.ServiceInitiated x:
                Enter(e, x.InitiatedConnection, x.InitiatingDevice, LocalConnectionState.Initiated, x.InitiatingDevice, x.CalledDevice);
                break;
            case CallEvent.Originated x:
                Enter(e, x.OriginatedConnection, x.OriginatingDevice ?? x.CallingDevice, Connected, x.CallingDevice, x.CalledDevice);
                break;
            case CallEvent.Delivered x:
                Redirected(x.LastRedirectionDevice);
                Enter(e, x.Connection, x.AlertingDevice, LocalConnectionState.Alerting, x.CallingDevice, x.CalledDevice);
                break;
            case CallEvent.Established x:
                Redirected(x.LastRedirectionDevice);
                if (x.Connections.Count > 0 && !merges.Pickup(x))
                    return;
                Enter(e, x.EstablishedConnection, x.AnsweringDevice, Connected, x.CallingDevice, x.CalledDevice);
                break;
            case CallEvent.Failed x:
                Redirected(x.LastRedirectionDevice);
                Enter(e, x.FailedConnection, x.FailingDevice, LocalConnectionState.Fail, x.CallingDevice, x.CalledDevice);
                break;
            case CallEvent.Queued x:
                Redirected(x.LastRedirectionDevice);
                if (x.NumberQueued is { } queued)
                    context.Changes.Detail("numberQueued", queued);
                if (x.CallsInFront is { } inFront)
                    context.Changes.Detail("callsInFront", inFront);
                Enter(e, x.QueuedConnection, x.Queue, LocalConnectionState.Queued, x.CallingDevice, x.CalledDevice);
                break;
            case CallEvent.Held x:
                Enter(e, x.HeldConnection, x.HoldingDevice, LocalConnectionState.Hold, default, default);
                break;
            case CallEvent.Retrieved x:
                Enter(e, x.RetrievedConnection, x.RetrievingDevice, Connected, default, default);
                break;
            case CallEvent.NetworkReached x:
                Redirected(x.LastRedirectionDevice);
                NetworkReached(x);
                break;
            case CallEvent.ConnectionCleared x:
                Party("releasingDevice", x.ReleasingDevice);
                Leave(e, x.DroppedConnection);
                break;
            case CallEvent.Diverted x:
                Redirected(x.LastRedirectionDevice);
                Party("newDestination", x.NewDestination);
                Leave(e, x.Connection);
                break;
            case CallEvent.CallCleared x:
                Cleared(e, x.ClearedCall.CallId);
                break;
            case CallEvent.Transferred or CallEvent.Conferenced:
                merges.Apply(e);
                break;
            case CallEvent.CallInformation x:
                Information(x);
                break;
            case CallEvent.DigitsGenerated x:
                context.Changes.Detail("digitGeneratedList", x.DigitGeneratedList);
                About(e, x.Connection, recording: null);
                break;
            case CallEvent.Record x:
                Message(x.Message);
                Position("currentPosition", x.CurrentPosition);
                About(e, x.Connection, recording: true);
                break;
            case CallEvent.Stop x:
                Stopped(x);
                break;
            default:
                if (!Voice(e))
                    context.Anomaly(AnomalyKind.UnexpectedEvent, $"{e.GetType().Name} is not known to the registry.");
                break;
        }
    }

    public static string TypeOf(CallEvent e) =>
        e switch
        {
            CallEvent.ServiceInitiated => "cti.call.serviceInitiated.v1",
            CallEvent.Originated => "cti.call.originated.v1",
            CallEvent.Delivered => "cti.call.delivered.v1",
            CallEvent.Established => "cti.call.established.v1",
            CallEvent.Failed => "cti.call.failed.v1",
            CallEvent.Queued => "cti.call.queued.v1",
            CallEvent.Held => "cti.call.held.v1",
            CallEvent.Retrieved => "cti.call.retrieved.v1",
            CallEvent.NetworkReached => "cti.call.networkReached.v1",
            CallEvent.ConnectionCleared => "cti.call.connectionCleared.v1",
            CallEvent.Diverted => "cti.call.diverted.v1",
            CallEvent.CallCleared => CallCleared,
            CallEvent.Transferred => "cti.call.transferred.v1",
            CallEvent.Conferenced => "cti.call.conferenced.v1",
            CallEvent.CallInformation => "cti.call.callInformation.v1",
            CallEvent.DigitsGenerated => "cti.call.digitsGenerated.v1",
            CallEvent.Record => "cti.call.record.v1",
            CallEvent.Stop => "cti.call.stop.v1",
            _ => VoiceType(e),
        };

    /// <summary>Publishes the event being made as one about a connection.</summary>
    public void Publish(string type, CallRecord call, ConnectionRecord? connection)
    {
        context.Changes.Call = call.Id;
        context.Changes.Connection ??= connection?.Id;
        context.Changes.NativeCall = call.Native.CallId;
        context.Changes.Append(type, call.Id.Value, call.Thread.Id);
    }

    /// <summary>Publishes the step that leads to <c>connected</c> and that the switch did not tell.</summary>
    public void Bridge(ConnectionRecord connection)
    {
        var (cause, synthetic, inferred, details) = (
            context.Changes.Cause,
            context.Changes.Synthetic,
            context.Changes.Inferred,
            context.Changes.TakeDetails()
        );
        context.Changes.Cause = EventCause.Unknown;
        context.Changes.Synthetic = true;
        context.Changes.Inferred = true;
        context.Changes.Previous = connection.State;
        table.Set(connection, Connected, EventCause.Unknown);
        Publish("cti.call.established.v1", connection.Call, connection);
        (context.Changes.Cause, context.Changes.Synthetic, context.Changes.Inferred) = (cause, synthetic, inferred);
        context.Changes.PutDetails(details);
    }

    private void Enter(
        CallEvent e,
        NativeConnection native,
        in PartyDevice subject,
        LocalConnectionState target,
        in PartyDevice calling,
        in PartyDevice called
    )
    {
        var call = table.Find(native.CallId);
        var connection = call?.Find(native.DeviceId);
        if (connection is null && call is not null && call.HasEnded(native.DeviceId) && !Begins(e))
        {
            Refuse(AnomalyKind.UnknownObject, $"{e.GetType().Name} for connection {native}, which ended.");
            return;
        }
        if (connection is not null && !ConnectionTransitions.IsLegal(connection.State, target))
        {
            var told = $"{e.GetType().Name}: {native} cannot go from {connection.State} to {target}.";
            if (target == LocalConnectionState.Initiated)
            {
                Refuse(AnomalyKind.IllegalTransition, told);
                return;
            }
            context.Anomaly(AnomalyKind.IllegalTransition, told);
            Bridge(connection);
        }
        call = call is null
            ? table.Open(native, e, devices.Party(calling), devices.Party(called))
            : table.Open(native, e, call.Calling, call.Called);
        if (call is null)
        {
            context.Changes.TakeDetails();
            return;
        }
        context.Changes.Previous = connection?.State;
        var isNew = connection is null;
        connection ??= table.Add(call, native, subject);
        // What stands behind a trunk is who calls in or who is called through it, never the trunk itself (field rule 24).
        if (isNew && connection.DeviceKind == DeviceCategory.Trunk)
        {
            var outside = e is CallEvent.Originated ? calling : called;
            connection.Number = outside.Number;
            connection.Name = outside.Name;
        }
        Learn(call, calling, called);
        if (connection.DeviceKind != DeviceCategory.Trunk)
            Learn(connection, subject);
        table.Set(connection, target, e.Cause);
        if (!context.Changes.HasChanges)
        {
            context.Duplicates++;
            context.Changes.TakeDetails();
            return;
        }
        Publish(TypeOf(e), call, connection);
    }

    // Events that may begin a connection again under the same native identifier.
    private static bool Begins(CallEvent e) =>
        e is CallEvent.ServiceInitiated or CallEvent.Originated or CallEvent.Delivered or CallEvent.Queued;
}
