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
    private readonly List<string> _unlinked = [];
    private int _snapshot;

    /// <summary>A list of all channels begins. Events in between are applied as ever.</summary>
    public void SnapshotBegan() => _snapshot++;

    /// <summary>One channel of the list.</summary>
    public void SnapshotChannel(
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> name,
        ChannelState state,
        ReadOnlySpan<char> callerNumber,
        ReadOnlySpan<char> callerName,
        ReadOnlySpan<char> exten,
        ReadOnlySpan<char> linkedId,
        ReadOnlySpan<char> bridgeId,
        bool dialledByApplication
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
            if (channel.Leg is { } leg)
            {
                leg.Visible = true;
                leg.Originating = !dialledByApplication && state != ChannelState.Ringing;
                leg.State = StateOf(state, leg.Originating);
                leg.Call.Called = leg.Originating ? channel.Exten : null;
            }
            _unlinked.Add(channel.Id);
        }
        else
        {
            channel.Name = name.SequenceEqual(channel.Name) ? channel.Name : name.ToString();
            channel.State = state;
            if (channel.Leg is { State: not (LocalConnectionState.Hold or LocalConnectionState.Fail) } leg)
            {
                leg.Visible = true;
                leg.State = StateOf(state, leg.Originating);
            }
        }
        channel.SeenIn = _snapshot;
        if (bridgeId.IsEmpty)
            LeaveBridge(channel);
        else if (channel.Bridge is null || !bridgeId.SequenceEqual(channel.Bridge.Id))
        {
            LeaveBridge(channel);
            AddToBridge(BridgeFor(bridgeId, BridgeKind.Basic), channel);
        }
    }

    private static LocalConnectionState StateOf(ChannelState state, bool originating) =>
        state switch
        {
            ChannelState.Up => LocalConnectionState.Connected,
            ChannelState.Ringing => originating ? LocalConnectionState.Initiated : LocalConnectionState.Alerting,
            ChannelState.Busy => LocalConnectionState.Fail,
            _ => originating ? LocalConnectionState.Connected : LocalConnectionState.Null,
        };

    /// <summary>The list is complete: what it did not name is dropped, new channels are grouped into calls.</summary>
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
        foreach (var id in _unlinked)
        {
            if (Find(id) is { } channel)
                Group(channel);
        }
        _unlinked.Clear();
    }

    private void Group(Channel channel)
    {
        if (channel.Inner)
            return;
        if (channel.Name.EndsWith(";1", StringComparison.Ordinal) || channel.Name.EndsWith(";2", StringComparison.Ordinal))
            PairByName(channel);
        foreach (var other in channel.Bridge?.Members ?? [])
            JoinSilently(channel, other);
        if (channel.LinkedId is { } linked && Find(linked) is { } first)
            JoinSilently(channel, first);
        foreach (var other in _unlinked)
        {
            if (Find(other) is { } candidate && candidate.LinkedId == channel.LinkedId)
                JoinSilently(channel, candidate);
        }
    }

    private void PairByName(Channel channel)
    {
        if (channel.Peer is not null)
            return;
        var other = string.Concat(channel.Name.AsSpan(0, channel.Name.Length - 1), channel.Name[^1] == '1' ? "2" : "1");
        foreach (var id in _unlinked)
        {
            if (Find(id) is not { } candidate || candidate.Name != other)
                continue;
            channel.Peer = candidate;
            candidate.Peer = channel;
            JoinSilently(channel, candidate);
        }
    }

    private static void JoinSilently(Channel a, Channel b)
    {
        if (a.Call is not { } first || b.Call is not { } second || ReferenceEquals(first, second))
            return;
        var (into, from) = first.Order < second.Order ? (first, second) : (second, first);
        Absorb(into, from);
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
        if (channel.Call is { } call)
        {
            call.Members.Remove(channel);
            call.Ended |= call.Legs.Count == 0;
        }
    }

    /// <summary>The calls as they stand now, as snapshot items.</summary>
    public IEnumerable<SnapshotItem.Call> Calls()
    {
        var seen = new HashSet<ModelCall>();
        foreach (var channel in _channels.Values)
        {
            foreach (var call in (ModelCall?[])[channel.Call, channel.HeldLeg?.Call])
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
