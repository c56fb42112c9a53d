using CtiMiddleware.Links.Spi;
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

/// <summary>Field rules 11 to 33 as far as the registry answers for them.</summary>
public sealed class EventRules : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Every_event_of_the_switch_is_one_event_of_the_log_under_its_standard_name()
    {
        Play(Talking("1", "2001", "2002"), [Held("1", "2001"), Retrieved("1", "2001"), Cleared("1", "2002"), Cleared("1", "2001")]);
        Assert.Equal(
            [
                "cti.call.serviceInitiated.v1",
                "cti.call.originated.v1",
                "cti.call.delivered.v1",
                "cti.call.established.v1",
                "cti.call.held.v1",
                "cti.call.retrieved.v1",
                "cti.call.connectionCleared.v1",
                "cti.call.connectionCleared.v1",
                "cti.call.callCleared.v1",
            ],
            _rig.Entries.Skip(1).Select(entry => entry.Type)
        );
        Assert.Empty(_rig.Calls);
    }

    [Fact]
    public void An_event_names_its_subject_its_state_before_and_its_frame()
    {
        Play(Talking("1", "2001", "2002"));
        var entry = _rig.One(Held("1", "2001", EventCause.Alternate) with { NativeCause = "Hold" });
        Assert.Equal(_rig.Connection("1", "2001").Id, entry.Data.Connection);
        Assert.Equal(LocalConnectionState.Connected, entry.Data.PreviousState);
        Assert.Equal(EventCause.Alternate, entry.Data.Cause);
        Assert.Equal(new EventNative("1", "Hold", new FrameRef("hq-1", 5)), entry.Data.Native);
        Assert.Equal(entry.Number, _rig.Connection("1", "2001").Rev);
        Assert.NotEqual(entry.Number, _rig.Connection("1", "2002").Rev);
    }

    [Fact]
    public void The_last_connection_ends_the_call_which_is_told_once_whether_the_switch_tells_it_or_not()
    {
        Play(Talking("1", "2001", "2002"), [Cleared("1", "2002")]);
        var entries = _rig.Apply(Cleared("1", "2001"));
        Assert.Equal(["cti.call.connectionCleared.v1", "cti.call.callCleared.v1"], entries.Select(entry => entry.Type));
        Assert.Empty(entries[0].Data.Removed);
        var last = Assert.Single(entries[0].Data.Changed.OfType<Call>().Single().Connections);
        Assert.Equal(LocalConnectionState.Null, last.State);
        Assert.Equal([ObjectKind.Call, ObjectKind.Thread], entries[1].Data.Removed.Select(removed => removed.Kind));
        Assert.Empty(_rig.Apply(CallCleared("1")));
        Assert.Equal(1, _rig.Registry.Duplicates);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void What_comes_for_an_ended_call_or_connection_never_brings_it_back()
    {
        Play(Talking("1", "2001", "2002"), [Cleared("1", "2002")]);
        Assert.Empty(_rig.Apply(Held("1", "2002")));
        Play(CallCleared("1"));
        Assert.Empty(_rig.Apply(Established("1", "2002", "2001", "2002")));
        Assert.Empty(_rig.Apply(Delivered("1", "2002", "2001", "2002")));
        Assert.Empty(_rig.Apply(Cleared("1", "2001")));
        Assert.Empty(_rig.Apply(Data("1", "2001", ("k", "v"))));
        Assert.Empty(_rig.Calls);
        Assert.Equal(5, _rig.Anomalies.Count(anomaly => anomaly.Kind == AnomalyKind.UnknownObject));
    }

    [Fact]
    public void A_contradiction_is_counted_and_the_step_that_was_not_told_is_published_as_inferred()
    {
        Play(Initiated("1", "2001"), Originated("1", "2001", "2002"), Delivered("1", "2002", "2001", "2002"));
        var entries = _rig.Apply(Held("1", "2002"));
        Assert.Equal(["cti.call.established.v1", "cti.call.held.v1"], entries.Select(entry => entry.Type));
        Assert.True(entries[0].Data.Synthetic && entries[0].Data.Inferred);
        Assert.False(entries[1].Data.Synthetic || entries[1].Data.Inferred);
        Assert.Equal(LocalConnectionState.Connected, entries[1].Data.PreviousState);
        Assert.Equal(AnomalyKind.IllegalTransition, Assert.Single(_rig.Anomalies).Kind);
        Transitions.Check(_rig.Entries);
    }

    [Fact]
    public void Nothing_leads_back_to_initiated()
    {
        Play(Talking("1", "2001", "2002"));
        Assert.Empty(_rig.Apply(Initiated("1", "2001")));
        Assert.Equal(AnomalyKind.IllegalTransition, Assert.Single(_rig.Anomalies).Kind);
    }

    [Fact]
    public void Rule_12_agent_and_call_events_come_in_any_order()
    {
        Play(LoggedOn("4711", "2002", "support"), Ready("4711", "2002", "support"));
        Play(Busy("4711", "2002", "support"));
        Play(Talking("1", "2001", "2002"));
        Assert.Equal(AgentState.AgentBusy, Agent("4711").State);
        Play(Ready("4711", "2002", "support"));
        Assert.Equal(LocalConnectionState.Connected, _rig.Connection("1", "2002").State);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void An_agents_state_is_derived_from_its_groups()
    {
        Play(LoggedOn("4711", "2002", "sales"), LoggedOn("4711", "2002", "support"));
        Assert.Equal(AgentState.AgentNotReady, Agent("4711").State);
        Play(Ready("4711", "2002", "sales"));
        Assert.Equal(AgentState.AgentReady, Agent("4711").State);
        Play(new AgentEvent.AgentWorkingAfterCall(Party("2002"), "4711", Party("support")));
        Assert.Equal(AgentState.AgentWorkingAfterCall, Agent("4711").State);
        Play(Busy("4711", "2002", "sales"));
        Assert.Equal(AgentState.AgentBusy, Agent("4711").State);
        Assert.Equal([Agent("4711").Id], _rig.Get<Group>(ObjectKind.Group, "hq:sales").Agents);
        Play(LoggedOff("4711", "2002", "sales"), LoggedOff("4711", "2002", "support"));
        Assert.Equal((AgentState.AgentNull, false), (Agent("4711").State, Agent("4711").LoggedOn));
        Assert.Empty(_rig.Get<Group>(ObjectKind.Group, "hq:sales").Agents);
    }

    [Fact]
    public void An_agent_state_for_all_groups_holds_for_each()
    {
        Play(LoggedOn("4711", "2002", "sales"), LoggedOn("4711", "2002", "support"));
        Play(new AgentEvent.AgentReady(Party("2002"), "4711", PartyDevice.NotRequired));
        Assert.All(Agent("4711").Groups, group => Assert.Equal(AgentState.AgentReady, group.State));
    }

    [Fact]
    public void Rule_18_network_reached_never_says_that_somebody_answered()
    {
        Play(Initiated("1", "2001"), Originated("1", "2001", "5551000"));
        var entry = _rig.One(
            new CallEvent.NetworkReached(At("1", "t1"), Party("trunk-a"), Party("2001"), Party("5551000"), PartyDevice.NotRequired)
        );
        Assert.Contains(entry.Data.Detail!, detail => detail is { Key: "answered", Value: "unknown" });
        Assert.Equal(DeviceCategory.Trunk, _rig.Get<Device>(ObjectKind.Device, "hq:trunk-a").Category);
        Assert.Equal("5551000", _rig.Connection("1", "t1").Number);
    }

    [Fact]
    public void Rule_20_a_failed_connection_keeps_its_cause()
    {
        Play(Initiated("1", "2001"), Originated("1", "2001", "2002"), Failed("1", "2002", EventCause.Busy));
        Assert.Equal(
            (LocalConnectionState.Fail, EventCause.Busy),
            (_rig.Connection("1", "2002").State, _rig.Connection("1", "2002").Cause)
        );
    }

    [Fact]
    public void Rule_22_the_party_that_remains_on_a_tone_is_failed_until_it_hangs_up()
    {
        Play(Talking("1", "2001", "2002"), [Cleared("1", "2002"), Failed("1", "2001", EventCause.Blocked)]);
        Assert.Equal(LocalConnectionState.Fail, _rig.Connection("1", "2001").State);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void Rule_23_the_kind_of_hold_is_part_of_the_state()
    {
        Play(Talking("1", "2001", "2002"), [Held("1", "2001")]);
        var since = _rig.Connection("1", "2001").Since;
        Assert.Single(_rig.Apply(Held("1", "2001", EventCause.Consultation)));
        Assert.Equal(EventCause.Consultation, _rig.Connection("1", "2001").Cause);
        Assert.Equal(since, _rig.Connection("1", "2001").Since);
    }

    [Fact]
    public void Rule_24_unknown_and_restricted_are_values_and_a_trunk_is_no_caller()
    {
        var trunk = new PartyDevice(PartyStatus.Provided, "5551000") { Category = DeviceCategory.Trunk };
        Play(new CallEvent.Originated(At("1", "t1"), trunk, Party("2001")));
        Play(new CallEvent.Originated(At("2", "t2"), new PartyDevice(PartyStatus.Restricted, null), Party("2001")));
        Assert.Null(_rig.Connection("1", "t1").Device);
        Assert.Equal((DeviceCategory.Trunk, "5551000"), (_rig.Connection("1", "t1").DeviceKind, _rig.Connection("1", "t1").Number));
        Assert.Equal(("5551000", null), (_rig.Call("1").Calling.Number, _rig.Call("1").Calling.Device));
        Assert.Equal(PartyStatus.Restricted, _rig.Call("2").Calling.Status);
        Assert.False(_rig.Log.TryGet<Device>(ObjectKind.Device, "hq:5551000", out _));
    }

    [Fact]
    public void A_number_outside_a_complete_list_of_devices_belongs_to_the_outside_world()
    {
        _rig.Snapshot(SnapshotScope.Devices, new SnapshotItem.Device("2001", DeviceCategory.Station));
        Play(Talking("1", "5551000", "2001"));
        Assert.Equal([null, new DeviceId("hq:2001")], _rig.Call("1").Connections.Select(connection => connection.Device));
        Assert.Null(_rig.Call("1").Calling.Device);
        Assert.Equal(new DeviceId("hq:2001"), _rig.Call("1").Called.Device);
    }

    [Fact]
    public void Rule_25_an_inferred_event_says_so()
    {
        Play(Talking("1", "2001", "2002"));
        Assert.True(_rig.One(Cleared("1", "2002") with { Inferred = true }).Data.Inferred);
    }

    [Fact]
    public void Rule_29_a_happening_told_twice_is_published_once()
    {
        Play(Talking("1", "2001", "2002"));
        Assert.Empty(_rig.Apply(Established("1", "2002", "2001", "2002")));
        Assert.Equal(1, _rig.Registry.Duplicates);
    }

    [Fact]
    public void Rule_30_the_dialled_number_the_queue_and_who_answers_are_three_things()
    {
        Play(Initiated("1", "2001"), Originated("1", "2001", "8000"), Queued("1", "support", "2001", "8000"));
        Assert.Equal([_rig.Call("1").Id], _rig.Get<Group>(ObjectKind.Group, "hq:support").Waiting);
        Play(Delivered("1", "2002", "2001", "8000"), Diverted("1", "support", "2002"), Established("1", "2002", "2001", "8000"));
        Assert.Equal("8000", _rig.Call("1").Called.Number);
        Assert.Empty(_rig.Get<Group>(ObjectKind.Group, "hq:support").Waiting);
        Assert.Equal(["2001", "2002"], _rig.Call("1").Connections.Select(connection => connection.Number));
    }

    [Fact]
    public void A_queue_can_take_the_call_back_under_the_same_native_name()
    {
        Play(Initiated("1", "2001"), Originated("1", "2001", "8000"), Queued("1", "support", "2001", "8000"));
        var first = _rig.Connection("1", "support").Id;
        Play(Diverted("1", "support", "2002"), Delivered("1", "2002", "2001", "8000"), Diverted("1", "2002", "support"));
        Play(Queued("1", "support", "2001", "8000"));
        Assert.NotEqual(first, _rig.Connection("1", "support").Id);
        Assert.Single(_rig.Get<Group>(ObjectKind.Group, "hq:support").Waiting);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void Rule_33_several_devices_ring_for_one_call()
    {
        Play(Initiated("1", "2001"), Originated("1", "2001", "2002"));
        Play(Delivered("1", "2002", "2001", "2002"), Delivered("1", "2003", "2001", "2002"));
        Assert.Equal(3, _rig.Call("1").Connections.Count);
    }

    [Fact]
    public void Attached_data_hangs_on_the_thread_and_is_bounded()
    {
        Play(Talking("1", "2001", "2002"));
        var entry = _rig.One(Data("1", "2001", ("customer", "4711")));
        Assert.Equal(ObjectKind.Thread, Assert.Single(entry.Data.Changed).Kind);
        Play(Data("1", "2001", ("customer", null)));
        Assert.Empty(_rig.Get<CallThread>(ObjectKind.Thread, _rig.Call("1").Thread.Value).Data);
        Play(Data("1", "2001", ("big", new string('x', 70_000))));
        Assert.Equal(AnomalyKind.InvalidField, Assert.Single(_rig.Anomalies).Kind);
    }

    [Fact]
    public void Recording_devices_and_private_events_are_told()
    {
        Play(Talking("1", "2001", "2002"));
        Play(new CallEvent.Record(At("1", "2001"), "/var/1.wav"));
        Assert.True(_rig.Connection("1", "2001").Recording);
        Play(new CallEvent.Stop(At("1", "2001"), null));
        Assert.False(_rig.Connection("1", "2001").Recording);
        Play(new DeviceEvent.MessageWaiting(Party("2001"), Party("2001"), true) { NewMessages = 2 });
        Assert.True(_rig.Get<Device>(ObjectKind.Device, "hq:2001").MessageWaiting);
        Play(new DeviceEvent.OutOfService(Party("2001")));
        Assert.False(_rig.Get<Device>(ObjectKind.Device, "hq:2001").InService);
        var entry = _rig.One(new PrivateEvent("Door", [new("Open", "yes"), new("Open", "no")]));
        Assert.Equal(EventTypes.Private, entry.Type);
        Assert.Contains(
            "\"fields\":[{\"name\":\"Open\",\"value\":\"yes\"},{\"name\":\"Open\",\"value\":\"no\"}]",
            entry.Text(),
            StringComparison.Ordinal
        );
    }

    private Agent Agent(string id) => _rig.Get<Agent>(ObjectKind.Agent, "hq:agent:" + id);

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
