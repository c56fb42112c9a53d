using System.Globalization;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>The calls of the line: one that is active, and one that a hook flash put aside. What the modem only lets one conclude is marked as inferred.</summary>
public sealed partial class VoiceModemProtocol
{
    private readonly CallerIdLines _caller = new();
    private Call? _active;
    private Call? _held;
    private string? _epoch;
    private long _lastCall;

    private PartyDevice Line => PartyDevice.Of(_options.Line) with { Category = DeviceCategory.Station };

    private Call NewCall(bool incoming, PartyDevice other, string? parent = null)
    {
        // The modem numbers nothing: ours never come again, not even after a restart of the service.
        _epoch ??= _output.Now.ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
        var id = string.Create(CultureInfo.InvariantCulture, $"{_epoch}-{++_lastCall}");
        return new Call(id, new NativeConnection(id, _options.Line), new NativeConnection(id, "far"), incoming)
        {
            Other = other,
            Parent = parent,
        };
    }

    private void Ringing()
    {
        if (_state is not VoiceModemSession.State.Ready || _active is { State: not CallState.Alerting } || _held is not null)
        {
            // While it is set up or off hook; a call that goes on ringing is told with its next ring.
            _output.Ignored();
            return;
        }
        if (_active is null)
        {
            _active = NewCall(incoming: true, _caller.Any ? _caller.Caller : PartyDevice.NotKnown);
            _active.State = CallState.Alerting;
            _output.Emit(
                new CallEvent.Delivered(_active.Mine, Line, _active.Other, Line, PartyDevice.NotRequired) { Cause = EventCause.NewCall }
            );
        }
        _output.StartTimer(RingTimer, _options.RingTimeout);
    }

    private void CallerTold(string field, ReadOnlySpan<byte> frame)
    {
        if (field == "ERRM")
            _output.Anomaly(AnomalyKind.InvalidField, "the modem could not read the caller id", frame);
        if (field is not ("NMBR" or "DDN_NMBR" or "NAME"))
            return;
        if (_active is not { State: CallState.Alerting } call)
        {
            // Before the first ring, or of a call that goes by: forgotten when no ring comes.
            if (_active is null)
                _output.StartTimer(RingTimer, _options.RingTimeout);
            return;
        }
        call.Other = _caller.Caller;
        _output.Emit(new CallEvent.CallInformation(call.Mine, Line, call.Other));
    }

    private void RingingStopped()
    {
        _caller.Clear();
        if (_active is { State: CallState.Alerting } call)
            End(call, PartyDevice.NotKnown, EventCause.CallCancelled, "no further ring", inferred: true);
    }

    /// <summary>The line shows that the far end of the active call hung up.</summary>
    private void HungUp(string evidence, EventCause cause)
    {
        if (_active is not { State: CallState.Talking or CallState.Dialled or CallState.Consulted } call)
            return;
        if (_held is not null)
        {
            // The first call is still there; the flash that gives it back is the application's.
            if (call.State == CallState.Talking)
                End(call, PartyDevice.NotKnown, cause, evidence, inferred: true);
            else
                Fail(call, EventCause.Busy, evidence, inferred: true);
            return;
        }
        End(call, PartyDevice.NotKnown, cause, evidence, inferred: true);
        GoOnHook();
    }

    private void ConsultedRings()
    {
        if (_active is not { State: CallState.Consulted } call)
            return;
        TellDelivered(call, inferred: false);
        _output.StartTimer(RingbackTimer, TimeSpan.FromSeconds(8));
    }

    private void RingbackStopped() => ConsultedAnswers("ringing stopped");

    private void ConsultedAnswers(string evidence)
    {
        if (_active is not { State: CallState.Consulted } call)
            return;
        _output.StopTimer(RingbackTimer);
        TellEstablished(call, evidence, inferred: true);
    }

    private void TellDelivered(Call call, bool inferred)
    {
        if (call.FarTold)
            return;
        call.FarTold = true;
        _output.Emit(
            new CallEvent.Delivered(call.Far, call.Other, Line, call.Other, PartyDevice.NotRequired)
            {
                ParentCall = call.Parent,
                Inferred = inferred,
            }
        );
    }

    private void TellEstablished(Call call, string? evidence, bool inferred)
    {
        call.State = CallState.Talking;
        if (!call.Incoming)
            call.FarTold = true;
        var (connection, device) = call.Incoming ? (call.Mine, Line) : (call.Far, call.Other);
        var (calling, called) = call.Incoming ? (call.Other, Line) : (Line, call.Other);
        _output.Emit(
            new CallEvent.Established(connection, device, calling, called, PartyDevice.NotRequired)
            {
                ParentCall = call.Parent,
                NativeCause = evidence,
                Inferred = inferred,
            }
        );
    }

