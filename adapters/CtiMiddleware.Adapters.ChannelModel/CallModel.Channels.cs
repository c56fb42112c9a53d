using System.Globalization;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>The life of channels.</content>
public sealed partial class CallModel
{
    /// <summary>A channel came to be.</summary>
    /// <param name="id">The switch's identifier.</param>
    /// <param name="name">Its name.</param>
    /// <param name="state">Its state: <see cref="ChannelState.Down"/> when the switch calls the endpoint, otherwise the endpoint calls.</param>
    /// <param name="callerNumber">The caller number, empty when not told.</param>
    /// <param name="callerName">The caller name, empty when not told.</param>
    /// <param name="exten">What it dialled, empty or <c>s</c> when nothing.</param>
    /// <param name="linkedId">The switch's global linkage identifier.</param>
    public void ChannelCreated(
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> name,
        ChannelState state,
        ReadOnlySpan<char> callerNumber,
        ReadOnlySpan<char> callerName,
        ReadOnlySpan<char> exten,
        ReadOnlySpan<char> linkedId
    )
    {
        if (Find(id) is { } existing)
        {
            output.Anomaly(AnomalyKind.DuplicateObject, $"channel {id} is announced again as {name}; it is {existing.Name}");
            return;
        }
        if (_channels.Count >= MaxChannels)
        {
            output.Anomaly(AnomalyKind.AccountDiffers, $"more than {MaxChannels} channels at once; {name} is not tracked");
            return;
        }
        var channel = AddChannel(id, name, state, callerNumber, callerName, exten, linkedId);
        if (channel.Leg is { } leg && state is not (ChannelState.Down or ChannelState.Reserved))
            CalledIn(leg);
    }

    /// <summary>The endpoint called the switch: it is connected from its own point of view, whatever the switch does with it.</summary>
    private void CalledIn(Leg leg)
    {
        leg.Originating = true;
        leg.Call.Called = leg.Channel.Exten;
        LinkConsultation(leg);
        EmitOriginated(leg, EventCause.NewCall);
    }

    private Channel AddChannel(
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> name,
        ChannelState state,
        ReadOnlySpan<char> callerNumber,
        ReadOnlySpan<char> callerName,
        ReadOnlySpan<char> exten,
        ReadOnlySpan<char> linkedId
    )
    {
        var device = devices.Find(DeviceMap.EndpointOf(name));
        var inner = device is not null && name.EndsWith(";2");
        var text = id.ToString();
        var channel = new Channel(text, name.ToString(), inner ? null : device)
        {
            State = state,
            CallerNumber = Text(callerNumber),
            CallerName = Text(callerName),
            Exten = exten is "s" ? null : Text(exten),
            LinkedId = linkedId.SequenceEqual(text) ? text : Text(linkedId),
            Inner = inner,
            CreatedIn = _snapshot,
        };
        _channels.Add(text, channel);
        Remember(channel);
        if (inner)
            return channel;
        var call = NewCall(text, channel.LinkedId);
        if (_expected.Count > 0 && _expected.Remove(text, out var called))
            call.Called = called;
        AddMember(call, channel);
        if (device is not null)
            channel.Leg = AddLeg(call, channel);
        return channel;
    }

    /// <summary>
    /// A call that a device begins while it holds exactly one other is taken for a consultation of that one (field rule 7), also when
    /// dialled by hand.
    /// </summary>
    private void LinkConsultation(Leg leg)
    {
        ModelCall? parent = null;
        foreach (var channel in _deviceLegs[leg.Channel.Device!])
        {
            if (channel.Leg is not { State: LocalConnectionState.Hold } held)
                continue;
            if (parent is not null)
                return;
            parent = held.Call;
        }
        leg.Call.Parent = parent;
    }

    /// <summary>Checks that an event's channel name is that of the channel it identifies; a mismatch means a damaged or mixed-up frame.</summary>
    /// <returns>False when they differ: the event must not be applied.</returns>
    public bool IsConsistent(ReadOnlySpan<char> id, ReadOnlySpan<char> name)
    {
        if (Find(id) is not { } channel || name.SequenceEqual(channel.Name))
            return true;
        output.Anomaly(AnomalyKind.InvalidField, $"channel {id} is {channel.Name}, the event says {name}");
        return false;
    }

    /// <summary>A channel's state changed.</summary>
    public void ChannelStateChanged(ReadOnlySpan<char> id, ChannelState state)
    {
        if (Need(id, "a new state", mayTrail: true) is not { } channel)
            return;
        SettleFor(channel);
        channel.State = state;
        if (channel.Leg is not { } leg)
            return;
        // chan_sip announces the channel of a caller as down and says only then that it rings in; who is called rings (another state).
        if (state == ChannelState.Ring && !leg.Visible && channel.DialedBy is null && !channel.OriginateRoot)
            CalledIn(leg);
        else
            Advance(leg);
    }

