using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>The life of a call: begun, delivered, answered, held, cleared.</summary>
internal sealed partial class CtiPeripheral
{
    private void OnStarted(PbxEvent.Started e)
    {
        var connection = Add(e.Leg);
        // A caller from outside is named by whatever is told first of the call.
        connection.Announced |= !connection.Watched;
        ServiceInitiated(connection);
    }

    private void OnServiceInitiated(PbxEvent.ServiceInitiated e) => ServiceInitiated(Add(e.Leg));

    private void ServiceInitiated(CtiConnection connection)
    {
        if (!connection.Watched || connection.Announced)
            return;
        connection.Announced = true;
        var cause = connection.Call.ConsultOf is null ? GedEventCause.None : GedEventCause.Consult;
        Event(MessageType.CallServiceInitiatedEvent, connection, cause, GedConnectionState.Initiate);
        SetLine(connection);
        _message.Party(Field.CallingDeviceType, Tag.CallingDeviceId, connection.Party);
        AddConsultation(_message, connection.Call);
        Tell(connection, CallEventMessageMask.CallServiceInitiated);
    }

    private void OnOriginated(PbxEvent.Originated e)
    {
        var connection = Add(e.Leg);
        if (!connection.Watched)
            return;
        connection.Announced = true;
        var cause = connection.Call.ConsultOf is null ? GedEventCause.NewCall : GedEventCause.Consult;
        Event(MessageType.CallOriginatedEvent, connection, cause, GedConnectionState.Connect);
        SetLine(connection);
        _message
            .Party(Field.CallingDeviceType, Tag.CallingDeviceId, connection.Party)
            .Party(Field.CalledDeviceType, Tag.CalledDeviceId, Party(e.Number));
        AddConsultation(_message, connection.Call);
        Tell(connection, CallEventMessageMask.CallOriginated);
    }

    private void OnOffered(PbxEvent.Offered e)
    {
        var connection = Add(e.Leg);
        if (e.Leg.Call.LastGroup is not null && e.Leg.Device is Station { Agent: not null } && !Engine.Profile.WithoutQueuedEvents)
            PreCall(connection);
    }

    private void OnNetworkReached(PbxEvent.NetworkReached e)
    {
        if (Of(e.Leg) is not { } reached)
            return;
        reached.Announced = true;
        foreach (var viewpoint in Watched(reached.Call))
        {
            Event(MessageType.CallReachedNetworkEvent, viewpoint, GedEventCause.NewCall);
            _message
                .Set(Field.LineType, (uint)LineOf(viewpoint.Call))
                .Party(Field.TrunkUsedDeviceType, Tag.TrunkUsedDeviceId, new CtiParty(DeviceIDType.TrunkIdentifier, e.Leg.Device.Number))
                .Party(Field.CalledDeviceType, Tag.CalledDeviceId, reached.Party);
            AddTrunk(viewpoint.Call);
            Tell(viewpoint, CallEventMessageMask.CallReachedNetwork);
        }
    }

    private void OnAlerting(PbxEvent.Alerting e)
    {
        // A station that rings so that its own user goes off-hook was told as Service Initiated.
        if (Of(e.Leg) is not { } alerting || alerting is { Announced: true, Watched: true })
            return;
        alerting.Announced = true;
        var call = alerting.Call;
        var cause =
            !call.TransferredBy.IsNone ? GedEventCause.Transfer
            : call.Pbx.LastRedirectedNumber.Length > 0 ? GedEventCause.Redirected
            : call.ConsultOf is not null ? GedEventCause.Consult
            : GedEventCause.NewCall;
        foreach (var viewpoint in Watched(call))
        {
            Event(MessageType.CallDeliveredEvent, viewpoint, cause);
            SetLine(viewpoint);
            _message.Party(Field.AlertingDeviceType, Tag.AlertingDeviceId, alerting.Party);
            SetParties(call, redirect: true);
            AddTrunk(call);
            AddConsultation(_message, call);
            Tell(viewpoint, CallEventMessageMask.CallDelivered);
        }
    }

