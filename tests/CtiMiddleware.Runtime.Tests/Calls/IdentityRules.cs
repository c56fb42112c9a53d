using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using static CtiMiddleware.Runtime.Tests.Support.Events;

namespace CtiMiddleware.Runtime.Tests.Calls;

/// <summary>Field rules 1 to 9: identity of calls and connections, merges.</summary>
public sealed class IdentityRules : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Rule_01_a_call_id_used_again_is_another_call()
    {
        Play(Talking("7", "2001", "2002"));
        var first = _rig.Call("7").Id;
        Play(CallCleared("7"));
        Play(Initiated("7", "2003"));
        Assert.NotEqual(first, _rig.Call("7").Id);
        Assert.Equal(LookupStatus.Ended, _rig.Log.Find(ObjectKind.Call, first.Value).Status);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void Rule_01_a_new_epoch_ends_the_calls_of_before_and_names_itself_in_those_of_after()
    {
        Play(Talking("7", "2001", "2002"));
        var head = _rig.Log.Head.Number;
        _rig.Registry.NewEpoch(_rig.Clock.GetUtcNow());
        var entries = _rig.After(head);
        Assert.Equal(["cti.call.callCleared.v1", EventTypes.EpochChanged], entries.Select(entry => entry.Type));
        Assert.Equal(EventCause.Resync, entries[0].Data.Cause);
        Assert.True(entries[0].Data.Synthetic);
        Assert.Equal(2, _rig.Get<SwitchObject>(ObjectKind.Switch, "hq").CallIdEpoch);
        Play(Initiated("7", "2001"));
        Assert.Equal(2, _rig.Call("7").Native.CallIdEpoch);
    }

    [Fact]
    public void Rule_02_a_connection_is_echoed_as_the_switch_reported_it()
    {
        Play(new CallEvent.Delivered(At("7", "dyn-44"), Party("2002"), Party("2001"), Party("2002"), PartyDevice.NotRequired));
        var connection = _rig.Connection("7", "dyn-44");
        Assert.Equal(new DeviceId("hq:2002"), connection.Device);
        Assert.Equal(new NativeConnection("7", "dyn-44"), connection.Native);
    }

    [Fact]
    public void Rule_03_a_transfer_is_one_event_that_names_every_connection_changed_and_removed_object()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Held("1", "2002", EventCause.Consultation));
        Play(Talking("2", "2002", "2003"));
        var (first, second) = (_rig.Call("1"), _rig.Call("2"));
        var entry = _rig.One(
            Transferred(
                "1",
                "2",
                "2002",
                "2003",
                Moved("1", "2", "2001"),
                new(At("2", "2003"), At("2", "2003"), Party("2003")),
                Gone("1", "2002"),
                Gone("2", "2002")
            )
        );
        Assert.Equal("cti.call.transferred.v1", entry.Type);
        Assert.Equal(second.Id.Value, entry.Subject);
        var survivor = _rig.Call("2");
        Assert.Equal(["2003", "2001"], survivor.Connections.Select(connection => connection.Number));
        Assert.Equal(4, entry.Data.Connections.Count);
        var moved = entry.Data.Connections[0];
        Assert.Equal(first.Connections[0].Id, moved.Old);
        Assert.Equal(survivor.Connections[1].Id, moved.New);
        Assert.NotEqual(moved.Old, moved.New);
        Assert.Equal(new DeviceId("hq:2001"), moved.Device);
        Assert.Contains(entry.Data.Removed, removed => removed.Kind == ObjectKind.Call && removed.Id == first.Id.Value);
        Assert.Equal(EventCause.Transfer, entry.Data.Removed.Single(removed => removed.Kind == ObjectKind.Call).Cause);
        // Whoever still knows the old connection is told what became of it.
        var lookup = _rig.Log.Find(first.Connections[0].Id);
        Assert.Equal(LookupStatus.Ended, lookup.Status);
        Assert.Equal(moved.New, lookup.ReplacedBy);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void Rule_03_the_older_thread_survives_with_the_data_of_both_and_names_conflicts()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Data("1", "2001", ("customer", "4711"), ("only-one", "a")));
        Play(Held("1", "2002"));
        Play(Talking("2", "2002", "2003"));
        Play(Data("2", "2002", ("customer", "9999"), ("only-two", "b")));
        var (older, newer) = (_rig.Call("1").Thread, _rig.Call("2").Thread);
        var entry = _rig.One(
            Transferred("1", "2", "2002", "2003", Moved("1", "2", "2001"), Moved("2", "2", "2003"), Gone("1", "2002"), Gone("2", "2002"))
        );
        var merged = Assert.Single(entry.Data.MergedThreads);
        Assert.Equal((newer, older), (merged.From, merged.Into));
        Assert.Equal("9999", Assert.Single(merged.Conflicts, conflict => conflict.Key == "customer").Value);
        var thread = _rig.Get<CallThread>(ObjectKind.Thread, older.Value);
        Assert.Equal("4711", thread.Data["customer"]);
        Assert.Equal(("a", "b"), (thread.Data["only-one"], thread.Data["only-two"]));
        Assert.Equal([_rig.Call("2").Id], thread.Calls);
        Assert.Equal(older, _rig.Call("2").Thread);
        Assert.Equal(older, ((CallThread)_rig.Log.Find(ObjectKind.Thread, newer.Value).Object!).MergedInto);
    }

    [Fact]
    public void Rule_04_the_first_event_of_a_call_may_be_a_transfer()
    {
        Play(Talking("1", "2001", "2002"));
        var entry = _rig.One(
            Transferred("1", null, "2002", "2003", Moved("1", "99", "2001"), new(At("99", "2003"), null, Party("2003")), Gone("1", "2002"))
        );
        var survivor = _rig.Call("99");
        Assert.Equal(["2001", "2003"], survivor.Connections.Select(connection => connection.Number));
        Assert.Equal("2001", survivor.Calling.Number);
        Assert.Equal("2002", survivor.Called.Number);
        Assert.Single(_rig.Calls);
        Assert.Single(entry.Data.Removed);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void Rule_04_a_transfer_between_calls_that_were_never_seen_makes_the_survivor()
    {
        _rig.One(
            Transferred("1", "2", "2002", "2003", Moved("1", "2", "2001"), Moved("2", "2", "2003"), Gone("1", "2002"), Gone("2", "2002"))
        );
        Assert.Equal(["2001", "2003"], _rig.Call("2").Connections.Select(connection => connection.Number));
        Assert.All(_rig.Call("2").Connections, connection => Assert.Equal(LocalConnectionState.Connected, connection.State));
    }

    [Fact]
    public void Rule_04_a_call_is_made_in_whatever_state_it_is_seen_first()
    {
        Play(Held("5", "2002"));
        Assert.Equal(LocalConnectionState.Hold, _rig.Connection("5", "2002").State);
        Assert.Equal(PartyStatus.NotKnown, _rig.Call("5").Calling.Status);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void Rule_05_caller_and_called_are_frozen_before_a_merge()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Held("1", "2002"));
        Play(Talking("2", "2002", "2003"));
        Play(Transferred("1", "2", "2002", "2003", Moved("2", "1", "2003"), Moved("1", "1", "2001"), Gone("1", "2002"), Gone("2", "2002")));
        Play(new CallEvent.CallInformation(At("1", "2001"), Party("2001"), Party("9999")) { CalledDevice = Party("8888") });
        Assert.Equal(("2001", "2002"), (_rig.Call("1").Calling.Number, _rig.Call("1").Called.Number));
    }

    [Fact]
    public void Rule_05_caller_and_called_are_those_of_the_first_call_when_the_consultation_survives()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Held("1", "2002"));
        Play(Talking("2", "2002", "2003"));
        Play(Transferred("1", "2", "2002", "2003", Moved("2", "2", "2003"), Moved("1", "2", "2001"), Gone("1", "2002"), Gone("2", "2002")));
        Assert.Equal(("2001", "2002"), (_rig.Call("2").Calling.Number, _rig.Call("2").Called.Number));
    }

    [Fact]
    public void Rule_06_a_global_identifier_is_an_attribute_and_no_key()
    {
        Play(Originated("1", "2001", "2002") with { GlobalCallLinkage = "L1" });
        Play(Originated("2", "2003", "2004") with { GlobalCallLinkage = "L1" });
        Assert.Equal(2, _rig.Calls.Count());
        Assert.Equal("L1", _rig.Call("1").Native.GlobalCallLinkage);
    }

    [Fact]
    public void Rule_07_a_consultation_points_to_its_parent_and_starts_in_its_thread()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Held("1", "2002", EventCause.Consultation));
        Play(Initiated("2", "2002", parent: "1"));
        Assert.Equal(_rig.Call("1").Id, _rig.Call("2").Parent);
        Assert.Equal(_rig.Call("1").Thread, _rig.Call("2").Thread);
        Assert.Equal([_rig.Call("1").Id, _rig.Call("2").Id], _rig.Get<CallThread>(ObjectKind.Thread, _rig.Call("1").Thread.Value).Calls);
    }

    [Fact]
    public void Rule_07_a_parent_learnt_late_joins_the_threads()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Initiated("2", "2002"));
        var late = _rig.Call("2").Thread;
        var entry = _rig.One(Originated("2", "2002", "2003", parent: "1"));
        Assert.Equal(late, Assert.Single(entry.Data.MergedThreads).From);
        Assert.Equal(_rig.Call("1").Thread, _rig.Call("2").Thread);
    }

    [Fact]
    public void Rule_08_a_conference_is_one_event_in_which_the_held_connection_talks_again()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Held("1", "2002"));
        Play(Talking("2", "2002", "2003"));
        var entry = _rig.One(
            Conferenced(
                "1",
                "2",
                "2002",
                "2003",
                Moved("1", "1", "2001"),
                Moved("1", "1", "2002"),
                Moved("2", "1", "2002"),
                Moved("2", "1", "2003")
            )
        );
        Assert.Equal("cti.call.conferenced.v1", entry.Type);
        Assert.Equal(["2001", "2002", "2003"], _rig.Call("1").Connections.Select(connection => connection.Number));
        Assert.All(_rig.Call("1").Connections, connection => Assert.Equal(LocalConnectionState.Connected, connection.State));
        Assert.Single(_rig.Calls);
    }

    [Fact]
    public void Rule_09_who_leaves_by_transfer_is_released_by_the_transfer_even_when_the_list_forgets_it()
    {
        Play(Talking("1", "2001", "2002"));
        Play(Held("1", "2002"));
        Play(Talking("2", "2002", "2003"));
        Play(Transferred("1", "2", "2002", "2003", Moved("1", "2", "2001"), Moved("2", "2", "2003")));
        Assert.DoesNotContain(_rig.Calls.SelectMany(call => call.Connections), connection => connection.Number == "2002");
        Assert.Single(_rig.Calls);
    }

    [Fact]
    public void A_pickup_is_one_answer_that_carries_the_connections_that_changed_their_call()
    {
        Play(Initiated("1", "2001"), Originated("1", "2001", "2002"), Delivered("1", "2002", "2001", "2002"), Initiated("2", "2003"));
        var entry = _rig.One(
            new CallEvent.Established(At("1", "2003"), Party("2003"), Party("2001"), Party("2002"), PartyDevice.NotRequired)
            {
                Cause = EventCause.CallPickup,
                Connections = [Moved("2", "1", "2003"), Gone("1", "2002")],
            }
        );
        Assert.Equal("cti.call.established.v1", entry.Type);
        Assert.Equal(2, entry.Data.Connections.Count);
        Assert.Equal(["2001", "2003"], _rig.Call("1").Connections.Select(connection => connection.Number));
        Assert.All(_rig.Call("1").Connections, connection => Assert.Equal(LocalConnectionState.Connected, connection.State));
        Assert.Single(_rig.Calls);
        Assert.Equal("2002", _rig.Call("1").Called.Number);
    }

    [Fact]
    public void A_call_that_a_command_makes_has_the_identifiers_that_were_minted_for_it()
    {
        _rig.Registry.BindCall(At("1", "2001"), new CallId("call_minted"), new ConnectionId("conn_minted"));
        Play(Initiated("1", "2001"));
        Assert.Equal("call_minted", _rig.Call("1").Id.Value);
        Assert.Equal("conn_minted", _rig.Connection("1", "2001").Id.Value);
        _rig.Registry.BindCall(At("1", "2001"), new CallId("call_late"), new ConnectionId("conn_late"));
        Assert.Equal(AnomalyKind.DuplicateObject, Assert.Single(_rig.Anomalies).Kind);
    }

    private void Play(params IEnumerable<SwitchEvent> events)
    {
        foreach (var e in events)
            _rig.Apply(e);
    }
}
