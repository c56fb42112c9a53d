using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>Merges: transfer, conference, pickup. Each is one event that names every connection old → new (field rules 3, 8, 9).</content>
public sealed partial class CallModel
{
    /// <summary>A device sent its party to another number and left.</summary>
    /// <param name="transferer">The channel of the transferring device.</param>
    /// <param name="destination">The number.</param>
    public void BlindTransferred(ReadOnlySpan<char> transferer, ReadOnlySpan<char> destination)
    {
        if (Need(transferer, "a blind transfer") is not { } channel || LegBehind(channel) is not { } leg)
            return;
        if (!IsTransferable(leg))
            return;
        var call = leg.Call;
        DropPendingRetrieve(call);
        var number = destination.ToString();
        var primary = leg.Id;
        var transferring = Subject(leg);
        var items = new List<ConnectionListItem>(call.Legs.Count);
        foreach (var other in call.Legs)
        {
            if (other.Visible)
                items.Add(Moved(other, other.Id, leaves: ReferenceEquals(other, leg)));
        }
        Depart(leg);
        call.Called = number;
        call.LastRedirection = transferring.Number;
        Emit(
            call,
            new CallEvent.Transferred(primary, null, transferring, PartyDevice.Of(number), items)
            {
                Cause = EventCause.SingleStepTransfer,
                GlobalCallLinkage = call.LinkedId,
            }
        );
        EndIfEmpty(call, EventCause.SingleStepTransfer, null);
    }

    /// <summary>A device joined the two calls it had, and left (or stayed, for a three-way conference).</summary>
    /// <param name="first">Its channel in the call that was transferred.</param>
    /// <param name="second">Its channel in the consultation call; the same when one channel has both.</param>
    /// <param name="stays">It stays: a conference.</param>
    public void AttendedTransferred(ReadOnlySpan<char> first, ReadOnlySpan<char> second, bool stays)
    {
        if (Need(first, "an attended transfer") is not { } firstChannel || Need(second, "an attended transfer") is not { } secondChannel)
            return;
        var primary = ReferenceEquals(firstChannel, secondChannel) ? firstChannel.HeldLeg ?? firstChannel.Leg : LegBehind(firstChannel);
        var secondary = ReferenceEquals(primary, secondChannel.Leg) ? null : LegBehind(secondChannel);
        if (primary is null || !IsTransferable(primary) || (secondary is not null && !IsTransferable(secondary)))
            return;
        DropPendingRetrieve(primary.Call);
        if (secondary is null || ReferenceEquals(primary.Call, secondary.Call))
            MergeWithin(primary, secondary, stays);
        else
            Merge(primary, secondary, stays);
    }

    /// <summary>Nobody can transfer who was never connected: the event names the wrong channel, or what made it a connection was lost.</summary>
    private bool IsTransferable(Leg leg)
    {
        if (!leg.Visible)
            output.Anomaly(AnomalyKind.UnexpectedEvent, $"a transfer by {leg.Channel.Name}, which is not connected");
        return leg.Visible;
    }

    /// <summary>Both connections are in one call already, because the switch joined them earlier than it named the transfer.</summary>
    private void MergeWithin(Leg primary, Leg? secondary, bool stays)
    {
        if (primary.Call.Pending is { } pending)
            Unpend(pending);
        Report(primary.Call, primary, secondary, primary.Id, secondary?.Id, Moves(primary.Call, null), stays, EventCause.Transfer);
    }

    private void Merge(Leg primary, Leg secondary, bool stays, bool inferred = false, EventCause cause = EventCause.Transfer)
    {
        if (primary.Call.Pending is { } pending)
            Unpend(pending);
        DropPendingRetrieve(secondary.Call);
        var (survivor, loser) = primary.Call.Order < secondary.Call.Order ? (primary.Call, secondary.Call) : (secondary.Call, primary.Call);
        var oldPrimary = primary.Id;
        var oldSecondary = secondary.Id;
        var moves = Moves(survivor, loser);
        Report(survivor, primary, secondary, oldPrimary, oldSecondary, moves, stays, cause, inferred);
    }

    /// <summary>Brings everything of both calls into the survivor and remembers each connection's old identifier.</summary>
    private List<(Leg Leg, NativeConnection Old)> Moves(ModelCall survivor, ModelCall? loser)
    {
        var moves = new List<(Leg, NativeConnection)>(survivor.Legs.Count + (loser?.Legs.Count ?? 0));
        foreach (var leg in survivor.Legs)
        {
            if (leg.Visible)
                moves.Add((leg, leg.Id));
        }
        if (loser is null)
            return moves;
        foreach (var leg in loser.Legs)
        {
            if (leg.Visible)
                moves.Add((leg, leg.Id));
        }
        EndUnseen(loser);
        Absorb(survivor, loser);
        return moves;
    }

