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
        var dynamic = Engine.Profile.DynamicDeviceIds == DynamicDeviceIds.All;
        var queue = new CtiConnection(
            call,
            leg: null,
            new CtiParty(DeviceIDType.Queue, e.Group.Number),
            dynamic ? ConnectionDeviceIDType.Dynamic : ConnectionDeviceIDType.Static,
            dynamic ? $"Q{call.Pbx.Id:X7}" : e.Group.Number
        )
        {
            Announced = true,
        };
        call.Connections.Add(queue);
        foreach (var viewpoint in Watched(call).ToArray())
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
        foreach (var viewpoint in Watched(call).ToArray())
        {
            var state = viewpoint.Leg is null ? GedConnectionState.Null : viewpoint.State;
            Event(MessageType.CallDequeuedEvent, viewpoint, cause, state)
                .Set(Field.NumQueued, (uint)group.WaitingCallers)
                .Set(Field.NumSkillGroups, 1)
                .Set(Field.QueueDeviceType, (uint)queue.Party.Type);
            AddSkillGroup(_message.List(), group);
            Tell(viewpoint, CallEventMessageMask.CallDequeued);
        }
        queue.Ending = true;
        if (cause == GedEventCause.AbandLocalQueue && call.Connections.Count(static connection => connection.Leg is not null) == 1)
        {
            Event(MessageType.CallClearedEvent, queue, cause, GedConnectionState.Null);
            Tell(queue, CallEventMessageMask.CallCleared);
        }
        End(queue);
    }

    private void PreCall(CtiConnection agent)
    {
        var message = _message
            .Begin(MessageType.AgentPreCallEvent)
            .Set(Field.MRDID, 1)
            .Text(Tag.AgentInstrument, agent.Party.Id);
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