    private void OnAnswered(PbxEvent.Answered e)
    {
        // A station that dials now was told, and one that was invited is told as a conference's new party.
        if (Of(e.Leg) is { } answering && !(e.From is null && answering.Watched))
            Established(answering.Call, answering.Party, GedEventCause.None);
    }

    private void OnAnsweredBySwitch(PbxEvent.AnsweredBySwitch e)
    {
        // A queue is told as Queued, a pickup and a parked call as what they bring, a room as a conference.
        if (Of(e.Leg) is { } caller && e.Service is not ("Queue" or "Pickup" or "ParkedCall" or "ConfBridge"))
            Established(caller.Call, new CtiParty(DeviceIDType.CtiPort, e.Leg.Dialled), GedEventCause.VoiceUnitInitiator);
    }

    private void Established(CtiCall call, CtiParty answering, GedEventCause cause)
    {
        foreach (var viewpoint in Watched(call))
        {
            if (viewpoint.Leg is null)
                continue;
            Event(MessageType.CallEstablishedEvent, viewpoint, cause);
            SetLine(viewpoint);
            _message.Party(Field.AnsweringDeviceType, Tag.AnsweringDeviceId, answering);
            SetParties(call, redirect: true);
            AddTrunk(call);
            AddConsultation(_message, call);
            Tell(viewpoint, CallEventMessageMask.CallEstablished);
        }
    }

    private void OnFailed(PbxEvent.Failed e)
    {
        // Nobody answered: the call was possible and is cleared, with that cause.
        if (e is { Cause: ReleaseCause.NoAnswer, Blocked: false } || Of(e.Leg) is not { } failed)
            return;
        var failing = e.Called is { } device ? PartyOf(device, e.Number) : Party(e.Number);
        foreach (var viewpoint in Watched(failed.Call))
        {
            var own = ReferenceEquals(viewpoint, failed);
            Event(MessageType.CallFailedEvent, viewpoint, CauseOf(e.Cause), own ? GedConnectionState.Fail : null);
            if (own && Engine.Profile.FailedWithoutConnection)
                WithoutConnection(failed, e.Cause);
            _message
                .Party(Field.FailingDeviceType, Tag.FailingDeviceId, failing)
                .Party(Field.CalledDeviceType, Tag.CalledDeviceId, Party(viewpoint.Call.Pbx.DialledNumber));
            Tell(viewpoint, CallEventMessageMask.CallFailed);
        }
    }

    /// <summary>A failure that names the call and no connection of it (field rule 13).</summary>
    private void WithoutConnection(CtiConnection failed, ReleaseCause cause) =>
        _message
            .Begin(MessageType.CallFailedEvent)
            .Set(Field.PeripheralID, Options.PeripheralId)
            .Set(Field.PeripheralType, Options.PeripheralType)
            .Set(Field.ConnectionDeviceIDType, (uint)ConnectionDeviceIDType.None)
            .Set(Field.ConnectionCallID, failed.CallId)
            .Set(Field.EventCause, (uint)CauseOf(cause));

    private void OnHeld(PbxEvent.Held e)
    {
        if (Of(e.Leg) is not { } holding)
            return;
        StopTalking(holding);
        foreach (var viewpoint in Watched(holding.Call))
        {
            Event(MessageType.CallHeldEvent, viewpoint, Cause ?? GedEventCause.None)
                .Party(Field.HoldingDeviceType, Tag.HoldingDeviceId, holding.Party);
            Tell(viewpoint, CallEventMessageMask.CallHeld);
        }
    }

    private void OnRetrieved(PbxEvent.Retrieved e)
    {
        if (Of(e.Leg) is not { } retrieving)
            return;
        if (!(Cause == GedEventCause.Alternate && Engine.Profile.WithoutAlternateCause))
            Retrieved(retrieving);
        StartTalking(retrieving);
    }

