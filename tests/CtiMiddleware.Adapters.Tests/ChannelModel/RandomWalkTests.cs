using System.Globalization;
using CtiMiddleware.Adapters.ChannelModel;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.ChannelModel;

/// <summary>
/// Whatever a switch says, in whatever order: connections begin before they change and end once, calls end once and nothing comes after, and
/// when every channel is gone nothing is left.
/// </summary>
public sealed class RandomWalkTests
{
    private const int Steps = 60;

    [Fact]
    public void Events_in_any_order_leave_no_connection_and_no_call_behind()
    {
        for (var seed = 1; seed <= 5000; seed++)
        {
            var walk = new Walk(seed);
            var problem = walk.Run();
            Assert.True(problem is null, $"seed {seed}: {problem}\n{walk.Log}");
        }
    }

    private sealed class Walk : IChannelModelOutput
    {
        private static readonly BridgeKind[] s_kinds =
        [
            BridgeKind.Basic,
            BridgeKind.Basic,
            BridgeKind.Conference,
            BridgeKind.Parking,
            BridgeKind.AgentHold,
        ];

        private readonly Random _random;
        private readonly CallModel _model;
        private readonly List<string> _channels = [];
        private readonly Dictionary<string, string> _names = [];
        private readonly HashSet<NativeConnection> _open = [];
        private readonly HashSet<string> _calls = [];
        private readonly HashSet<string> _over = [];
        private readonly System.Text.StringBuilder _log = new();
        private string? _problem;
        private int _next;

        public Walk(int seed)
        {
            _random = new Random(seed);
            _model = new CallModel(new DeviceMap(DeviceMap.Default), this);
        }

        public string Log => _log.ToString();

        public string? Run()
        {
            for (var step = 0; step < Steps && _problem is null; step++)
                Step();
            while (_channels.Count > 0 && _problem is null)
                HangUp(Take());
            Say("settle", _model.Settle);
            if (_problem is not null)
                return _problem;
            if (_model.ChannelCount != 0 || _model.BridgeCount != 0)
                return $"{_model.ChannelCount} channels and {_model.BridgeCount} bridges are left";
            if (_open.Count > 0)
                return $"never ended: {string.Join(", ", _open)}";
            return _calls.Count > 0 ? $"calls never ended: {string.Join(", ", _calls)}" : null;
        }

        private void Step()
        {
            if (_channels.Count < 2)
            {
                Create();
                return;
            }
            var (a, b) = (Pick(), Pick());
            var kind = s_kinds[_random.Next(s_kinds.Length)];
            var bridge = $"{kind}{_random.Next(2)}";
            switch (_random.Next(20))
            {
                case 0 or 1:
                    Create();
                    break;
                case 2 or 3:
                    var dialled = Create();
                    Say($"{a} dials {dialled}", () => _model.DialBegan(a, "1009", dialled));
                    break;
                case 4:
                    Say($"{a} rings", () => _model.ChannelStateChanged(a, ChannelState.Ringing));
                    break;
                case 5 or 6:
                    Say($"{a} up", () => _model.ChannelStateChanged(a, ChannelState.Up));
                    break;
                case 7:
                    var status = (DialStatus)_random.Next(8);
                    Say($"{a} dial ended {status}", () => _model.DialEnded(a, status, "X", _random.Next(6) == 0 ? "Local/1008@x" : ""));
                    break;
                case 8 or 9 or 10:
                    Say($"{a} enters {bridge}", () => _model.BridgeEntered(bridge, kind, a));
                    break;
                case 11:
                    Say($"{a} leaves {bridge}", () => _model.BridgeLeft(bridge, a));
                    break;
                case 12:
                    Say($"{a} holds", () => _model.Held(a));
                    break;
                case 13:
                    Say($"{a} retrieves", () => _model.Unheld(a));
                    break;
                case 14:
                    if (_random.Next(2) == 0)
                        Say($"{a} blind", () => _model.BlindTransferred(a, "1007"));
                    else
                        Say($"{a} {b} attended", () => _model.AttendedTransferred(a, b, stays: a.Length % 2 == 0));
                    break;
                case 15:
                    Say($"{a} picks up {b}", () => _model.PickedUp(a, b));
                    break;
                case 16:
                    Say($"{a} parked or queued", () => Wait(a));
                    break;
                case 17:
                    Say($"{a} waits no more", () => WaitNoMore(a, b));
                    break;
                case 18:
                    if (_random.Next(2) == 0)
                        Say($"pair {a} {b}", () => _model.Paired(a, b));
                    else
                        Say("settle", _model.Settle);
                    break;
                default:
                    if (_random.Next(3) == 0)
                        Say("list", List);
                    else
                        HangUp(Take());
                    break;
            }
        }

        /// <summary>Events were lost: some channels are gone, the others are listed where they are now.</summary>
        private void List()
        {
            for (var gone = _random.Next(3); gone > 0 && _channels.Count > 0; gone--)
                _log.Append("    gone: ").Append(Take()).Append('\n');
            _model.SnapshotBegan();
            foreach (var id in _channels)
            {
                var bridge = _random.Next(2) == 0 ? "" : $"{BridgeKind.Basic}{_random.Next(2)}";
                var state = _random.Next(3) == 0 ? ChannelState.Ringing : ChannelState.Up;
                var linked = _random.Next(4) == 0 ? Pick() : id;
                var queue = _random.Next(5) == 0 ? "support" : "";
                _log.Append(CultureInfo.InvariantCulture, $"    listed: {id} {state} linked {linked} in {bridge} {queue}\n");
                _model.SnapshotChannel(id, _names[id], state, "", "", "1009", linked, bridge, _random.Next(2) == 0, queue);
            }
            _model.SnapshotEnded();
            _open.Clear();
            _calls.Clear();
            foreach (var call in _model.Calls())
            {
                _calls.Add(call.CallId);
                foreach (var connection in call.Connections)
                {
                    _log.Append("    item: ").Append(connection.Connection).Append('\n');
                    if (!_open.Add(connection.Connection))
                        _problem ??= $"{connection.Connection} is listed twice";
                }
                if (_over.Contains(call.CallId))
                    _problem ??= $"{call.CallId} is listed, whose call is over";
            }
        }

