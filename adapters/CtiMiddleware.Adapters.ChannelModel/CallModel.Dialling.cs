using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>Dialling: who is called in whose call, and how it ended.</content>
public sealed partial class CallModel
{
    /// <summary>A channel with this identifier will be made by us and will call this number: known before the switch says so.</summary>
    public void Expect(string id, string called)
    {
        // Each is taken by its channel within milliseconds; those whose channel never came must not pile up, and only a number to show is lost.
        if (_expected.Count >= 1024)
            _expected.Clear();
        _expected[id] = called;
    }

    /// <summary>An endpoint is being dialled.</summary>
    /// <param name="caller">The channel in whose name; empty when the switch itself dials (an originate).</param>
    /// <param name="callerExten">What the caller dialled, empty when not told.</param>
    /// <param name="dest">The channel that is dialled.</param>
    public void DialBegan(ReadOnlySpan<char> caller, ReadOnlySpan<char> callerExten, ReadOnlySpan<char> dest)
    {
        if (Need(dest, "dialling") is not { } destination)
            return;
        if (caller.IsEmpty)
        {
            destination.OriginateRoot = true;
            if (destination.Call is { } own)
            {
                own.Originate = true;
                Review(own);
            }
            return;
        }
        if (Need(caller, "dialling") is not { } calling)
            return;
        SettleFor(calling);
        destination.DialedBy = calling;
        destination.Dialed = null;
        // Behind the pair of an originate the first device is called, not yet what it wants to reach.
        if (calling.Call is { } call && calling.Peer is not { OriginateRoot: true })
            call.Called ??= callerExten is "s" ? null : Text(callerExten);
        Join(calling, destination);
    }

    /// <summary>An endpoint that is being dialled rings, as its caller hears.</summary>
    public void DialRinging(ReadOnlySpan<char> dest)
    {
        if (Find(dest) is not { State: ChannelState.Down } destination)
            return;
        destination.State = ChannelState.Ringing;
        if (destination.Leg is { } leg)
            Advance(leg);
    }

    /// <summary>Dialling an endpoint ended.</summary>
    /// <param name="dest">The channel that was dialled.</param>
    /// <param name="status">How.</param>
    /// <param name="nativeStatus">The switch's word for it.</param>
    /// <param name="forward">Where the endpoint forwards to, empty when it does not.</param>
    public void DialEnded(ReadOnlySpan<char> dest, DialStatus status, ReadOnlySpan<char> nativeStatus, ReadOnlySpan<char> forward)
    {
        if (Need(dest, "the end of dialling", mayTrail: true) is not { } destination)
            return;
        SettleFor(destination);
        destination.Dialed = status;
        if (destination.Leg is not { } leg)
            return;
        if (!forward.IsEmpty)
        {
            Divert(leg, PartyDevice.Of(NumberOf(forward)), EventCause.CallForward);
            return;
        }
        switch (status)
        {
            case DialStatus.Answer:
                destination.State = ChannelState.Up;
                Advance(leg);
                break;
            case DialStatus.Busy:
                Fail(leg, EventCause.Busy, nativeStatus);
                break;
            case DialStatus.Congestion:
                Fail(leg, EventCause.NetworkCongestion, nativeStatus);
                break;
            case DialStatus.ChannelUnavailable:
                Fail(leg, EventCause.DestOutOfOrder, nativeStatus);
                break;
            default:
                // Cancelled, not answered, gone on in the dial plan: the hang-up that follows tells the cause.
                break;
        }
    }

    private void Fail(Leg leg, EventCause cause, ReadOnlySpan<char> nativeStatus)
    {
        if (leg.State == LocalConnectionState.Connected)
            return;
        EmitFailed(leg, cause, nativeStatus.ToString());
    }

    /// <summary>A connection's call leaves it for another destination.</summary>
    private void Divert(Leg leg, PartyDevice newDestination, EventCause cause)
    {
        var call = leg.Call;
        if (!call.Legs.Remove(leg))
            return;
        if (ReferenceEquals(leg.Channel.Leg, leg))
            leg.Channel.Leg = null;
        if (ReferenceEquals(leg.Channel.Waiting, leg))
            leg.Channel.Waiting = null;
        var number = leg.WaitsAt ?? leg.Channel.Device!.Number;
        if (leg.Visible || leg.WaitsAt is not null || call.Announced)
        {
            Emit(
                call,
                new CallEvent.Diverted(leg.Id, Subject(leg), newDestination, Calling(leg), Called(call), LastRedirection(call))
                {
                    Cause = cause,
                    GlobalCallLinkage = call.LinkedId,
                    ParentCall = call.Parent?.Id,
                }
            );
        }
        leg.State = LocalConnectionState.Null;
        call.LastRedirection = number;
        EndIfEmpty(call, cause, null);
    }

    /// <summary>The dialable part of a forwarding target such as <c>Local/1002@ctx</c> or <c>PJSIP/1002</c>.</summary>
    private static string NumberOf(ReadOnlySpan<char> target)
    {
        var slash = target.LastIndexOf('/');
        if (slash >= 0)
            target = target[(slash + 1)..];
        var at = target.IndexOf('@');
        return (at >= 0 ? target[..at] : target).ToString();
    }

    /// <summary>Two channels belong to one call from now on.</summary>
    private void Join(Channel present, Channel entering)
    {
        if (present.Call is not { } a || entering.Call is not { } b)
            return;
        if (ReferenceEquals(a, b))
        {
            Review(a);
            return;
        }
        if (a.Announced && b.Announced)
        {
            Meet(a, b, present, entering);
            return;
        }
        var (into, from) = b.Announced || (!a.Announced && b.Order < a.Order) ? (b, a) : (a, b);
        Absorb(into, from);
        Fold(into);
        Review(into);
    }

    /// <summary>Takes over everything of a call that nobody heard of yet.</summary>
    private static void Absorb(ModelCall into, ModelCall from)
    {
        foreach (var member in from.Members)
            AddMember(into, member);
        foreach (var leg in from.Legs)
        {
            leg.Call = into;
            into.Legs.Add(leg);
        }
        into.Originate |= from.Originate;
        into.Called ??= from.Called;
        from.Members.Clear();
        from.Legs.Clear();
        from.Ended = true;
    }
}
