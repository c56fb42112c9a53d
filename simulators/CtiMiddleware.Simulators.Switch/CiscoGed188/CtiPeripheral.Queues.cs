using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Waiting calls, and the announcements of calls that are on their way to an agent.</summary>
internal sealed partial class CtiPeripheral
{
    private readonly HashSet<CtiConnection> _preCalls = [];

    private void OnQueueJoined(PbxEvent.QueueJoined e)
    {
        if (Of(e.Leg) is not { } caller || Engine.Profile.WithoutQueuedEvents)
            return;
        var call = caller.Call;
        var queue = AddPlace(call, new CtiParty(DeviceIDType.Queue, e.Group.Number));
        foreach (var viewpoint in Watched(call))
        {
            Event(MessageType.CallQueuedEvent, viewpoint, GedEventCause.NewCall)
                .Set(Field.NumQueued, (uint)e.Position)
                .Set(Field.NumSkillGroups, 1)
                .Party(Field.QueueDeviceType, Tag.QueueDeviceId, queue.Party);
            SetParties(call, redirect: true);
            AddSkillGroup(_message.List(), e.Group);
            Tell(viewpoint, CallEventMessageMask.CallQueued);
        }
    }

    private void OnQueueEnded(PbxLeg caller, AgentGroup group, GedEventCause cause)
    {
        var queue = Of(caller)?.Call.Connections.Find(connection => connection.Leg is null && connection.Party.Id == group.Number);
        if (queue is null)
            return;
        var call = queue.Call;
        foreach (var viewpoint in Watched(call))
        {
            var state = viewpoint.Leg is null ? GedConnectionState.Null : viewpoint.State;
            Event(MessageType.CallDequeuedEvent, viewpoint, cause, state)
                .Set(Field.NumQueued, (uint)group.WaitingCallers)
                .Set(Field.NumSkillGroups, 1)
                .Set(Field.QueueDeviceType, (uint)queue.Party.Type);
            AddSkillGroup(_message.List(), group);
            Tell(viewpoint, CallEventMessageMask.CallDequeued);
        }
        // When the caller has hung up the call itself ends in a moment, and with it the association.
        if (cause != GedEventCause.AbandLocalQueue)
            End(queue);
    }

    private void OnRouteRequested(PbxEvent.RouteRequested e)
    {
        if (e.ReRoute || Of(e.Request.Leg) is not { } caller)
            return;
        var call = caller.Call;
        var point = AddPlace(call, new CtiParty(DeviceIDType.RoutePoint, e.Request.Point.Number));
        foreach (var viewpoint in Watched(call))
        {
            Event(MessageType.CallDeliveredEvent, viewpoint, GedEventCause.NewCall);
            SetLine(viewpoint);
            _message.Party(Field.AlertingDeviceType, Tag.AlertingDeviceId, point.Party);
            SetParties(call, redirect: true);
            AddTrunk(call);
            AddData(_message, call);
            Tell(viewpoint, CallEventMessageMask.CallDelivered);
        }
    }

    private void OnRouteUsed(PbxEvent.RouteUsed e)
    {
        if (Of(e.Request.Leg)?.Call is { } call)
            TranslationRoute(call);
    }

    private void OnRouteEnded(PbxEvent.RouteEnded e)
    {
        var point = Of(e.Request.Leg)?.Call.Connections.Find(c => c.Leg is null && c.Party.Id == e.Request.Point.Number);
        // Left behind when the caller has hung up: the call ends with it then.
        if (point is not null && !e.Request.Leg.IsReleased)
            End(point);
    }

    private CtiConnection AddPlace(CtiCall call, CtiParty place)
    {
        var dynamic = Engine.Profile.DynamicDeviceIds == DynamicDeviceIds.All;
        var connection = new CtiConnection(
            call,
            leg: null,
            place,
            dynamic ? ConnectionDeviceIDType.Dynamic : ConnectionDeviceIDType.Static,
            dynamic ? string.Create(CultureInfo.InvariantCulture, $"Q{call.Pbx.Id:X7}") : place.Id
        )
        {
            Announced = true,
        };
        call.Connections.Add(connection);
        return connection;
    }

    private void PreCall(CtiConnection agent)
    {
        var message = _message.Begin(MessageType.AgentPreCallEvent).Set(Field.MRDID, 1).Text(Tag.AgentInstrument, agent.Party.Id);
        SetSkillGroup(message, agent.Call.Pbx.LastGroup);
        AddData(message, agent.Call);
        Tell(agent, CallEventMessageMask.AgentPreCall);
        _preCalls.Add(agent);
    }

    private void AbortPreCall(CtiConnection agent)
    {
        if (!_preCalls.Remove(agent) || agent.Announced)
            return;
        _message.Begin(MessageType.AgentPreCallAbortEvent).Set(Field.MRDID, 1).Text(Tag.AgentInstrument, agent.Party.Id);
        Tell(agent, CallEventMessageMask.AgentPreCallAbort);
    }

    private void TranslationRoute(CtiCall call)
    {
        AddData(_message.Begin(MessageType.CallTranslationRouteEvent), call);
        foreach (var face in _faces)
            face.OfferUnbound(CallEventMessageMask.CallTranslationRoute, _message);
    }
}
