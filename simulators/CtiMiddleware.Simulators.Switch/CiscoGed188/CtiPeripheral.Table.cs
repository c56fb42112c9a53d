using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Which calls and connections there are, and the events that begin and end their association with a client.</summary>
internal sealed partial class CtiPeripheral
{
    private uint? _lastEnded;
    private long _reuses;

    /// <summary>The cause of the events that a request brings about, while it is carried out.</summary>
    public GedEventCause? Cause { get; set; }

    /// <summary>What a call is that a request makes, while it is carried out.</summary>
    public GedCallType? Special { get; set; }

    /// <summary>Makes BEGIN_CALL_EVENT for a connection; the caller sends it.</summary>
    public CtiServerMessage Begin(CtiConnection connection)
    {
        Head(_bracket, MessageType.BeginCallEvent, connection);
        _bracket.Set(Field.NumCTIClients, 1).Set(Field.CallType, (uint)TypeOf(connection.Call));
        AddData(_bracket, connection.Call);
        AddConsultation(_bracket, connection.Call);
        return _bracket;
    }

    /// <summary>Makes END_CALL_EVENT for a connection; the caller sends it.</summary>
    public CtiServerMessage EndOf(CtiConnection connection)
    {
        Head(_bracket, MessageType.EndCallEvent, connection);
        return _bracket;
    }

    /// <summary>Tells of changed data, and of a changed call identifier where there is one, to whoever hears the connection.</summary>
    public void Update(CtiConnection connection)
    {
        Head(_message, MessageType.CallDataUpdateEvent, connection);
        _message.Set(Field.NumCTIClients, 1).Set(Field.CallType, (uint)TypeOf(connection.Call));
        if (connection.IsRenamed)
        {
            _message
                .Set(Field.NewConnectionCallID, connection.Call.Id)
                .Set(
                    Field.NewConnectionDeviceIDType,
                    (uint)(connection.NextId is null ? connection.IdType : ConnectionDeviceIDType.Dynamic)
                )
                .Text(Tag.NewConnectionDeviceId, connection.NextId ?? connection.Id);
        }
        AddData(_message, connection.Call);
        Tell(connection, CallEventMessageMask.CallDataUpdate);
        connection.Rename();
    }

    private void OnCallDataChanged(PbxEvent.CallVariablesChanged e)
    {
        if (!_calls.TryGetValue(e.Call.Id, out var call))
            return;
        foreach (var viewpoint in Watched(call))
        {
            Update(viewpoint);
        }
    }

    private CtiCall CallOf(PbxCall pbx)
    {
        if (!_calls.TryGetValue(pbx.Id, out var call))
        {
            call = new CtiCall(pbx) { Special = Special };
            ReuseId(call);
            _calls.Add(pbx.Id, call);
        }
        return call;
    }

    /// <summary>The fault of an identifier used again (field rule 1): that of the call which ended last, or of the oldest one that lives.</summary>
    private void ReuseId(CtiCall call)
    {
        foreach (var face in _faces)
        {
            if (face.Faults.InForce(FaultKind.CallIdReuse) is not { } fault)
                continue;
            var used = fault.Spec.Text("live") == "true" ? _calls.Values.FirstOrDefault()?.Id : _lastEnded;
            // Without an identifier to use again there is no occasion.
            if (used is { } id && face.Faults.Strike(FaultKind.CallIdReuse, FaultDirection.Out, "BEGIN_CALL_EVENT") is not null)
            {
                call.Reuse(id);
                _reuses++;
            }
        }
    }

    private CtiConnection Add(PbxLeg leg)
    {
        if (_connections.TryGetValue(leg, out var known))
            return known;
        var call = CallOf(leg.Call);
        var party = PartyOf(leg.Device, leg.Number);
        var type = leg.WireDevice == leg.Number ? ConnectionDeviceIDType.Static : ConnectionDeviceIDType.Dynamic;
        var connection = new CtiConnection(call, leg, party, type, leg.WireDevice.Length > 0 ? leg.WireDevice : leg.Device.Number);
        KeepApart(connection, call.Connections, call.Id);
        connection.Rename();
        call.Connections.Add(connection);
        _connections.Add(leg, connection);
        if (call.Connections.Count(static other => other.Leg is not null) > 2)
            call.Conference |= call.Connections.Count(static other => other.Leg is { State: LegState.Connected }) > 2;
        return connection;
    }

