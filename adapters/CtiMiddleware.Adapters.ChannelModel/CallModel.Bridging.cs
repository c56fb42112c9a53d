using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>Bridges and hold.</content>
public sealed partial class CallModel
{
    /// <summary>A channel entered a bridge.</summary>
    /// <param name="bridgeId">The bridge; made known by its first member.</param>
    /// <param name="kind">What it does with its members.</param>
    /// <param name="id">The channel.</param>
    public void BridgeEntered(ReadOnlySpan<char> bridgeId, BridgeKind kind, ReadOnlySpan<char> id)
    {
        if (Need(id, "a bridge") is not { } channel)
            return;
        if (channel.Bridge is { } before)
        {
            output.Anomaly(AnomalyKind.UnexpectedEvent, $"{channel.Name} enters bridge {bridgeId} and never left {before.Id}");
            LeaveBridge(channel);
        }
        var bridge = BridgeFor(bridgeId, kind);
        if (channel.Inner || channel.Call is null)
        {
            AddToBridge(bridge, channel);
            return;
        }
        switch (kind)
        {
            case BridgeKind.AgentHold:
                ReturnToPool(channel);
                break;
            case BridgeKind.Basic or BridgeKind.Conference:
                EnterTalk(bridge, channel);
                break;
            default:
                break;
        }
        AddToBridge(bridge, channel);
    }

    /// <summary>A channel left a bridge.</summary>
    public void BridgeLeft(ReadOnlySpan<char> bridgeId, ReadOnlySpan<char> id)
    {
        if (Need(id, "leaving a bridge") is not { } channel)
            return;
        if (channel.Bridge is null || !bridgeId.SequenceEqual(channel.Bridge.Id))
            output.Anomaly(
                AnomalyKind.UnexpectedEvent,
                $"{channel.Name} leaves bridge {bridgeId}; it is in {channel.Bridge?.Id ?? "none"}"
            );
        LeaveBridge(channel);
    }

    private Bridge BridgeFor(ReadOnlySpan<char> bridgeId, BridgeKind kind)
    {
        if (_bridges.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(bridgeId, out var bridge))
            return bridge;
        bridge = new Bridge(bridgeId.ToString(), kind);
        _bridges.Add(bridge.Id, bridge);
        return bridge;
    }

    private static void AddToBridge(Bridge bridge, Channel channel)
    {
        bridge.Members.Add(channel);
        channel.Bridge = bridge;
    }

    private void LeaveBridge(Channel channel)
    {
        if (channel.Bridge is not { } bridge)
            return;
        channel.Bridge = null;
        bridge.Members.Remove(channel);
        if (bridge.Members.Count == 0)
            _bridges.Remove(bridge.Id);
    }

    private void EnterTalk(Bridge bridge, Channel channel)
    {
        if (channel.HeldLeg is { } held && (ReferenceEquals(bridge, channel.HoldBridge) || HasMemberOf(bridge, held.Call)))
        {
            // Who it consulted is in the bridge already: it does not give the consultation up but stays with both. A conference is named next.
            if (held.Call.Pending is not { } meeting || !ReferenceEquals(meeting, channel.Call!.Pending))
                ReturnToHeld(channel, held);
            return;
        }
        if (channel is { HeldLeg: null, Leg.State: LocalConnectionState.Hold } && LeftItsHeldParty(channel, bridge))
        {
            BeginConsultation(bridge, channel);
            return;
        }
        if (channel is { HeldLeg: null, IdleInPool: true, Leg: not null })
        {
            TakeFromPool(bridge, channel);
            return;
        }
        // A copy: joining may bring the settling of another merge.
        for (var i = 0; i < bridge.Members.Count; i++)
        {
            if (!ReferenceEquals(bridge.Members[i].Call, channel.Call))
                Join(bridge.Members[i], channel);
        }
    }

    private static bool HasMemberOf(Bridge bridge, ModelCall call)
    {
        foreach (var member in bridge.Members)
        {
            if (ReferenceEquals(member.Call, call))
                return true;
        }
        return false;
    }