        private void Wait(string id)
        {
            if (_random.Next(2) == 0)
                _model.QueueJoined(id, "support", 1, 1);
            else
                _model.Parked(id, "701");
        }

        private void WaitNoMore(string id, string other)
        {
            switch (_random.Next(3))
            {
                case 0:
                    _model.QueueLeft(id, abandoned: _random.Next(2) == 0);
                    break;
                case 1:
                    _model.Unparked(id, other);
                    break;
                default:
                    _model.ParkingEnded(id, timedOut: _random.Next(2) == 0);
                    break;
            }
        }

        private string Create()
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"c{++_next}");
            var name = _random.Next(4) == 0 ? $"Local/x@y-{id};1" : $"PJSIP/100{_random.Next(4)}-{id}";
            var state = _random.Next(2) == 0 ? ChannelState.Ring : ChannelState.Down;
            _channels.Add(id);
            _names.Add(id, name);
            Say($"new {id} {name} {state}", () => _model.ChannelCreated(id, name, state, "", "", "1009", id));
            return id;
        }

        private void HangUp(string id) => Say($"{id} ends", () => _model.HungUp(id, 16, "Normal Clearing"));

        private string Pick() => _channels[_random.Next(_channels.Count)];

        private string Take()
        {
            var id = Pick();
            _channels.Remove(id);
            return id;
        }

        private void Say(string what, Action action)
        {
            _log.Append(what).Append('\n');
            action();
        }

        public void Anomaly(AnomalyKind kind, string detail) => _log.Append("    ! ").Append(detail).Append('\n');

        public void StartSettleTimer() { }

        public void Emit(SwitchEvent switchEvent)
        {
            _log.Append("    ").Append(AsteriskAmi.Story.Of([switchEvent]).TrimEnd()).Append("  ").Append(Ids(switchEvent)).Append('\n');
            _problem ??= Apply((CallEvent)switchEvent);
        }

        private static string Ids(SwitchEvent e) =>
            string.Join(' ', e.ToString().Split("NativeConnection").Skip(1).Select(part => part.Split('}')[0]));

        private string? Apply(CallEvent e)
        {
            switch (e)
            {
                case CallEvent.ServiceInitiated x:
                    return Begin(x.InitiatedConnection);
                case CallEvent.Originated x:
                    return Begin(x.OriginatedConnection);
                case CallEvent.Delivered x:
                    return Begin(x.Connection);
                case CallEvent.Queued x:
                    return Begin(x.QueuedConnection);
                case CallEvent.Failed x:
                    return Begin(x.FailedConnection);
                case CallEvent.Established x:
                    Move(x.Connections);
                    return Begin(x.EstablishedConnection);
                case CallEvent.Held x:
                    return Need(x.HeldConnection);
                case CallEvent.Retrieved x:
                    return Need(x.RetrievedConnection);
                case CallEvent.Diverted x:
                    _open.Remove(x.Connection);
                    return Alive(x.Connection);
                case CallEvent.ConnectionCleared x:
                    return Need(x.DroppedConnection) ?? (_open.Remove(x.DroppedConnection) ? null : "?");
                case CallEvent.Transferred x:
                    return Known(x.TransferredConnections) ?? Move(x.TransferredConnections);
                case CallEvent.Conferenced x:
                    return Known(x.ConferenceConnections) ?? Move(x.ConferenceConnections);
                case CallEvent.CallCleared x:
                    if (_open.Any(connection => connection.CallId == x.ClearedCall.CallId))
                        return $"call {x.ClearedCall.CallId} ends and still has connections: {string.Join(", ", _open)}";
                    _calls.Remove(x.ClearedCall.CallId);
                    return _over.Add(x.ClearedCall.CallId) ? null : $"call {x.ClearedCall.CallId} ends twice";
                default:
                    return null;
            }
        }

        private string? Begin(NativeConnection connection)
        {
            _open.Add(connection);
            _calls.Add(connection.CallId);
            return Alive(connection);
        }

        private string? Alive(NativeConnection connection) =>
            _over.Contains(connection.CallId) ? $"an event for {connection}, whose call is over" : null;

        private string? Need(NativeConnection connection) => _open.Contains(connection) ? null : $"{connection} is not open";

        private string? Known(IReadOnlyList<ConnectionListItem> items) =>
            items.Select(item => item.OldConnection is { } old ? Need(old) : null).FirstOrDefault(problem => problem is not null);

        private string? Move(IReadOnlyList<ConnectionListItem> items)
        {
            foreach (var item in items)
            {
                if (item.OldConnection is { } old)
                    _open.Remove(old);
            }
            foreach (var item in items)
            {
                if (item.NewConnection is not { } now)
                    continue;
                _open.Add(now);
                _calls.Add(now.CallId);
            }
            // A call that lost everybody to another one is over without a word; when all of both left, one of the two is cleared.
            foreach (var old in items.Select(item => item.OldConnection).OfType<NativeConnection>())
            {
                if (_open.Any(connection => connection.CallId == old.CallId))
                    continue;
                var moved = items.Any(item => item.NewConnection is { } now && now.CallId != old.CallId);
                if (moved)
                    _over.Add(old.CallId);
                if (moved || items.Any(item => item.OldConnection?.CallId != old.CallId))
                    _calls.Remove(old.CallId);
            }
            return null;
        }
    }
}