    private void Report(
        ModelCall call,
        Leg primary,
        Leg? secondary,
        NativeConnection oldPrimary,
        NativeConnection? oldSecondary,
        List<(Leg Leg, NativeConnection Old)> moves,
        bool stays,
        EventCause cause,
        bool inferred = false
    )
    {
        // Who stays talks to both; the unhold, which comes before the name, was taken for a part of it.
        if (stays)
            primary.State = LocalConnectionState.Connected;
        var items = new List<ConnectionListItem>(moves.Count);
        var added = PartyDevice.NotKnown;
        foreach (var (leg, old) in moves)
        {
            var leaves = ReferenceEquals(leg, primary) && !stays || ReferenceEquals(leg, secondary);
            items.Add(Moved(leg, old, leaves));
            if (
                !ReferenceEquals(leg, primary)
                && !ReferenceEquals(leg, secondary)
                && (oldSecondary is null || old.CallId == oldSecondary.Value.CallId)
            )
                added = Subject(leg);
        }
        var who = Subject(primary);
        if (!stays)
        {
            Depart(primary);
            call.LastRedirection = who.Number;
        }
        if (secondary is not null)
            Depart(secondary);
        if (stays)
            Keep(primary);
        call.Parent = null;
        CallEvent merged = stays
            ? new CallEvent.Conferenced(oldPrimary, oldSecondary, who, added, items) { Cause = EventCause.Conference }
            : new CallEvent.Transferred(oldPrimary, oldSecondary, who, added, items) { Cause = cause };
        Emit(call, merged with { GlobalCallLinkage = call.LinkedId, Inferred = inferred });
        Fold(call);
        EndIfEmpty(call, cause, null);
        Review(call);
    }

    private static ConnectionListItem Moved(Leg leg, NativeConnection old, bool leaves)
    {
        if (leaves)
            return new(null, old, Subject(leg));
        // See Fold: of two connections of one channel the active one stays.
        var folded = ReferenceEquals(leg.Channel.HeldLeg, leg) && ReferenceEquals(leg.Channel.Leg?.Call, leg.Call);
        return new(leg.Id, old, Subject(leg)) { State = folded ? leg.Channel.Leg!.State : leg.State };
    }

    /// <summary>A party left by a merge: its channel may live on for a moment, without a connection.</summary>
    private static void Depart(Leg leg)
    {
        leg.Call.Legs.Remove(leg);
        leg.State = LocalConnectionState.Null;
        if (ReferenceEquals(leg.Channel.Leg, leg))
            leg.Channel.Leg = null;
        if (ReferenceEquals(leg.Channel.HeldLeg, leg))
            leg.Channel.HeldLeg = null;
    }

    /// <summary>Who held one call and stays in a conference of both: what it held is its connection now.</summary>
    private static void Keep(Leg leg)
    {
        leg.Channel.HoldBridge = null;
        if (leg.Channel.Leg is not null || !ReferenceEquals(leg.Channel.HeldLeg, leg))
            return;
        leg.Channel.HeldLeg = null;
        leg.Channel.Leg = leg;
    }

    private void DropPendingRetrieve(ModelCall call)
    {
        call.PendingRetrieve = null;
        if (!IsUnsettled(call))
            _unsettled.Remove(call);
    }

    /// <summary>A device took a call that rings elsewhere.</summary>
    /// <param name="id">The channel that takes it.</param>
    /// <param name="target">The channel that rang.</param>
    public void PickedUp(ReadOnlySpan<char> id, ReadOnlySpan<char> target)
    {
        if (Need(id, "a pickup") is not { } channel || Need(target, "a pickup") is not { } rang)
            return;
        SettleFor(channel);
        if (LegBehind(rang) is { } ringing)
            TakeOver(channel, ringing);
    }

    /// <summary>A device takes the place of another connection: a ringing one, or a park slot. Its own call, if it had one, goes into the taken one.</summary>
    private void TakeOver(Channel channel, Leg taken)
    {
        if (channel.Leg is not { } leg)
            return;
        var call = taken.Call;
        if (ReferenceEquals(call, leg.Call))
            return;
        Divert(taken, Subject(leg), EventCause.CallPickup);
        if (call.Ended)
            return;
        var own = leg.Call;
        var moves = new List<(Leg Leg, NativeConnection Old)>(own.Legs.Count);
        foreach (var other in own.Legs)
        {
            if (other.Visible)
                moves.Add((other, other.Id));
        }
        EndUnseen(own);
        Absorb(call, own);
        leg.Originating = false;
        var items = new List<ConnectionListItem>(moves.Count);
        foreach (var (moved, old) in moves)
            items.Add(Moved(moved, old, leaves: false));
        EmitEstablished(leg, EventCause.CallPickup, items);
        Fold(call);
    }

    /// <summary>The device's connection that a channel stands for: its own, or that of the endpoint behind an internal pair.</summary>
    private static Leg? LegBehind(Channel channel)
    {
        if (channel.Leg is { } own)
            return own;
        if (channel.Peer is not { } peer)
            return null;
        if (peer.Leg is { } inner)
            return inner;
        if (peer.Bridge is { } bridge)
        {
            foreach (var member in bridge.Members)
            {
                if (!ReferenceEquals(member, peer) && member.Leg is { } leg)
                    return leg;
            }
        }
        foreach (var leg in peer.Call?.Legs ?? [])
        {
            if (ReferenceEquals(leg.Channel.DialedBy, peer))
                return leg;
        }
        return null;
    }
}
