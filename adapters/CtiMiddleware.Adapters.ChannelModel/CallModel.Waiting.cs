using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>Waiting at an ACD group or a park slot.</content>
public sealed partial class CallModel
{
    /// <summary>A caller waits at an ACD group.</summary>
    /// <param name="id">The caller's channel.</param>
    /// <param name="group">The group's number.</param>
    /// <param name="position">The position, from 1; 0 when not told.</param>
    /// <param name="count">How many wait, this one included; 0 when not told.</param>
    public void QueueJoined(ReadOnlySpan<char> id, string group, int position, int count)
    {
        if (Need(id, "a queue") is not { } channel)
            return;
        SettleFor(channel);
        if (channel.Call is not { } call)
            return;
        Wait(channel, call, group, DeviceCategory.AcdGroup, EventCause.EnteringDistribution, position, count);
    }

    /// <summary>A caller left an ACD group.</summary>
    /// <param name="id">The caller's channel.</param>
    /// <param name="abandoned">The caller gave up.</param>
    public void QueueLeft(ReadOnlySpan<char> id, bool abandoned)
    {
        if (Need(id, "leaving a queue", mayTrail: true) is not { Waiting: { } leg } channel)
            return;
        channel.Waiting = null;
        if (abandoned)
            ClearLeg(leg, EventCause.CallCancelled, "abandoned", channel.Leg is { } caller ? Subject(caller) : PartyDevice.NotKnown);
        else
            Divert(leg, DistributedTo(leg.Call), EventCause.Distributed);
    }

    /// <summary>Whom the group's call reached: the newest connection that answered and did not originate.</summary>
    private static PartyDevice DistributedTo(ModelCall call)
    {
        for (var i = call.Legs.Count - 1; i >= 0; i--)
        {
            var leg = call.Legs[i];
            if (leg is { WaitsAt: null, Originating: false, State: LocalConnectionState.Connected })
                return Subject(leg);
        }
        return PartyDevice.NotKnown;
    }

    /// <summary>A channel was parked.</summary>
    /// <param name="id">The channel that waits there.</param>
    /// <param name="slot">The number of the place.</param>
    public void Parked(ReadOnlySpan<char> id, string slot)
    {
        if (Need(id, "parking") is not { } channel)
            return;
        SettleFor(channel);
        if (channel.Call is not { } call)
            return;
        Wait(channel, call, slot, DeviceCategory.Park, EventCause.Park, 0, 0);
    }

    /// <summary>A parked channel was taken back by somebody.</summary>
    public void Unparked(ReadOnlySpan<char> id, ReadOnlySpan<char> retriever)
    {
        if (Need(id, "the end of parking") is not { Waiting: { } slot } channel || Need(retriever, "the end of parking") is not { } taker)
            return;
        channel.Waiting = null;
        TakeOver(taker, slot);
        // Taken by what is no device, or by who is in the call already: the bridge tells the rest.
        Divert(slot, LegBehind(taker) is { } by ? Subject(by) : PartyDevice.NotKnown, EventCause.CallPickup);
    }

    /// <summary>A parked channel left its place without being taken: time ran out, or it hung up.</summary>
    public void ParkingEnded(ReadOnlySpan<char> id, bool timedOut)
    {
        if (Need(id, "the end of parking", mayTrail: true) is not { Waiting: { } slot } channel)
            return;
        channel.Waiting = null;
        if (timedOut)
            Divert(slot, PartyDevice.NotKnown, EventCause.Recall);
        else
            ClearLeg(slot, EventCause.CallCancelled, "parked caller gave up", PartyDevice.NotKnown);
    }

    private void Wait(Channel channel, ModelCall call, string number, DeviceCategory kind, EventCause cause, int position, int count)
    {
        var before = channel.Waiting;
        var leg = new Leg(call, channel)
        {
            WaitsAt = number,
            Kind = kind,
            DeviceHalf = string.Concat(channel.Id, "@", number),
            State = LocalConnectionState.Queued,
            Visible = true,
        };
        channel.Waiting = leg;
        var lastRedirection = LastRedirection(call);
        call.Legs.Add(leg);
        // After the new one is there, so that a call of which nothing else is left does not end in between.
        if (before is not null)
            ClearLeg(before, EventCause.Redirected, null, PartyDevice.NotKnown);
        Emit(
            call,
            new CallEvent.Queued(leg.Id, Waits(leg), WaitingParty(channel, call), Called(call), lastRedirection)
            {
                NumberQueued = count > 0 ? count : null,
                CallsInFront = position > 0 ? position - 1 : null,
                Cause = cause,
                GlobalCallLinkage = call.LinkedId,
                ParentCall = call.Parent?.Id,
            }
        );
    }

    private static PartyDevice WaitingParty(Channel channel, ModelCall call)
    {
        if (LegBehind(channel) is { } own)
            return Party(own);
        foreach (var leg in call.Legs)
        {
            if (leg.Originating)
                return Party(leg);
        }
        return PartyDevice.Of(channel.CallerNumber, channel.CallerName);
    }
}
