using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>The events of single connections: who is named in them, and which state they lead to.</content>
public sealed partial class CallModel
{
    /// <summary>Looks again at every connection of a call after something about its channels changed.</summary>
    private void Review(ModelCall call)
    {
        for (var i = 0; i < call.Legs.Count && !call.Ended; i++)
        {
            var leg = call.Legs[i];
            if (leg.WaitsAt is null)
                Advance(leg);
        }
    }

    private void Advance(Leg leg)
    {
        var channel = leg.Channel;
        if (!leg.Visible)
        {
            leg.Originating |= IsOriginating(leg);
            // A leg that is being dialled stays unseen until it is known in which call, and from whom: a consultation's target
            // rings before the consulting party has entered.
            if (!leg.Originating && !leg.Call.Announced && channel.State != ChannelState.Up)
                return;
        }
        switch (channel.State)
        {
            case ChannelState.Ringing when leg.State == LocalConnectionState.Null:
                if (leg.Originating)
                    EmitInitiated(leg);
                else
                    EmitDelivered(leg);
                break;
            case ChannelState.Up
                when leg.State is LocalConnectionState.Null or LocalConnectionState.Initiated or LocalConnectionState.Alerting:
                if (leg.Originating)
                    EmitOriginated(leg, leg.Call.Originate ? EventCause.MakeCall : EventCause.NewCall);
                else
                    EmitEstablished(leg, EventCause.Normal, []);
                break;
            default:
                break;
        }
    }

    /// <summary>The first device of an originate calls, whether it was dialled directly or behind an internal pair.</summary>
    private static bool IsOriginating(Leg leg)
    {
        var channel = leg.Channel;
        if (channel.DialedBy is null)
            return channel.OriginateRoot;
        if (channel.DialedBy.Peer is not { OriginateRoot: true })
            return false;
        foreach (var other in leg.Call.Legs)
        {
            if (other.Originating && other.Visible && !ReferenceEquals(other, leg))
                return false;
        }
        return true;
    }

    private void EmitInitiated(Leg leg)
    {
        Enter(leg, LocalConnectionState.Initiated);
        Emit(
            leg.Call,
            new CallEvent.ServiceInitiated(leg.Id, Subject(leg), Called(leg.Call))
            {
                Cause = EventCause.MakeCall,
                GlobalCallLinkage = leg.Call.LinkedId,
                ParentCall = leg.Call.Parent?.Id,
            }
        );
    }

    private void EmitOriginated(Leg leg, EventCause cause)
    {
        Enter(leg, LocalConnectionState.Connected);
        Emit(
            leg.Call,
            new CallEvent.Originated(leg.Id, Party(leg), Called(leg.Call))
            {
                OriginatingDevice = leg.Kind == DeviceCategory.Trunk ? Subject(leg) : null,
                Cause = cause,
                GlobalCallLinkage = leg.Call.LinkedId,
                ParentCall = leg.Call.Parent?.Id,
            }
        );
    }

    private void EmitDelivered(Leg leg)
    {
        Enter(leg, LocalConnectionState.Alerting);
        Emit(
            leg.Call,
            new CallEvent.Delivered(leg.Id, Subject(leg), Calling(leg), Called(leg.Call), LastRedirection(leg.Call))
            {
                Cause = EventCause.NewCall,
                GlobalCallLinkage = leg.Call.LinkedId,
                ParentCall = leg.Call.Parent?.Id,
            }
        );
    }

    private void EmitEstablished(Leg leg, EventCause cause, IReadOnlyList<ConnectionListItem> connections)
    {
        Enter(leg, LocalConnectionState.Connected);
        Emit(
            leg.Call,
            new CallEvent.Established(leg.Id, Subject(leg), Calling(leg), Called(leg.Call), LastRedirection(leg.Call))
            {
                Cause = cause,
                Connections = connections,
                GlobalCallLinkage = leg.Call.LinkedId,
                ParentCall = leg.Call.Parent?.Id,
            }
        );
    }

    private void EmitFailed(Leg leg, EventCause cause, string nativeCause)
    {
        Enter(leg, LocalConnectionState.Fail);
        Emit(
            leg.Call,
            new CallEvent.Failed(leg.Id, Subject(leg), Calling(leg), Called(leg.Call), LastRedirection(leg.Call))
            {
                Cause = cause,
                NativeCause = nativeCause,
                GlobalCallLinkage = leg.Call.LinkedId,
                ParentCall = leg.Call.Parent?.Id,
            }
        );
    }

