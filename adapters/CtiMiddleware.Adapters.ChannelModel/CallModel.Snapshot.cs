using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>
/// Reconciling with the switch's list of channels (field rules 27, 34–38). What is known survives, so that calls keep their native
/// identifiers over an outage; what the list does not name is gone; what is new is grouped by bridge, internal pair and, as the only evidence
/// left, by the global linkage.
/// </content>
public sealed partial class CallModel
{
    private int _snapshot;

    /// <summary>A list of all channels begins. Events in between are applied as ever. What waited for its name is told: the name may have been lost.</summary>
    public void SnapshotBegan()
    {
        Settle();
        _snapshot++;
    }

    /// <summary>One channel of the list.</summary>
    /// <param name="id">The switch's identifier.</param>
    /// <param name="name">Its name.</param>
    /// <param name="state">Its state.</param>
    /// <param name="callerNumber">The caller number, empty when not told.</param>
    /// <param name="callerName">The caller name, empty when not told.</param>
    /// <param name="exten">What it dialled.</param>
    /// <param name="linkedId">The switch's global linkage identifier.</param>
    /// <param name="bridgeId">The bridge it is in, empty for none.</param>
    /// <param name="dialledByApplication">An application called it.</param>
    /// <param name="queue">The ACD group that has it, empty for none; it waits there when it is in no bridge.</param>
    public void SnapshotChannel(
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> name,
        ChannelState state,
        ReadOnlySpan<char> callerNumber,
        ReadOnlySpan<char> callerName,
        ReadOnlySpan<char> exten,
        ReadOnlySpan<char> linkedId,
        ReadOnlySpan<char> bridgeId,
        bool dialledByApplication,
        ReadOnlySpan<char> queue
    )
    {
        if (_ended.GetAlternateLookup<ReadOnlySpan<char>>().Contains(id))
            return;
        var channel = Find(id);
        if (channel is null)
        {
            if (_channels.Count >= MaxChannels)
                return;
            channel = AddChannel(id, name, state, callerNumber, callerName, exten, linkedId);
            channel.FoundIn = _snapshot;
            if (channel.Leg is { } leg)
            {
                leg.Originating = !dialledByApplication && state != ChannelState.Ringing;
                leg.Call.Called = leg.Originating ? channel.Exten : null;
                Stand(leg, state);
            }
        }
        else
        {
            channel.Name = name.SequenceEqual(channel.Name) ? channel.Name : name.ToString();
            channel.State = state;
            channel.LinkedId = linkedId.SequenceEqual(channel.LinkedId) ? channel.LinkedId : Text(linkedId);
            if (channel.Leg is { State: not (LocalConnectionState.Hold or LocalConnectionState.Fail) } leg)
                Stand(leg, state);
        }
        channel.SeenIn = _snapshot;
        if (bridgeId.IsEmpty)
            LeaveBridge(channel);
        else if (channel.Bridge is null || !bridgeId.SequenceEqual(channel.Bridge.Id))
        {
            LeaveBridge(channel);
            AddToBridge(BridgeFor(bridgeId, BridgeKind.Basic), channel);
        }
        StandWaiting(channel, queue);
    }

    private static void Stand(Leg leg, ChannelState state)
    {
        leg.State = state switch
        {
            ChannelState.Up => LocalConnectionState.Connected,
            ChannelState.Ringing => leg.Originating ? LocalConnectionState.Initiated : LocalConnectionState.Alerting,
            ChannelState.Busy => LocalConnectionState.Fail,
            _ => leg.Originating ? LocalConnectionState.Connected : LocalConnectionState.Null,
        };
        // What does not ring yet is no connection: nobody heard of it, so its end needs no word either.
        leg.Visible |= leg.State != LocalConnectionState.Null;
    }

    /// <summary>Who talks does not wait any more; who is in the hands of a queue and talks to nobody waits there.</summary>
    private static void StandWaiting(Channel channel, ReadOnlySpan<char> queue)
    {
        if (channel is { Waiting: { } waiting, Bridge.Kind: BridgeKind.Basic or BridgeKind.Conference })
        {
            waiting.Call.Legs.Remove(waiting);
            channel.Waiting = null;
        }
        if (queue.IsEmpty || channel is not { Waiting: null, Bridge: null, Call: { } call })
            return;
        var number = queue.ToString();
        channel.Waiting = new Leg(call, channel)
        {
            WaitsAt = number,
            Kind = DeviceCategory.AcdGroup,
            DeviceHalf = string.Concat(channel.Id, "@", number),
            State = LocalConnectionState.Queued,
            Visible = true,
        };
        call.Legs.Add(channel.Waiting);
    }

    /// <summary>
    /// The list is complete: what it did not name is dropped, and what it named is grouped: by internal pair, by bridge, and by the global
    /// linkage what is in no bridge and alone, or new. Known channels too: what joined them may have been lost.
    /// </summary>
    public void SnapshotEnded()
    {
        List<Channel>? gone = null;
        foreach (var channel in _channels.Values)
        {
            // Announced after the list began: named by its own event instead.
            if (channel.SeenIn != _snapshot && channel.CreatedIn != _snapshot)
                (gone ??= []).Add(channel);
        }
        foreach (var channel in gone ?? [])
            DropSilently(channel);
        var halves = new Dictionary<string, Channel>(StringComparer.Ordinal);
        foreach (var channel in _channels.Values)
            PairByName(channel, halves);
        foreach (var bridge in _bridges.Values)
            Gather(bridge);
        var linked = new Dictionary<string, Channel>(StringComparer.Ordinal);
        foreach (var channel in _channels.Values)
            JoinByLinkage(channel, linked);
    }

