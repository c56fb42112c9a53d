using System.Text.Json;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using static CtiMiddleware.Runtime.Tests.Support.Events;

namespace CtiMiddleware.Runtime.Tests.Events;

public sealed class EventViewTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void A_counterpart_outside_the_rule_is_masked_with_its_native_name_and_stays_a_party()
    {
        Play(Talking("1", "2001", "2102"));
        var call = (Call)View("hq:20??").See(_rig.Call("1"), _rig.Log)!;
        var other = call.Connections[1];
        Assert.True(other.Masked);
        Assert.Equal((null, null, null, LocalConnectionState.Connected), (other.Device, other.Number, other.Name, other.State));
        Assert.Equal(string.Empty, other.Native.DeviceId);
        Assert.Equal(new Party(PartyStatus.Provided), call.Called);
        Assert.Equal("2001", call.Calling.Number);
        Assert.False(call.Connections[0].Masked);
    }

    [Fact]
    public void A_key_that_may_see_counterparts_sees_them()
    {
        Play(Talking("1", "2001", "2102"));
        var view = new EventView(ViewFilter.Everything, new AccessRule { Patterns = ["hq:20??"], CounterpartsVisible = true });
        Assert.Same(_rig.Call("1"), view.See(_rig.Call("1"), _rig.Log));
    }

    [Fact]
    public void Numbers_of_the_outside_world_are_shown_unless_the_rule_says_otherwise()
    {
        var trunk = new PartyDevice(PartyStatus.Provided, "5551000") { Category = DeviceCategory.Trunk };
        Play([new CallEvent.Originated(At("1", "t1"), trunk, Party("2001")), Delivered("1", "2001", "5551000", "2001")]);
        _rig.Apply(new CallEvent.CallInformation(At("1", "t1"), trunk, trunk));
        Assert.Equal("5551000", ((Call)View("hq:2001").See(_rig.Call("1"), _rig.Log)!).Connections[0].Number);
        var strict = new EventView(ViewFilter.Everything, new AccessRule { Patterns = ["hq:2001"], OutsideVisible = false });
        var call = (Call)strict.See(_rig.Call("1"), _rig.Log)!;
        Assert.True(call.Connections[0].Masked);
        Assert.Null(call.Calling.Number);
    }

    [Fact]
    public void The_filter_masks_nothing()
    {
        Play(Talking("1", "2001", "2102"));
        var view = new EventView(new ViewFilter { Devices = ["hq:2001"] }, AccessRule.Everything);
        Assert.Same(_rig.Call("1"), view.See(_rig.Call("1"), _rig.Log));
    }

    [Fact]
    public void A_call_of_others_is_not_seen_and_its_events_are_not_delivered()
    {
        var view = View("hq:2001");
        Play(Talking("1", "2002", "2003"));
        Assert.Null(view.See(_rig.Call("1"), _rig.Log));
        Assert.All(_rig.Entries.Where(entry => entry.Data.Call is not null), entry => Assert.False(view.Apply(entry).Visible));
    }

    [Fact]
    public void A_call_that_reaches_a_visible_device_enters_with_its_thread()
    {
        Play([Initiated("1", "2002"), Originated("1", "2002", "2001")]);
        var json = Shown(View("hq:2001"), _rig.Apply(Delivered("1", "2001", "2002", "2001"))[0]);
        var changed = json.GetProperty("data").GetProperty("changed").EnumerateArray().ToArray();
        Assert.Equal(
            ["call:entered", "thread:entered"],
            changed
                .Where(item => item.TryGetProperty("view", out _))
                .Select(item => item.GetProperty("kind").GetString() + ":" + item.GetProperty("view").GetString())
        );
    }

    [Fact]
    public void A_call_whose_last_visible_connection_ends_leaves_with_the_event_that_ended_it()
    {
        Play(Talking("1", "2001", "2002"));
        var json = Shown(View("hq:2001"), _rig.One(Cleared("1", "2001")));
        Assert.Equal("cti.call.connectionCleared.v1", json.GetProperty("type").GetString());
        var data = json.GetProperty("data");
        Assert.Empty(data.GetProperty("changed").EnumerateArray());
        Assert.Equal(
            ["call left", "thread left"],
            data.GetProperty("removed")
                .EnumerateArray()
                .Select(item => item.GetProperty("kind").GetString() + " " + item.GetProperty("view").GetString())
        );
        // From then on the call is none of the reader's business.
        Assert.All(_rig.Apply(Cleared("1", "2002")), entry => Assert.False(View("hq:2001").Apply(entry).Visible));
    }

    [Fact]
    public void The_last_connection_of_a_call_is_the_readers_until_the_call_is_cleared()
    {
        Play(Talking("1", "2001", "2002"));
        Play([Cleared("1", "2002")]);
        var entries = _rig.Apply(Cleared("1", "2001"));
        Assert.Equal(
            ["cti.call.connectionCleared.v1", "cti.call.callCleared.v1"],
            entries.Select(entry => Shown(View("hq:2001"), entry).GetProperty("type").GetString())
        );
        Assert.All(entries, entry => Assert.False(View("hq:2002").Apply(entry).Visible));
    }

    [Fact]
    public void An_agent_that_moves_to_another_device_leaves_by_an_event_of_its_own_type()
    {
        _rig.Apply(LoggedOn("4711", "2001", "support"));
        var json = Shown(View("hq:2001"), _rig.Apply(Ready("4711", "2002", "support"))[0]);
        Assert.Equal(EventTypes.ViewLeft, json.GetProperty("type").GetString());
        var data = json.GetProperty("data");
        Assert.Equal(("agent", "hq:agent:4711"), (data.GetProperty("kind").GetString(), data.GetProperty("id").GetString()));
        Assert.Equal("hq:agent:4711", data.GetProperty("removed")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void A_masked_devices_digits_and_numbers_in_an_event_are_masked_too()
    {
        Play(Talking("1", "2001", "2102"));
        var digits = _rig.One(new CallEvent.DigitsGenerated(At("1", "2102"), "1234"));
        Assert.DoesNotContain("1234", Shown(View("hq:2001"), digits).GetRawText(), StringComparison.Ordinal);
        var own = _rig.One(new CallEvent.DigitsGenerated(At("1", "2001"), "5678"));
        Assert.True(
            View("hq:2001").Apply(own).Json.Equals(own.Json)
                || Shown(View("hq:2001"), own).GetRawText().Contains("5678", StringComparison.Ordinal)
        );
        Play([Held("1", "2001")]);
        Play(Talking("2", "2001", "2103"));
        var merge = _rig.One(
            Transferred("1", "2", "2001", "2103", Moved("2", "1", "2103"), Moved("1", "1", "2102"), Gone("1", "2001"), Gone("2", "2001"))
        );
        var text = Shown(View("hq:2001"), merge).GetRawText();
        Assert.DoesNotContain("2103", text, StringComparison.Ordinal);
        Assert.DoesNotContain("2102", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_event_is_only_for_who_sees_the_whole_switch()
    {
        var entry = _rig.One(new PrivateEvent("UserEvent", [new("CallerIDNum", "2001")]));
        Assert.False(View("hq:20??", "hq:21??").Apply(entry).Visible);
        Assert.True(View("hq:*").Apply(entry).Visible);
        Assert.False(View("lab:*").Apply(entry).Visible);
    }

    [Fact]
    public void A_switch_is_seen_by_who_can_see_something_of_it_and_staleness_passes_every_filter_of_types()
    {
        var types = new ViewFilter { Types = ["cti.agent.*"] };
        var head = _rig.Log.Head.Number;
        _rig.Registry.LinkLost(LinkState.Down, "Lost.", _rig.Clock.GetUtcNow());
        var entry = _rig.After(head)[0];
        Assert.True(new EventView(types, new AccessRule { Patterns = ["hq:2001"] }).Apply(entry).Visible);
        Assert.False(View("lab:2001").Apply(entry).Visible);
    }

    [Fact]
    public void A_filter_of_types_folds_only_kinds_of_which_every_event_passes()
    {
        Assert.Equal(
            [ObjectKind.Thread, ObjectKind.Call],
            new EventView(new ViewFilter { Types = ["cti.call.*"] }, AccessRule.Everything).Kinds
        );
        Assert.Equal(
            [ObjectKind.Agent, ObjectKind.Group, ObjectKind.Thread, ObjectKind.Call],
            new EventView(new ViewFilter { Types = ["cti.call.*", "cti.agent.*"] }, AccessRule.Everything).Kinds
        );
        Assert.Empty(new EventView(new ViewFilter { Types = ["cti.call.established.v1"] }, AccessRule.Everything).Kinds);
    }

    [Theory]
    [InlineData("hq:21??", "hq:2101", true)]
    [InlineData("hq:21??", "hq:210", false)]
    [InlineData("hq:*", "hq:agent:1", true)]
    [InlineData("*:2001", "lab:2001", true)]
    [InlineData("hq:2*1", "hq:2001", true)]
    [InlineData("hq:2*1", "hq:2002", false)]
    [InlineData("*a*a*a*a*a*a*a*a*b", "hq:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Patterns_know_star_and_question_mark(string pattern, string id, bool matches) =>
        Assert.Equal(matches, Wildcard.IsMatch(pattern, id));

    [Theory]
    [InlineData("hq:*", true, true)]
    [InlineData("h*", true, true)]
    [InlineData("hq:2*", false, true)]
    [InlineData("*:2001", false, true)]
    [InlineData("??:2001", false, true)]
    [InlineData("lab:*", false, false)]
    [InlineData("hq2:*", false, false)]
    public void A_pattern_covers_or_touches_a_switch(string pattern, bool all, bool some)
    {
        Assert.Equal(all, Wildcard.MatchesAllUnder(pattern, "hq:"));
        Assert.Equal(some, Wildcard.CanMatchUnder(pattern, "hq:"));
    }

    private static EventView View(params string[] patterns) => new(ViewFilter.Everything, new AccessRule { Patterns = patterns });

    private static JsonElement Shown(EventView view, LogEntry entry)
    {
        var result = view.Apply(entry);
        Assert.True(result.Visible);
        return JsonDocument.Parse(result.Json).RootElement;
    }

    private void Play(IEnumerable<SwitchEvent> events)
    {
        foreach (var e in events)
            _rig.Apply(e);
    }
}