    /// <summary>Ends a connection with an event, and its call with the last one.</summary>
    private void ClearLeg(Leg leg, EventCause cause, string? nativeCause, PartyDevice releasing)
    {
        var call = leg.Call;
        if (!call.Legs.Remove(leg))
            return;
        leg.State = LocalConnectionState.Null;
        if (leg.Visible)
        {
            Emit(
                call,
                new CallEvent.ConnectionCleared(leg.Id, releasing)
                {
                    Cause = cause,
                    NativeCause = nativeCause,
                    GlobalCallLinkage = call.LinkedId,
                    ParentCall = call.Parent?.Id,
                }
            );
        }
        EndIfEmpty(call, cause, nativeCause);
    }

    private void EndIfEmpty(ModelCall call, EventCause cause, string? nativeCause)
    {
        if (call.Legs.Count > 0 || call.Ended || !call.Announced)
            return;
        Emit(
            call,
            new CallEvent.CallCleared(new NativeConnection(call.Id, string.Empty))
            {
                Cause = cause,
                NativeCause = nativeCause,
                GlobalCallLinkage = call.LinkedId,
                ParentCall = call.Parent?.Id,
            }
        );
        Retire(call);
    }

    /// <summary>Channels without a device may outlive their call; what they do next is another one.</summary>
    private void Retire(ModelCall call)
    {
        call.Ended = true;
        foreach (var member in call.Members)
        {
            if (ReferenceEquals(member.Call, call) && _channels.ContainsKey(member.Id))
                AddMember(NewSecondCall(member), member);
        }
        call.Members.Clear();
    }

    private static void Enter(Leg leg, LocalConnectionState state)
    {
        leg.Visible = true;
        leg.State = state;
    }

    /// <summary>The device of a connection, as the subject of an event.</summary>
    private static PartyDevice Subject(Leg leg) =>
        leg.WaitsAt is not null
            ? Waits(leg)
            : new PartyDevice(
                PartyStatus.Provided,
                leg.Channel.Device!.Number,
                leg.Kind == DeviceCategory.Trunk ? null : leg.Channel.CallerName
            )
            {
                Category = leg.Kind,
            };

    /// <summary>The party behind a connection: never a trunk, but who called through it (field rule 24).</summary>
    private static PartyDevice Party(Leg leg) =>
        leg.Kind == DeviceCategory.Trunk ? PartyDevice.Of(leg.Channel.CallerNumber, leg.Channel.CallerName) : Subject(leg);

    private static PartyDevice Called(ModelCall call) => PartyDevice.Of(call.Called);

    private static PartyDevice LastRedirection(ModelCall call)
    {
        if (call.LastRedirection is { } number)
            return PartyDevice.Of(number);
        foreach (var leg in call.Legs)
        {
            if (leg.WaitsAt is not null && leg.Kind == DeviceCategory.AcdGroup)
                return Waits(leg);
        }
        return PartyDevice.NotRequired;
    }

    /// <summary>Who calls the party of this connection: who dialled its channel, through internal pairs; else who originated the call.</summary>
    private static PartyDevice Calling(Leg leg)
    {
        var by = leg.Channel.DialedBy;
        for (var hops = 0; by is not null && hops < 8; hops++)
        {
            if (by.Leg is { } dialling && ReferenceEquals(dialling.Call, leg.Call))
                return Party(dialling);
            by = by.DialedBy ?? by.Peer?.DialedBy;
        }
        foreach (var other in leg.Call.Legs)
        {
            if (other.Originating && other.WaitsAt is null)
                return Party(other);
        }
        return OnlyOther(leg) is { } party ? Party(party) : PartyDevice.NotKnown;
    }

    /// <summary>After a transfer while the target rings nobody is left who dialled it: the one who was transferred is the caller now.</summary>
    private static Leg? OnlyOther(Leg leg)
    {
        Leg? found = null;
        foreach (var other in leg.Call.Legs)
        {
            if (
                ReferenceEquals(other, leg)
                || other is not { WaitsAt: null, State: LocalConnectionState.Connected or LocalConnectionState.Hold }
            )
                continue;
            if (found is not null)
                return null;
            found = other;
        }
        return found;
    }
}