    private static void PairByName(Channel channel, Dictionary<string, Channel> halves)
    {
        var name = channel.Name;
        if (channel.Peer is not null || channel.Inner || name.Length < 2 || name[^2] != ';')
            return;
        if (!halves.Remove(name[..^2], out var other))
        {
            halves[name[..^2]] = channel;
            return;
        }
        channel.Peer = other;
        other.Peer = channel;
        JoinSilently(channel, other);
    }

    private static void Gather(Bridge bridge)
    {
        if (bridge.Kind is not (BridgeKind.Basic or BridgeKind.Conference))
            return;
        foreach (var member in bridge.Members)
        {
            // It consulted when the link was lost and is back with the party it held.
            if (member.HeldLeg is { } held && !ReferenceEquals(held.Call, member.Call) && HasMemberOf(bridge, held.Call))
                ReturnSilently(member, held);
        }
        for (var i = 1; i < bridge.Members.Count; i++)
        {
            // The halves of a pair that is configured as a device belong to no call.
            if (!bridge.Members[i].Inner)
                JoinSilently(bridge.Members[0].Inner ? bridge.Members[i] : bridge.Members[0], bridge.Members[i]);
        }
    }

    private static void ReturnSilently(Channel channel, Leg held)
    {
        var call = channel.Call!;
        call.Members.Remove(channel);
        if (channel.Leg is { } active)
            call.Legs.Remove(active);
        channel.Leg = held;
        channel.HeldLeg = null;
        channel.HoldBridge = null;
        held.State = LocalConnectionState.Connected;
        AddMember(held.Call, channel);
    }

    private void JoinByLinkage(Channel channel, Dictionary<string, Channel> linked)
    {
        if (channel is not { Inner: false, LinkedId: { } linkage, Call: { } call })
            return;
        var alone = channel.FoundIn == _snapshot || (channel.Bridge is null && call.Members.Count == 1);
        var first = Find(linkage) is { Call: not null } root && !ReferenceEquals(root, channel) ? root : linked.GetValueOrDefault(linkage);
        if (alone && first is not null)
            JoinSilently(channel, first);
        linked.TryAdd(linkage, channel);
    }

    private static void JoinSilently(Channel a, Channel b)
    {
        if (a.Call is not { } first || b.Call is not { } second || ReferenceEquals(first, second))
            return;
        // Two calls that wait for the name of their merge get it from the event, or from the settle timer.
        if (IsUnsettled(first) || IsUnsettled(second))
            return;
        var (into, from) = first.Order < second.Order ? (first, second) : (second, first);
        Absorb(into, from);
        Fold(into);
    }

    private void DropSilently(Channel channel)
    {
        _channels.Remove(channel.Id);
        RememberEnded(channel.Id);
        Forget(channel);
        LeaveBridge(channel);
        if (channel.Peer is { } peer)
            peer.Peer = null;
        foreach (var leg in (ReadOnlySpan<Leg?>)[channel.Leg, channel.HeldLeg, channel.Waiting])
            leg?.Call.Legs.Remove(leg);
        channel.Call?.Members.Remove(channel);
        foreach (var call in (ReadOnlySpan<ModelCall?>)[channel.Call, channel.HeldLeg?.Call])
        {
            if (call is { Ended: false, Announced: true, Legs.Count: 0 })
                Retire(call);
        }
        channel.Leg = null;
        channel.HeldLeg = null;
        channel.Waiting = null;
        channel.Call = null;
    }

    /// <summary>The calls as they stand now, as snapshot items.</summary>
    public IEnumerable<SnapshotItem.Call> Calls()
    {
        var seen = new HashSet<ModelCall>();
        foreach (var channel in _channels.Values)
        {
            foreach (var call in (ModelCall?[])[channel.Call, channel.HeldLeg?.Call, channel.Waiting?.Call])
            {
                if (call is null || call.Ended || !seen.Add(call) || !HasVisible(call))
                    continue;
                call.Announced = true;
                yield return Item(call);
            }
        }
    }

    private static bool HasVisible(ModelCall call)
    {
        foreach (var leg in call.Legs)
        {
            if (leg.Visible && leg.State != LocalConnectionState.Null)
                return true;
        }
        return false;
    }

    private static SnapshotItem.Call Item(ModelCall call)
    {
        var connections = new List<SnapshotConnection>(call.Legs.Count);
        var calling = PartyDevice.NotKnown;
        foreach (var leg in call.Legs)
        {
            if (!leg.Visible || leg.State == LocalConnectionState.Null)
                continue;
            connections.Add(new SnapshotConnection(leg.Id, Subject(leg), leg.State));
            if (leg.Originating && calling.Status != PartyStatus.Provided)
                calling = Party(leg);
        }
        return new SnapshotItem.Call(call.Id, connections)
        {
            CallingDevice = calling,
            CalledDevice = Called(call),
            GlobalCallLinkage = call.LinkedId,
        };
    }
}
