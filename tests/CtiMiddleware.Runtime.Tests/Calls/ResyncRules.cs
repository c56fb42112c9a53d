using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using static CtiMiddleware.Runtime.Tests.Support.Events;

namespace CtiMiddleware.Runtime.Tests.Calls;

/// <summary>Field rules 27 and 34 to 38: snapshots, outages, reconciliation.</summary>
public sealed class ResyncRules : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Rule_27_a_call_in_progress_appears_by_snapshot_synthetic_with_cause_resync()
    {
        var entry = Assert.Single(
            _rig.Snapshot(
                SnapshotScope.Calls,
                Call("1", ("2001", LocalConnectionState.Connected), ("2002", LocalConnectionState.Alerting))
            ),
            entry => entry.Data.Call is not null
        );
        Assert.Equal("cti.call.delivered.v1", entry.Type);
        Assert.True(entry.Data.Synthetic);
        Assert.Equal(EventCause.Resync, entry.Data.Cause);
        Assert.True(_rig.Call("1").Synthetic);
        Assert.Null(entry.Data.PreviousState);
    }

    [Fact]
    public void Rule_27_an_event_after_the_item_supersedes_it_and_the_item_supersedes_what_was_before()
    {
        Play(Talking("1", "2001", "2002"));
        _rig.Registry.SnapshotBegin(SnapshotScope.Calls, _rig.Clock.GetUtcNow());
        _rig.Item(Call("1", ("2001", LocalConnectionState.Hold), ("2002", LocalConnectionState.Connected)));
        Assert.Equal(LocalConnectionState.Hold, _rig.Connection("1", "2001").State);
        Play([Retrieved("1", "2001")]);
        _rig.Registry.SnapshotEnd(SnapshotScope.Calls, complete: true, _rig.Clock.GetUtcNow());
        Assert.Equal(LocalConnectionState.Connected, _rig.Connection("1", "2001").State);
    }

    [Fact]
    public void A_snapshot_that_agrees_says_nothing()
    {
        Play(Talking("1", "2001", "2002"));
        Assert.Empty(
            _rig.Snapshot(
                SnapshotScope.Calls,
                Call("1", ("2001", LocalConnectionState.Connected), ("2002", LocalConnectionState.Connected))
            )
        );
    }

    [Fact]
    public void A_call_that_begins_while_the_snapshot_is_taken_is_not_missed_by_it()
    {
        _rig.Registry.SnapshotBegin(SnapshotScope.Calls, _rig.Clock.GetUtcNow());
        Play(Talking("1", "2001", "2002"));
        _rig.Registry.SnapshotEnd(SnapshotScope.Calls, complete: true, _rig.Clock.GetUtcNow());
        Assert.Single(_rig.Calls);
    }

    [Fact]
    public void A_call_that_an_event_proves_while_the_snapshot_is_taken_is_not_ended_by_it()
    {
        Play(Talking("1", "2001", "2002"), Talking("2", "2003", "2004"));
        _rig.Registry.SnapshotBegin(SnapshotScope.Calls, _rig.Clock.GetUtcNow());
        Play([Held("1", "2001")]);
        _rig.Registry.SnapshotEnd(SnapshotScope.Calls, complete: true, _rig.Clock.GetUtcNow());
        Assert.Equal("1", Assert.Single(_rig.Calls).Native.CallId);
    }

    [Fact]
    public void An_incomplete_snapshot_ends_nothing()
    {
        Play(Talking("1", "2001", "2002"));
        _rig.Registry.SnapshotBegin(SnapshotScope.Calls, _rig.Clock.GetUtcNow());
        _rig.Registry.SnapshotEnd(SnapshotScope.Calls, complete: false, _rig.Clock.GetUtcNow());
        Assert.Single(_rig.Calls);
    }

    [Fact]
    public void Rule_36_calls_that_vanished_end_with_cause_resync_and_are_not_forgotten_silently()
    {
        Play(Talking("1", "2001", "2002"));
        var call = _rig.Call("1").Id;
        var entry = Assert.Single(_rig.Snapshot(SnapshotScope.Calls));
        Assert.Equal("cti.call.callCleared.v1", entry.Type);
        Assert.True(entry.Data.Synthetic);
        Assert.Contains(new RemovedObject(ObjectKind.Call, call.Value, EventCause.Resync), entry.Data.Removed);
    }

    [Fact]
    public void Rule_36_differences_inside_a_call_become_events_of_their_own()
    {
        Play(Talking("1", "2001", "2002"));
        var entries = _rig.Snapshot(
            SnapshotScope.Calls,
            Call("1", ("2001", LocalConnectionState.Hold), ("2003", LocalConnectionState.Connected))
        );
        Assert.Equal(["cti.call.held.v1", "cti.call.established.v1", "cti.call.connectionCleared.v1"], entries.Select(entry => entry.Type));
        Assert.All(entries, entry => Assert.True(entry.Data.Synthetic && entry.Data.Cause == EventCause.Resync));
        Transitions.Check(_rig.Entries);
    }

    [Fact]
    public void Rule_37_an_outage_leaves_a_gap_record_with_its_limits()
    {
        _rig.Registry.InService(LinkState.Up, "Reconciled.", _rig.Clock.GetUtcNow());
        Assert.DoesNotContain(_rig.Entries, entry => entry.Type == EventTypes.Gap);
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        var lost = _rig.Clock.GetUtcNow();
        _rig.Registry.LinkLost(LinkState.Down, "Connection reset.", lost);
        Assert.True(_rig.Get<SwitchObject>(ObjectKind.Switch, "hq").Stale);
        Assert.Equal(lost, _rig.Get<SwitchObject>(ObjectKind.Switch, "hq").StaleSince);
        _rig.Clock.Advance(TimeSpan.FromMinutes(5));
        var back = _rig.Clock.GetUtcNow();
        _rig.Registry.SnapshotBegin(SnapshotScope.All, back);
        _rig.Clock.Advance(TimeSpan.FromSeconds(3));
        _rig.Registry.SnapshotEnd(SnapshotScope.All, complete: true, _rig.Clock.GetUtcNow());
        _rig.Registry.InService(LinkState.Up, "Reconciled.", _rig.Clock.GetUtcNow());
        var gap = Assert.Single(_rig.Entries, entry => entry.Type == EventTypes.Gap);
        Assert.Equal([new("from", lost), new("to", back), new("reason", "Connection reset.")], gap.Data.Detail!);
        Assert.Equal(EventTypes.InService, _rig.Entries[^1].Type);
        Assert.False(_rig.Get<SwitchObject>(ObjectKind.Switch, "hq").Stale);
    }

    [Fact]
    public void Rule_38_a_call_whose_end_was_lost_is_found_by_the_audit()
    {
        Play(Talking("1", "2001", "2002"), Talking("2", "2003", "2004"));
        _rig.Clock.Advance(TimeSpan.FromHours(20));
        _rig.Snapshot(SnapshotScope.Calls, Call("2", ("2003", LocalConnectionState.Connected), ("2004", LocalConnectionState.Connected)));
        Assert.Equal("2", Assert.Single(_rig.Calls).Native.CallId);
    }

    [Fact]
    public void Devices_of_a_snapshot_come_in_few_events_and_configured_ones_stay()
    {
        _rig.Registry.SetDevices([new SnapshotItem.Device("9000", DeviceCategory.RoutePoint)], _rig.Clock.GetUtcNow());
        var devices = Enumerable.Range(1000, 1000).Select(number => new SnapshotItem.Device(number.ToString(), DeviceCategory.Station));
        Assert.Equal(4, _rig.Snapshot(SnapshotScope.Devices, [.. devices]).Count);
        Assert.Empty(_rig.Snapshot(SnapshotScope.Devices, [.. devices]));
        var entry = Assert.Single(_rig.Snapshot(SnapshotScope.Devices, [.. devices.Skip(1)]));
        Assert.Equal("hq:1000", Assert.Single(entry.Data.Removed).Id);
        Assert.True(_rig.Log.TryGet<Device>(ObjectKind.Device, "hq:9000", out _));
    }

    [Fact]
    public void Agents_and_groups_are_reconciled()
    {
        Play(LoggedOn("1", "2001", "sales"), LoggedOn("2", "2002", "sales"));
        var entries = _rig.Snapshot(
            SnapshotScope.Agents | SnapshotScope.Groups,
            new SnapshotItem.Group("sales"),
            new SnapshotItem.Agent("1", [new SnapshotAgentGroup("sales", AgentState.AgentReady, null)])
        );
        Assert.Equal(["cti.agent.agentReady.v1", "cti.agent.agentLoggedOff.v1"], entries.Select(entry => entry.Type));
        Assert.Equal([new AgentId("hq:agent:1")], _rig.Get<Group>(ObjectKind.Group, "hq:sales").Agents);
        Assert.False(_rig.Log.TryGet<Agent>(ObjectKind.Agent, "hq:agent:2", out _));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_was_missed_a_snapshot_among_events_leads_to_the_truth(int seed)
    {
        var pbx = new RandomPbx(seed, e => _rig.Apply(e));
        var random = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            Steps(pbx, 60);
            _rig.Registry.LinkLost(LinkState.Down, "Lost.", _rig.Clock.GetUtcNow());
            pbx.Muted = true;
            Steps(pbx, random.Next(80));
            pbx.Muted = false;
            _rig.Registry.SnapshotBegin(SnapshotScope.Calls, _rig.Clock.GetUtcNow());
            var named = new HashSet<string>();
            while (pbx.Lines.Find(line => !named.Contains(line.Id)) is not null)
            {
                var open = pbx.Lines.Where(line => !named.Contains(line.Id)).ToArray();
                var line = open[random.Next(open.Length)];
                named.Add(line.Id);
                _rig.Item(pbx.Item(line));
                Steps(pbx, random.Next(3));
            }
            _rig.Registry.SnapshotEnd(SnapshotScope.Calls, complete: true, _rig.Clock.GetUtcNow());
            Assert.Equal(pbx.Truth(), Known());
            Assert.Equal(_rig.Registry.CallCount, pbx.Lines.Count);
            _rig.Registry.InService(LinkState.Up, "Reconciled.", _rig.Clock.GetUtcNow());
            // Asked again, nothing is left to say.
            var head = _rig.Log.Head.Number;
            _rig.Snapshot(SnapshotScope.Calls, [.. pbx.Lines.Select(pbx.Item)]);
            Assert.DoesNotContain(_rig.After(head), entry => entry.Type != "cti.call.callInformation.v1");
        }
        Transitions.Check(_rig.Entries);
        pbx.HangUpAll();
        Assert.Empty(_rig.Calls);
        Assert.Empty(_rig.Log.TakeSnapshot().OfKind(ObjectKind.Thread));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    private static void Steps(RandomPbx pbx, int count)
    {
        for (var i = 0; i < count; i++)
            pbx.Step();
    }

    private string Known() =>
        string.Join(
            '\n',
            _rig.Calls.Select(call =>
                    call.Native.CallId
                    + ": "
                    + string.Join(
                        ' ',
                        call.Connections.Select(connection => $"{connection.Native.DeviceId}={connection.State}")
                            .Order(StringComparer.Ordinal)
                    )
                )
                .Order(StringComparer.Ordinal)
        );

    private static SnapshotItem.Call Call(string id, params (string Device, LocalConnectionState State)[] legs) =>
        new(id, [.. legs.Select(leg => new SnapshotConnection(new NativeConnection(id, leg.Device), Party(leg.Device), leg.State))])
        {
            CallingDevice = Party(legs[0].Device),
            CalledDevice = Party(legs[^1].Device),
        };

    private void Play(params IEnumerable<SwitchEvent>[] events)
    {
        foreach (var e in events.SelectMany(e => e))
            _rig.Apply(e);
    }

    private void Play(params SwitchEvent[] events)
    {
        foreach (var e in events)
            _rig.Apply(e);
    }
}