    private void Fail(Call call, EventCause cause, string native, bool inferred)
    {
        var connection = call.FarTold ? call.Far : call.Mine;
        _output.Emit(
            new CallEvent.Failed(connection, call.FarTold ? call.Other : Line, Line, call.Other, PartyDevice.NotRequired)
            {
                Cause = cause,
                NativeCause = native,
                ParentCall = call.Parent,
                Inferred = inferred,
            }
        );
        End(call, Line, cause, native, inferred);
    }

    private void End(Call call, PartyDevice releasing, EventCause cause, string? native, bool inferred)
    {
        _output.StopTimer(RingTimer);
        _output.StopTimer(RingbackTimer);
        _caller.Clear();
        _inDigit = false;
        if (_media == call.Mine)
            EndMedia("the call is over");
        if (_active == call)
            _active = null;
        if (_held == call)
            _held = null;
        EndClearing(call, CommandAnswer.Acknowledged);
        _output.Emit(
            new CallEvent.ConnectionCleared(call.Mine, releasing)
            {
                Cause = cause,
                NativeCause = native,
                Inferred = inferred,
                ParentCall = call.Parent,
            }
        );
        _output.Emit(
            new CallEvent.CallCleared(new NativeConnection(call.Id, ""))
            {
                Cause = cause,
                NativeCause = native,
                Inferred = inferred,
                ParentCall = call.Parent,
            }
        );
    }

    private void LoseCalls(string why)
    {
        foreach (var call in new[] { _active, _held })
        {
            if (call is null)
                continue;
            EndClearing(call, CommandAnswer.Rejected(Failure.ResourceOutOfService, why));
            End(call, PartyDevice.NotKnown, EventCause.ResourcesNotAvailable, why, inferred: true);
        }
    }

    private void EndClearing(Call call, CommandAnswer answer)
    {
        foreach (var ticket in call.Clearing)
            _output.Complete(ticket, answer);
        call.Clearing.Clear();
    }

    private void ForgetCalls()
    {
        (_active, _held, _recall) = (null, null, null);
        _caller.Clear();
    }

    private void List(SnapshotScope scope)
    {
        _output.SnapshotBegin(scope);
        if (scope == SnapshotScope.Devices)
            _output.SnapshotItem(new SnapshotItem.Device(_options.Line, DeviceCategory.Station) { InService = true });
        if (scope == SnapshotScope.Calls)
        {
            foreach (var call in new[] { _active, _held })
            {
                if (call is not null)
                    _output.SnapshotItem(Item(call));
            }
        }
        _output.SnapshotEnd(scope, complete: true);
    }

    private SnapshotItem.Call Item(Call call)
    {
        var mine = call.State switch
        {
            CallState.Alerting => LocalConnectionState.Alerting,
            CallState.Held => LocalConnectionState.Hold,
            _ => LocalConnectionState.Connected,
        };
        List<SnapshotConnection> connections = [new(call.Mine, Line, mine)];
        if (call.FarTold)
            connections.Add(
                new(
                    call.Far,
                    call.Other,
                    call.State is CallState.Talking or CallState.Held ? LocalConnectionState.Connected : LocalConnectionState.Alerting
                )
            );
        return new SnapshotItem.Call(call.Id, connections)
        {
            CallingDevice = call.Incoming ? call.Other : Line,
            CalledDevice = call.Incoming ? Line : call.Other,
        };
    }

    private sealed class Call(string id, NativeConnection mine, NativeConnection far, bool incoming)
    {
        public string Id { get; } = id;
        public NativeConnection Mine { get; } = mine;
        public NativeConnection Far { get; } = far;
        public bool Incoming { get; } = incoming;
        public CallState State { get; set; }
        public PartyDevice Other { get; set; }
        public string? Parent { get; init; }

        /// <summary>All who asked to clear it while it is being dialled, and have no answer yet.</summary>
        public List<CommandTicket> Clearing { get; } = [];

        /// <summary>Whether the far end's connection was told.</summary>
        public bool FarTold { get; set; }
    }

    private enum CallState
    {
        /// <summary>It comes in and rings.</summary>
        Alerting,

        /// <summary>The modem dials or waits for an answer.</summary>
        Dialled,

        /// <summary>Dialled by digits during a hold; what comes of it is only heard.</summary>
        Consulted,

        /// <summary>Answered.</summary>
        Talking,

        /// <summary>Put aside.</summary>
        Held,
    }
}