    /// <summary>A channel was renamed, by a masquerade.</summary>
    public void ChannelRenamed(ReadOnlySpan<char> id, ReadOnlySpan<char> newName)
    {
        if (Need(id, "a new name") is { } channel)
            channel.Name = newName.ToString();
    }

    /// <summary>Two channels are the halves of an internal pair.</summary>
    public void Paired(ReadOnlySpan<char> one, ReadOnlySpan<char> two)
    {
        if (Need(one, "a pair") is not { } first || Need(two, "a pair") is not { } second)
            return;
        first.Peer = second;
        second.Peer = first;
        Join(first, second);
    }

    /// <summary>Somebody asked for the hang-up of this channel: it will be named as the releasing device.</summary>
    public void HangupRequested(ReadOnlySpan<char> id)
    {
        if (Need(id, "a request to hang up", mayTrail: true) is { } channel)
            channel.HangupRequested = true;
    }

    /// <summary>A channel ended.</summary>
    /// <param name="id">The channel.</param>
    /// <param name="cause">The Q.850 cause, 0 when unknown.</param>
    /// <param name="causeText">The switch's words for it.</param>
    public void HungUp(ReadOnlySpan<char> id, int cause, ReadOnlySpan<char> causeText)
    {
        if (Need(id, "a hang-up") is not { } channel)
            return;
        SettleFor(channel);
        var mapped = HangupCauses.Map(cause, channel.Dialed);
        // A caller that gives up before the answer ends without a cause (chan_sip) or with "unspecified" (chan_pjsip); that it asked to is told before.
        if (cause is 0 or 127 && channel.HangupRequested)
            mapped = EventCause.NormalClearing;
        var native = HangupCauses.Native(cause, causeText);
        // The queue of Asterisk 22 tells of a member that rejects only that it did not answer; its hang-up says the rest.
        if (
            mapped == EventCause.Busy
            && channel.Dialed is null or DialStatus.NoAnswer
            && channel.Leg is { State: LocalConnectionState.Alerting } rejecting
        )
            EmitFailed(rejecting, mapped, native);
        RemoveChannel(channel, mapped, native);
    }

    private void RemoveChannel(Channel channel, EventCause cause, string? nativeCause)
    {
        _channels.Remove(channel.Id);
        RememberEnded(channel.Id);
        Forget(channel);
        LeaveBridge(channel);
        if (channel.Peer is { } peer)
            peer.Peer = null;
        var releasing =
            channel.HangupRequested && channel.Device is not null && channel.Leg is { } own ? Subject(own) : PartyDevice.NotKnown;
        if (channel.Waiting is { } waiting)
            ClearLeg(waiting, cause, nativeCause, releasing);
        if (channel.HeldLeg is { } held)
            ClearLeg(held, cause, nativeCause, releasing);
        var call = channel.Call;
        if (channel.Leg is { } leg)
            ClearLeg(leg, cause, nativeCause, releasing);
        channel.Leg = null;
        channel.HeldLeg = null;
        if (call is not null && call.Members.Remove(channel) && call.Members.Count == 0)
            EndIfEmpty(call, cause, nativeCause);
        channel.Call = null;
    }

    /// <summary>A device dialled a digit.</summary>
    public void DigitDialled(ReadOnlySpan<char> id, ReadOnlySpan<char> digit)
    {
        if (Need(id, "a digit", mayTrail: true) is { Leg: { Visible: true } leg })
            Emit(leg.Call, new CallEvent.DigitsGenerated(leg.Id, OneDigit(digit)) { GlobalCallLinkage = leg.Call.LinkedId });
    }

    /// <summary>Recording of a channel began or ended.</summary>
    public void Recording(ReadOnlySpan<char> id, bool started, string? file)
    {
        if (Need(id, "recording", mayTrail: true) is not { Leg: { Visible: true } leg })
            return;
        Emit(leg.Call, started ? new CallEvent.Record(leg.Id, file) : new CallEvent.Stop(leg.Id, file));
    }

    private static string OneDigit(ReadOnlySpan<char> digit) =>
        digit.Length == 1 && digit[0] is >= '0' and <= '9' ? s_digits[digit[0] - '0'] : digit.ToString();

    private static readonly string[] s_digits = [.. Enumerable.Range(0, 10).Select(d => d.ToString(CultureInfo.InvariantCulture))];

    private static string? Text(ReadOnlySpan<char> value) => value.IsEmpty || value is "<unknown>" ? null : value.ToString();
}
