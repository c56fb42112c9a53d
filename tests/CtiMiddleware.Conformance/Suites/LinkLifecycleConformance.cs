using System.Globalization;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>From the first byte to the last: login, refused login, silence, loss, return, restart of the far end, disposal in every state.</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class LinkLifecycleConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    // More messages than any login with snapshots of the profile has; what is beyond the last one is a world in service.
    private const int LoginMessages = 40;
    private const double Absence = 600;

    private static readonly string s_tooLong = string.Create(
        CultureInfo.InvariantCulture,
        $"{LoginMessages} messages of the switch did not lead into service."
    );

    /// <summary>TCP up is not link up: logged on, normal, snapshots, and only then in service (field rule 35).</summary>
    [Fact]
    public virtual async Task Rule_35_in_service_follows_login_normal_status_and_snapshots_in_this_order()
    {
        await using var world = InService();
        var items = world.Adapter.Items.ToList();
        var loggedOn = items.FindIndex(static item => item is ReplayItem.LoggedOn);
        var normal = items.FindIndex(static item => item is ReplayItem.StatusNormal);
        var snapshot = items.FindIndex(static item => item is ReplayItem.SnapshotBegan);
        Assert.True(loggedOn >= 0, "The adapter never said that it is logged on.");
        Assert.True(loggedOn < normal, "The normal status was told before the login.");
        Assert.True(normal < snapshot, "A snapshot began before the normal status.");
        Assert.Single(items.OfType<ReplayItem.LoggedOn>());
        Assert.Single(world.Log, static entry => entry.Type == EventTypes.InService);
        Assert.Empty(world.Adapter.Anomalies);
    }

    /// <summary>The same secret would be refused again: the link waits for a person and says the switch's words.</summary>
    [Fact]
    public virtual async Task A_refused_login_blocks_the_link_with_a_reason_and_is_not_repeated()
    {
        if (Target.Under.WrongOptions is null)
        {
            // A protocol without a login: the other promise is that nothing pretends to refuse one.
            await using var open = InService();
            Assert.DoesNotContain(FaultKind.RefuseLogin, open.Wire.Faults.Supported);
            return;
        }
        await using var world = NewWorld(new VirtualSwitchOptions { UseWrongOptions = true });
        world.RunFor(60);
        Assert.Equal(LinkState.Blocked, world.Rig.Seen.State);
        Assert.False(string.IsNullOrWhiteSpace(world.Rig.Seen.Reason));
        var connects = world.Counters.Connects;
        world.RunFor(3600);
        Assert.Equal(connects, world.Counters.Connects);
    }

    /// <summary>A switch that is not ready yet is no wrong secret: it is tried again until it answers.</summary>
    [Fact]
    public virtual async Task A_switch_that_accepts_and_says_nothing_is_tried_again()
    {
        await using var world = NewWorld();
        world.Wire.Mute = true;
        world.RunFor(300);
        Assert.True(world.Counters.Connects > 1, "There was no second attempt within five minutes.");
        Assert.NotEqual(LinkState.Blocked, world.Rig.Seen.State);
        world.Wire.Mute = false;
        Assert.True(world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(3)), world.Rig.Seen.Reason);
    }

    /// <summary>A switch that falls silent after any message of the login is noticed, tried again, and in service when it speaks again.</summary>
    [Fact]
    public virtual async Task Silence_after_any_message_of_the_login_does_not_strand_the_link()
    {
        for (var message = 0; message < LoginMessages; message++)
        {
            await using var world = NewWorld();
            world.Wire.MuteAfter = message;
            world.RunFor(20);
            if (world.InService)
            {
                CameByMessages(message);
                return;
            }
            world.Wire.MuteAfter = null;
            Assert.True(
                world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(5)),
                $"After silence from message {message} on: {world.Rig.Seen.State}, {world.Rig.Seen.Reason}"
            );
        }
        Assert.Fail(s_tooLong);
    }

    /// <summary>A connection lost after any message of the login is made anew, and nothing of it is left.</summary>
    [Fact]
    public virtual async Task A_drop_after_any_message_of_the_login_is_followed_by_service()
    {
        for (var message = 0; message < LoginMessages; message++)
        {
            await using var world = NewWorld();
            world.Wire.MuteAfter = message;
            world.RunFor(0.2);
            if (world.InService)
            {
                CameByMessages(message);
                return;
            }
            world.Rig.Cut();
            world.Wire.MuteAfter = null;
            Assert.True(
                world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(2)),
                $"After a drop behind message {message}: {world.Rig.Seen.State}, {world.Rig.Seen.Reason}"
            );
            Assert.Empty(world.Adapter.Anomalies);
        }
        Assert.Fail(s_tooLong);
    }

    /// <summary>Silence is noticed by supervision within the target's limit, and the link comes back by itself.</summary>
    [Fact]
    public virtual async Task Silence_is_noticed_by_supervision_and_the_link_comes_back()
    {
        await using var world = InService();
        world.Wire.Mute = true;
        Assert.True(
            world.Rig.RunUntil(() => !world.InService, Target.SilenceLimit),
            $"A switch that says nothing was not noticed within {Target.SilenceLimit}."
        );
        world.Wire.Mute = false;
        Assert.True(world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(2)), world.Rig.Seen.Reason);
    }

    /// <summary>One late answer is no loss (field rule 39): a pause of a third of what supervision endures is waited out.</summary>
    [Fact]
    public virtual async Task Rule_39_a_pause_is_not_a_loss()
    {
        var endured = await EnduredAsync();
        await using var world = InService();
        world.RunFor(60);
        world.Wire.Holding = true;
        world.Rig.RunFor(endured / 3);
        world.Wire.Release();
        world.RunFor(60);
        Assert.Equal(1, world.Counters.Connects);
        Assert.True(world.InService, world.Rig.Seen.Reason);
    }

    /// <summary>A quiet switch is not a dead one: an hour without a call costs no connection.</summary>
    [Fact]
    public virtual async Task An_idle_link_stays_up_for_an_hour()
    {
        await using var world = InService();
        world.RunFor(3600);
        Assert.True(world.InService, world.Rig.Seen.Reason);
        Assert.Equal(1, world.Counters.Connects);
        Assert.Empty(world.Adapter.Anomalies);
    }

    /// <summary>A lost link is told at once; while the switch is away it is tried again, and it is in service seconds after it is back.</summary>
    [Fact]
    public virtual async Task A_dropped_link_is_stale_at_once_and_in_service_soon_after_the_switch_is_back()
    {
        await using var world = InService();
        world.Rig.Listen(on: false);
        world.Rig.Cut();
        Assert.False(world.InService);
        var head = world.Log.Count;
        world.RunFor(Absence);
        Assert.False(world.InService);
        Assert.Equal(1, world.Counters.Connects);
        // Each attempt that fails says when the next one will be.
        var tries = world.Log.Skip(head).Sum(static entry => entry.Data.Changed.OfType<LinkObject>().Count(IsWaiting));
        IsBackingOff(tries);
        world.Rig.Listen(on: true);
        var longest = Target.Under.Supervision.LongestBackoff;
        Assert.True(
            world.Rig.RunUntil(() => world.InService, (longest * 2) + TimeSpan.FromSeconds(10)),
            $"Not in service though the switch is back: {world.Rig.Seen.Reason}"
        );
        Assert.Single(world.Log, static entry => entry.Type == EventTypes.Gap);
    }

    /// <summary>A switch that takes every connection and ends it at once is tried at the pace of the back-off: neither given up nor run over.</summary>
    [Fact]
    public virtual async Task A_switch_that_hangs_up_at_once_is_tried_at_the_pace_of_the_back_off()
    {
        await using var world = InService();
        world.Wire.HangingUp = true;
        world.Rig.Cut();
        var before = world.Counters.Connects;
        world.RunFor(Absence);
        Assert.False(world.InService);
        Assert.NotEqual(LinkState.Blocked, world.Rig.Seen.State);
        IsBackingOff(world.Counters.Connects - before);
        Assert.Equal(0, world.Wire.Clients);
        world.Wire.HangingUp = false;
        Assert.True(world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(2)), world.Rig.Seen.Reason);
    }

    /// <summary>A switch that starts anew has no calls: those known end, and an identifier that comes back is another call (field rules 1 and 43).</summary>
    [Fact]
    public virtual async Task Rule_43_a_cold_restart_ends_the_calls_and_identifiers_may_come_back()
    {
        await using var world = InService();
        var before = world.Talk();
        world.Wire.Mute = true;
        world.Engine.DropAllCalls();
        world.Wire.Mute = false;
        world.Wire.Restart(cold: true);
        world.RunThroughOutage(TimeSpan.FromMinutes(2));
        Assert.Empty(world.Rig.Calls);
        Assert.NotEqual(before.Id, world.Talk().Id);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>A warm restart drops the connection only: the calls go on under their identifiers (field rule 43).</summary>
    [Fact]
    public virtual async Task Rule_43_a_warm_restart_keeps_the_calls()
    {
        await using var world = InService();
        var before = world.Talk();
        world.Wire.Restart(cold: false);
        world.RunThroughOutage(TimeSpan.FromMinutes(2));
        Assert.Equal(before.Id, Assert.Single(world.Rig.Calls).Id);
    }

    /// <summary>Whatever the link is doing, it can be disposed of, and nothing of it is left at the switch.</summary>
    [Fact]
    public virtual async Task A_link_can_be_disposed_of_in_every_state()
    {
        for (var message = 0; message < LoginMessages; message++)
        {
            var world = NewWorld();
            world.Wire.MuteAfter = message;
            world.RunFor(0.2);
            Assert.Equal(1, world.Wire.Clients);
            await LeavesNothingAsync(world);
        }
        var talking = InService();
        talking.Talk();
        Assert.Equal(1, talking.Wire.Clients);
        await LeavesNothingAsync(talking);
        var lost = InService();
        lost.Rig.Listen(on: false);
        lost.Rig.Cut();
        lost.RunFor(1);
        await LeavesNothingAsync(lost);
        var command = InService();
        command.Wire.Mute = true;
        command.Rig.Begin(new SwitchCommand.MakeCall("1001", "1002"));
        command.Rig.Settle();
        await LeavesNothingAsync(command);
    }

    private static async Task LeavesNothingAsync(ConformanceWorld world)
    {
        await world.DisposeAsync();
        // The switch sees the end of the connection in its own turn.
        world.Rig.Kernel.RunReady();
        Assert.Equal(0, world.Wire.Clients);
    }

    private static void CameByMessages(int message) =>
        Assert.True(message > 0, "The switch is said to be in service though it has not sent a message.");

    private static bool IsWaiting(LinkObject link) => link is { State: LinkState.Down, NextRetry: not null };

    // The delays lie between half of the bound and the bound, once they have grown to it; the first few are shorter.
    private void IsBackingOff(long tries)
    {
        var longest = Target.Under.Supervision.LongestBackoff.TotalSeconds;
        var (fewest, most) = (Absence / (longest + 1), (Absence / (longest / 2)) + 10);
        Assert.True(
            tries >= fewest && tries <= most,
            string.Create(CultureInfo.InvariantCulture, $"{tries} attempts in {Absence} s are not between {fewest:0} and {most:0}.")
        );
    }

    private async Task<TimeSpan> EnduredAsync()
    {
        await using var world = InService();
        world.RunFor(60);
        world.Wire.Mute = true;
        var begin = world.Rig.Kernel.Elapsed;
        Assert.True(world.Rig.RunUntil(() => !world.InService, Target.SilenceLimit), "Silence was not noticed.");
        return world.Rig.Kernel.Elapsed - begin;
    }
}