    private CtiParty PartyOf(PbxDevice device, string number) =>
        device is Station station ? Party(station)
        : number.Length > 0 ? new CtiParty(DeviceIDType.External, Outside(number))
        : new CtiParty(DeviceIDType.TrunkIdentifier, device.Number);

    /// <summary>
    /// The connection is gone, and with it the association of every client that has one. The last one that clients know waits for the next while
    /// the call goes on elsewhere: otherwise they would take the call for ended.
    /// </summary>
    private void End(CtiConnection connection)
    {
        var call = connection.Call;
        call.Connections.Remove(connection);
        if (connection.Leg is { } leg)
            _connections.Remove(leg);
        if (connection.Consultation is { } consultation && ReferenceEquals(consultation.ConsultOf, connection))
            consultation.ConsultOf = null;
        var goesOn = call.Connections.Exists(static other => other is { Ending: false, Leg.IsReleased: false });
        if (connection.Begun.Count > 0 && goesOn && !call.Connections.Exists(static other => other.Begun.Count > 0))
            call.Waiting.Add(connection);
        else
            EndAssociation(connection);
    }

    private void EndAssociation(CtiConnection connection)
    {
        foreach (var monitor in connection.Begun)
            monitor.Session.End(monitor, connection, this);
        connection.Begun.Clear();
    }

    private void EndWaiting(CtiCall call)
    {
        foreach (var connection in call.Waiting)
            EndAssociation(connection);
        call.Waiting.Clear();
    }

    private void Forget(CtiCall call)
    {
        foreach (var queue in call.Connections.ToArray())
            End(queue);
        EndWaiting(call);
        _calls.Remove(call.Pbx.Id);
        _lastEnded = call.Id;
        foreach (var face in _faces)
            face.Gone(call);
    }

    /// <summary>Puts connections where their legs are now, and tells those whose call identifier changed thereby.</summary>
    /// <param name="tell">False when the caller tells it.</param>
    private void Rehome(bool tell)
    {
        foreach (var connection in _connections.Values.ToArray())
        {
            var pbx = connection.Leg!.Call;
            if (!ReferenceEquals(connection.Call.Pbx, pbx) && !connection.Leg.IsReleased)
                Move(connection, CallOf(pbx));
            if (connection is { EndTold: false, IsRenamed: true, NextId: null })
                KeepApart(connection, _connections.Values, connection.Call.Id);
            if (tell && connection is { EndTold: false, IsRenamed: true, Leg.IsReleased: false })
                TellNewId(connection);
        }
    }

    private void Move(CtiConnection connection, CtiCall to)
    {
        var from = connection.Call;
        from.Connections.Remove(connection);
        to.Connections.Add(connection);
        connection.Call = to;
        foreach (var monitor in connection.Begun)
        {
            // A monitor of the call follows it into the call that goes on (field rule 28).
            if (ReferenceEquals(monitor.Call, from))
                monitor.Call = to;
        }
        if (from.Connections.TrueForAll(static other => other.Leg is null))
            Forget(from);
    }

    /// <summary>A device that is in one call twice, or whose connection of before has not ended for the clients, needs a second name there.</summary>
    private static void KeepApart(CtiConnection connection, IReadOnlyCollection<CtiConnection> others, uint callId)
    {
        var number = 1;
        var name = connection.Id;
        while (others.Any(other => !ReferenceEquals(other, connection) && other.IsCalled(callId, name)))
            name = string.Create(CultureInfo.InvariantCulture, $"{connection.Party.Id}#{++number}");
        connection.NextId = number == 1 ? null : name;
    }

    private void TellNewId(CtiConnection connection)
    {
        if (connection is { Watched: true, Announced: true })
            Update(connection);
        else
            connection.Rename();
    }
}
