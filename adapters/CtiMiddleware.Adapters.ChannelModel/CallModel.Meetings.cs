using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>Two calls that meet: how the wait for the name of their merge ends, and what is said when none comes.</content>
public sealed partial class CallModel
{
    /// <summary>Two calls that applications know met in a bridge. Its name (transfer, conference) comes with or after it; wait for that.</summary>
    private void Meet(ModelCall a, ModelCall b, Channel present, Channel entering)
    {
        if (a.Pending is { } first && !ReferenceEquals(first.First, b) && !ReferenceEquals(first.Second, b))
            Settle(a);
        if (b.Pending is { } second && !ReferenceEquals(second.First, a) && !ReferenceEquals(second.Second, a))
            Settle(b);
        if (a.Ended || b.Ended || ReferenceEquals(present.Call, entering.Call) || a.Pending is not null)
            return;
        var merge = new PendingMerge(a, b, entering, present, present.Bridge);
        a.Pending = merge;
        b.Pending = merge;
        Unsettled(a);
        Unsettled(b);
    }

    /// <summary>Nobody named the merge: a room, a bridging by command, or a name that was lost. Report what it looks like, as inferred.</summary>
    private void MergeUnnamed(PendingMerge merge)
    {
        var (a, b) = (merge.First, merge.Second);
        if (a.Ended || b.Ended || ReferenceEquals(a, b))
            return;
        var inA = LegBehind(merge.Present);
        var inB = LegBehind(merge.Entering);
        // One of them moved on to another call since; that was told, and this meeting is over.
        if (inA is not null && inB is not null && ReferenceEquals(inA.Call, inB.Call))
            return;
        var leavingA = OnlyOtherOutside(a, inA);
        var leavingB = OnlyOtherOutside(b, inB);
        if (merge.Bridge is { Kind: BridgeKind.Basic } && leavingA is { Visible: true } && leavingB is { Visible: true })
            Merge(leavingA, leavingB, stays: false, inferred: true);
        else if (inA is not null && inB is not null)
            Conference(inA, inB, inferred: merge.Bridge is not { Kind: BridgeKind.Conference });
    }

    /// <summary>The one other connection of a call, when its channel is in no bridge any more: who is about to leave.</summary>
    private static Leg? OnlyOtherOutside(ModelCall call, Leg? staying)
    {
        Leg? other = null;
        foreach (var leg in call.Legs)
        {
            if (ReferenceEquals(leg, staying))
                continue;
            if (other is not null || leg.Channel.Bridge is not null)
                return null;
            other = leg;
        }
        return other;
    }

    private void Conference(Leg first, Leg second, bool inferred)
    {
        var (survivor, loser) = first.Call.Order < second.Call.Order ? (first.Call, second.Call) : (second.Call, first.Call);
        var oldFirst = first.Id;
        var oldSecond = second.Id;
        var items = new List<ConnectionListItem>();
        foreach (var (leg, old) in Moves(survivor, loser))
            items.Add(Moved(leg, old, leaves: false));
        Emit(
            survivor,
            new CallEvent.Conferenced(oldFirst, oldSecond, PartyDevice.NotKnown, Subject(second), items)
            {
                Cause = EventCause.Conference,
                GlobalCallLinkage = survivor.LinkedId,
                Inferred = inferred,
            }
        );
        Fold(survivor);
        Review(survivor);
    }

    /// <summary>A call of which applications see no connection any more goes into another one: no list names it, so its end is told.</summary>
    private void EndUnseen(ModelCall call)
    {
        if (!call.Announced || call.Ended || HasVisibleLeg(call))
            return;
        Emit(
            call,
            new CallEvent.CallCleared(new NativeConnection(call.Id, string.Empty))
            {
                Cause = EventCause.Redirected,
                GlobalCallLinkage = call.LinkedId,
                ParentCall = call.Parent?.Id,
            }
        );
    }

    private static bool HasVisibleLeg(ModelCall call)
    {
        foreach (var leg in call.Legs)
        {
            if (leg.Visible)
                return true;
        }
        return false;
    }

    /// <summary>A channel that had a connection in each of two calls that became one has one in it: both identifiers are the same now.</summary>
    private static void Fold(ModelCall call)
    {
        for (var i = call.Legs.Count - 1; i >= 0; i--)
        {
            var leg = call.Legs[i];
            if (!ReferenceEquals(leg.Channel.HeldLeg, leg) || !ReferenceEquals(leg.Channel.Leg?.Call, call))
                continue;
            call.Legs.RemoveAt(i);
            leg.State = Model.States.LocalConnectionState.Null;
            leg.Channel.HeldLeg = null;
        }
    }
}