    private void OnReconnected(PbxEvent.Reconnected e)
    {
        if (Of(e.HeldLeg) is null)
            return;
        // The consultation ends first, then the held call is taken back: ECMA-269, 17.1.23.
        Engine.Kernel.Post(() =>
        {
            if (e.HeldLeg.State != LegState.Connected || Of(e.HeldLeg) is not { } held)
                return;
            Retrieved(held);
            StartTalking(held);
        });
    }

    private void Retrieved(CtiConnection retrieving)
    {
        foreach (var viewpoint in Watched(retrieving.Call))
        {
            Event(MessageType.CallRetrievedEvent, viewpoint, Cause ?? GedEventCause.None)
                .Party(Field.RetrievingDeviceType, Tag.RetrievingDeviceId, retrieving.Party);
            Tell(viewpoint, CallEventMessageMask.CallRetrieved);
        }
    }

    private void OnEnding(PbxEvent.Ending e)
    {
        if (Of(e.Leg) is { } connection)
            connection.Ending = true;
    }

    private void OnMixJoined(PbxEvent.MixJoined e)
    {
        if (Of(e.Leg) is { } connection)
            StartTalking(connection);
    }

    private void OnMixLeft(PbxEvent.MixLeft e)
    {
        if (Of(e.Leg) is not { } connection)
            return;
        connection.Ending |= e.Ends;
        StopTalking(connection);
    }

    private void OnReleased(PbxEvent.Released e)
    {
        if (Of(e.Leg) is not { } released)
            return;
        var call = released.Call;
        released.Ending = true;
        StopTalking(released);
        AbortPreCall(released);
        if (released is { Announced: true, EndTold: false })
            Cleared(released, CauseOf(e.Cause));
        if (released is { Watched: true, Announced: true, EndTold: false } && IsLastSeen(released))
        {
            Event(MessageType.CallClearedEvent, released, CauseOf(e.Cause), GedConnectionState.Null);
            Tell(released, CallEventMessageMask.CallCleared);
        }
        End(released);
        if (call.Connections.TrueForAll(static connection => connection.Leg is null))
        {
            foreach (var left in call.Connections.Concat(call.Waiting).ToArray())
            {
                Event(MessageType.CallClearedEvent, left, CauseOf(e.Cause), GedConnectionState.Null);
                Offer(left, CallEventMessageMask.CallCleared);
            }
            Forget(call);
        }
    }

    private void Cleared(CtiConnection released, GedEventCause cause)
    {
        foreach (var viewpoint in Watched(released.Call))
        {
            Event(MessageType.CallConnectionClearedEvent, viewpoint, cause)
                .Party(Field.ReleasingDeviceType, Tag.ReleasingDeviceId, released.Party);
            Tell(viewpoint, CallEventMessageMask.CallConnectionCleared);
        }
    }

    /// <summary>Whether the call is over with this connection, as far as the server can see: nobody else is left whose end it will tell.</summary>
    private static bool IsLastSeen(CtiConnection released)
    {
        foreach (var other in released.Call.Connections)
        {
            if (ReferenceEquals(other, released) || other.Leg is null)
                continue;
            if (!other.Ending || (other.Watched && other is { Announced: true, EndTold: false }))
                return false;
        }
        return true;
    }

    private static GedEventCause CauseOf(ReleaseCause cause) =>
        cause switch
        {
            ReleaseCause.Busy => GedEventCause.Busy,
            ReleaseCause.NoAnswer => GedEventCause.CallNotAnswered,
            ReleaseCause.Cancelled => GedEventCause.CallCancelled,
            ReleaseCause.AnsweredElsewhere or ReleaseCause.Diverted => GedEventCause.Redirected,
            ReleaseCause.InvalidNumber => GedEventCause.DestNotObtainable,
            ReleaseCause.OutOfService => GedEventCause.ResourcesNotAvailable,
            ReleaseCause.Congestion => GedEventCause.TrunksBusy,
            ReleaseCause.Glare => GedEventCause.Lockout,
            ReleaseCause.Blocked => GedEventCause.ReorderTone,
            _ => GedEventCause.None,
        };
}
