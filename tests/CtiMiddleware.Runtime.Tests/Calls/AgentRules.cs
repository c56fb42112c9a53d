using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;
using static CtiMiddleware.Runtime.Tests.Support.Events;

namespace CtiMiddleware.Runtime.Tests.Calls;

/// <summary>What a switch with skill groups tells beyond the standard's five states, and what it counts.</summary>
public sealed class AgentRules : IDisposable
{
    private static readonly PartyDevice Sales = PartyDevice.Of("sales") with { Category = DeviceCategory.AcdGroup };
    private static readonly PartyDevice Support = PartyDevice.Of("support") with { Category = DeviceCategory.AcdGroup };
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void A_pending_state_stands_beside_the_present_one_of_its_group_only()
    {
        Play(LoggedOn("4711", "2002", "sales"), LoggedOn("4711", "2002", "support"));

        var entry = _rig.One(
            new AgentEvent.AgentBusy(Party("2002"), "4711", Sales)
            {
                PendingAgentState = AgentState.AgentNotReady,
                Occupation = AgentOccupation.Talking,
                NativeState = "Talking",
            }
        );

        Assert.Contains(new KeyValuePair<string, object?>("pendingAgentState", "agentNotReady"), entry.Data.Detail!);
        Assert.Equal(
            (AgentState.AgentBusy, AgentState.AgentNotReady, AgentOccupation.Talking, "Talking"),
            (InGroup("sales").State, InGroup("sales").Pending, InGroup("sales").Occupation, InGroup("sales").Native)
        );
        Assert.Null(InGroup("support").Pending);
        Assert.Equal(AgentState.AgentNotReady, InGroup("support").State);
    }

    [Fact]
    public void What_comes_to_be_known_of_a_state_that_goes_on_does_not_begin_it_anew()
    {
        Play(LoggedOn("4711", "2002", "sales"));
        Play(new AgentEvent.AgentBusy(Party("2002"), "4711", Sales) { Occupation = AgentOccupation.Reserved });
        var since = InGroup("sales").Since;
        Play(new AgentEvent.AgentBusy(Party("2002"), "4711", Sales) { Occupation = AgentOccupation.Talking });
        Assert.Equal((since, AgentOccupation.Talking), (InGroup("sales").Since, InGroup("sales").Occupation));

        Play(new AgentEvent.AgentWorkingAfterCall(Party("2002"), "4711", Sales) { PendingAgentState = AgentState.AgentReady });
        Assert.Equal((AgentState.AgentWorkingAfterCall, AgentState.AgentReady), (InGroup("sales").State, InGroup("sales").Pending));
        Assert.True(InGroup("sales").Since > since);
        Play(Ready("4711", "2002", "sales"));
        Assert.Null(InGroup("sales").Pending);
    }

    [Fact]
    public void Rule_12_reserved_talking_and_holding_never_touch_a_call_nor_a_call_the_agent()
    {
        Play(LoggedOn("4711", "2002", "sales"));
        Play(new AgentEvent.AgentBusy(Party("2002"), "4711", Sales) { Occupation = AgentOccupation.Holding });
        Assert.Empty(_rig.Calls);
        Play(Talking("1", "2001", "2002"));
        Assert.Equal(AgentOccupation.Holding, InGroup("sales").Occupation);
        Assert.Equal(LocalConnectionState.Connected, _rig.Connection("1", "2002").State);
        Assert.Empty(_rig.Anomalies);
    }

    [Fact]
    public void A_snapshot_brings_pending_state_and_occupation_and_the_figures_of_a_group()
    {
        _rig.Snapshot(
            SnapshotScope.Agents | SnapshotScope.Groups,
            new SnapshotItem.Group("sales") { Statistics = new GroupStatistics { CallsWaiting = 3 } },
            new SnapshotItem.Agent(
                "4711",
                [
                    new SnapshotAgentGroup("sales", AgentState.AgentBusy, Reason: null)
                    {
                        Pending = AgentState.AgentNotReady,
                        Occupation = AgentOccupation.OtherGroup,
                        Native = "BusyOther",
                    },
                ]
            )
        );
        Assert.Equal(
            (AgentState.AgentNotReady, AgentOccupation.OtherGroup, "BusyOther"),
            (InGroup("sales").Pending, InGroup("sales").Occupation, InGroup("sales").Native)
        );
        Assert.Equal(3, Group("sales").Statistics?.CallsWaiting);
    }

    [Fact]
    public void A_group_is_counted_once_for_each_change_and_says_since_when_the_figures_stand()
    {
        Play(new DeviceEvent.BackInService(Support));
        var entry = _rig.One(new DeviceEvent.GroupCounted(Support, Counted(waiting: 2, longest: 41)));
        Assert.Equal((EventTypes.GroupStatistics, "hq:support"), (entry.Type, entry.Subject));
        Assert.Equal([ObjectKind.Group], entry.Data.Changed.Select(static changed => changed.Kind));
        var since = Group("support").StatisticsSince;
        Assert.Equal(_rig.Clock.GetUtcNow(), since);

        Assert.Empty(_rig.Apply(new DeviceEvent.GroupCounted(Support, Counted(waiting: 2, longest: 41))));
        Assert.Equal(since, Group("support").StatisticsSince);
        Assert.Equal(1, _rig.Registry.Duplicates);

        _rig.One(new DeviceEvent.GroupCounted(Support, Counted(waiting: 2, longest: 42)));
        Assert.Equal((2, 42, "17"), Figures());

        (int?, int?, string?) Figures()
        {
            var statistics = Group("support").Statistics!;
            return (statistics.CallsWaiting, statistics.LongestWaitSeconds, statistics.Native["CallsHandledToHalf"]);
        }
    }

    [Fact]
    public void Statistics_that_name_no_group_are_an_anomaly()
    {
        Assert.Empty(_rig.Apply(new DeviceEvent.GroupCounted(PartyDevice.NotKnown, Counted(1, 1))));
        Assert.Equal("Statistics name no group.", Assert.Single(_rig.Anomalies).Detail);
    }

    private static GroupStatistics Counted(int waiting, int longest) =>
        new()
        {
            AgentsLoggedOn = 5,
            AgentsReady = 1,
            AgentsBusy = 4,
            CallsWaiting = waiting,
            LongestWaitSeconds = longest,
            Native = new Dictionary<string, string> { ["CallsHandledToHalf"] = "17" },
        };

    private void Play(params SwitchEvent[] events)
    {
        foreach (var e in events)
            _rig.Apply(e);
    }

    private void Play(IEnumerable<SwitchEvent> events) => Play([.. events]);

    private AgentGroup InGroup(string group) =>
        Assert.Single(_rig.Get<Agent>(ObjectKind.Agent, "hq:agent:4711").Groups, item => item.Group.Value == "hq:" + group);

    private Group Group(string number) => _rig.Get<Group>(ObjectKind.Group, "hq:" + number);
}