    /// <summary>The party it holds still waits in the old bridge, and the new one is not of the same call: it consults, with one channel for two calls.</summary>
    private static bool LeftItsHeldParty(Channel channel, Bridge bridge) =>
        channel.HoldBridge is { Members.Count: > 0 } old && !ReferenceEquals(old, bridge) && !HasMemberOf(bridge, channel.Call!);

    private void BeginConsultation(Bridge bridge, Channel channel)
    {
        var parent = channel.Call!;
        var call = bridge.Members.Count > 0 && bridge.Members[0].Call is { Announced: false } waiting ? waiting : NewSecondCall(channel);
        call.Parent = parent;
        call.LinkedId ??= channel.LinkedId;
        call.Called ??= CalledOf(bridge);
        parent.Members.Remove(channel);
        channel.HeldLeg = channel.Leg;
        AddMember(call, channel);
        channel.Leg = AddLeg(call, channel);
        channel.Leg.Originating = true;
        EmitOriginated(channel.Leg, EventCause.Consultation);
        Review(call);
    }

    private static string? CalledOf(Bridge bridge) => bridge.Members.Count > 0 ? bridge.Members[0].Exten : null;

    private void ReturnToHeld(Channel channel, Leg held)
    {
        var call = channel.Call!;
        var active = channel.Leg;
        call.Members.Remove(channel);
        channel.Leg = held;
        channel.HeldLeg = null;
        AddMember(held.Call, channel);
        if (active is not null)
            ClearLeg(active, EventCause.NormalClearing, null, Subject(active));
    }

    /// <summary>A line of an agent pool is idle in its holding bridge; its own call stands, beside those that it is given.</summary>
    private void ReturnToPool(Channel channel)
    {
        channel.IdleInPool = true;
        if (channel.HeldLeg is { } line)
            ReturnToHeld(channel, line);
    }

    private void TakeFromPool(Bridge bridge, Channel channel)
    {
        if (bridge.Members.Count == 0 || bridge.Members[0].Call is not { } call || ReferenceEquals(call, channel.Call))
            return;
        channel.Call!.Members.Remove(channel);
        channel.HeldLeg = channel.Leg;
        AddMember(call, channel);
        channel.Leg = AddLeg(call, channel);
        EmitEstablished(channel.Leg, EventCause.Distributed, []);
    }

    /// <summary>A device put its party on hold. Names the holder: a hint in the dial plan shows another one.</summary>
    public void Held(ReadOnlySpan<char> id)
    {
        if (Need(id, "hold", mayTrail: true) is not { } channel)
            return;
        SettleFor(channel);
        channel.HoldBridge = channel.Bridge;
        if (channel.Leg is not { State: LocalConnectionState.Connected } leg)
            return;
        leg.State = LocalConnectionState.Hold;
        Emit(
            leg.Call,
            new CallEvent.Held(leg.Id, Subject(leg)) { GlobalCallLinkage = leg.Call.LinkedId, ParentCall = leg.Call.Parent?.Id }
        );
    }

    /// <summary>A device took its party back, or a transfer begins: an unhold also comes for a call that was never held, which means nothing.</summary>
    public void Unheld(ReadOnlySpan<char> id)
    {
        if (Need(id, "the end of hold", mayTrail: true) is not { Leg: { State: LocalConnectionState.Hold } leg })
            return;
        leg.Call.PendingRetrieve = leg;
        Unsettled(leg.Call);
    }

    private void Retrieve(Leg leg)
    {
        if (leg.State != LocalConnectionState.Hold)
            return;
        leg.State = LocalConnectionState.Connected;
        leg.Channel.HoldBridge = null;
        Emit(
            leg.Call,
            new CallEvent.Retrieved(leg.Id, Subject(leg)) { GlobalCallLinkage = leg.Call.LinkedId, ParentCall = leg.Call.Parent?.Id }
        );
    }
}
