using System.Globalization;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>From the first byte to the last, for data links and boards: opening, refusal, silence, loss at any point, return, disposal in every state.</summary>
/// <param name="target">The adapter and its far end.</param>
public abstract class WireLifecycleConformance(WireTarget target) : WireSuite(target)
{
    // More messages than any opening has; what is beyond the last one is a world in service.
    private const int OpeningMessages = 80;
    private const double Absence = 600;

    private static readonly string s_tooLong = string.Create(
        CultureInfo.InvariantCulture,
        $"{OpeningMessages} messages of the far end did not lead into service."
    );

    /// <summary>An open port is no link: ready first, then normal, and only then in service (field rule 35).</summary>
    [Fact]
    public virtual async Task Rule_35_in_service_follows_the_opening_and_the_normal_status_in_this_order()
    {
        await using var world = InService();
        var items = world.Adapter.Items.ToList();
        var loggedOn = items.FindIndex(static item => item is ReplayItem.LoggedOn);
        var normal = items.FindIndex(static item => item is ReplayItem.StatusNormal);
        Assert.True(loggedOn >= 0, "The adapter never said that the far end is ready.");
        Assert.True(loggedOn < normal, "The normal status was told before the far end was ready.");
        Assert.Single(items.OfType<ReplayItem.LoggedOn>());
        Assert.Single(world.Rig.Events, static entry => entry.Type == EventTypes.InService);
        Assert.Empty(world.Adapter.Anomalies);
    }

    /// <summary>What a person must change is not tried again: the link waits and says the far end's words.</summary>
    [Fact]
    public virtual async Task A_refusal_blocks_the_link_with_a_reason_and_is_not_repeated()
    {
        if (Target.WrongOptions is null)
        {
            // Nothing is refused at the opening; the other promise is that nothing pretends to be.
            await using var open = Story();
            Assert.DoesNotContain(open.Adapter.Items, static item => item is ReplayItem.Close);
            return;
        }
        await using var world = new WireWorld(Target, useWrongOptions: true);
        world.RunFor(120);
        Assert.Equal(LinkState.Blocked, world.Rig.Seen.State);
        Assert.False(string.IsNullOrWhiteSpace(world.Rig.Seen.Reason));
        var connects = world.Counters.Connects;
        world.RunFor(3600);
        Assert.Equal(connects, world.Counters.Connects);
    }

    /// <summary>A far end that is not ready yet is tried again until it answers; one that owes no answer is in service without.</summary>
    [Fact]
    public virtual async Task A_far_end_that_says_nothing_is_tried_again_when_it_owes_an_answer()
    {
        await using var world = NewWorld();
        world.Wire.Mute = true;
        world.RunFor(600);
        Assert.NotEqual(LinkState.Blocked, world.Rig.Seen.State);
        if (Target.SilenceLimit is null)
        {
            Assert.True(world.InService, world.Rig.Seen.Reason);
            Assert.Equal(1, world.Counters.Connects);
            return;
        }
        Assert.True(world.Counters.Connects > 1, "There was no second attempt within ten minutes.");
        world.Wire.Mute = false;
        world.RunUntilInService(OpeningLimit);
    }

    /// <summary>Silence after any message of the opening is noticed, and the link is in service when the far end speaks again.</summary>
    [Fact]
    public virtual Task Silence_after_any_message_of_the_opening_does_not_strand_the_link() => OpenWithAsync(cut: false);

    /// <summary>A connection lost after any message of the opening is made anew, and nothing of it is left.</summary>
    [Fact]
    public virtual Task A_drop_after_any_message_of_the_opening_is_followed_by_service() => OpenWithAsync(cut: true);

    /// <summary>Silence is noticed within the target's limit, and the link comes back by itself; where none is owed, silence is no loss.</summary>
    [Fact]
    public virtual async Task Silence_is_noticed_where_an_answer_is_owed_and_the_link_comes_back()
    {
        await using var world = InService();
        world.Wire.Mute = true;
        if (Target.SilenceLimit is not { } limit)
        {
            world.RunFor(24 * 3600);
            Assert.True(world.InService, world.Rig.Seen.Reason);
            Assert.Equal(1, world.Counters.Connects);
            return;
        }
        Assert.True(world.Rig.RunUntil(() => !world.InService, limit), $"A far end that says nothing was not noticed within {limit}.");
        world.Wire.Mute = false;
        world.RunUntilInService(OpeningLimit);
        world.Play();
    }

    /// <summary>A quiet line is not a dead one: an hour without a word of its own costs no connection.</summary>
    [Fact]
    public virtual async Task An_idle_link_stays_up_for_an_hour()
    {
        await using var world = InService();
        world.RunFor(3600);
        Assert.True(world.InService, world.Rig.Seen.Reason);
        Assert.Equal(1, world.Counters.Connects);
        Assert.Empty(world.Adapter.Anomalies);
    }

    /// <summary>A lost link is told at once; while the far end is away it is tried again, and it is in service soon after it is back.</summary>
    [Fact]
    public virtual async Task A_dropped_link_is_stale_at_once_and_in_service_soon_after_the_far_end_is_back()
    {
        await using var world = InService();
        world.Rig.Listen(on: false);
        world.Rig.Cut();
        Assert.False(world.InService);
        world.RunFor(Absence);
        Assert.False(world.InService);
        Assert.Equal(1, world.Counters.Connects);
        world.Rig.Listen(on: true);
        world.RunUntilInService(OpeningLimit);
        Assert.Single(world.Rig.Events, static entry => entry.Type == EventTypes.Gap);
    }

    /// <summary>A far end that takes every connection and ends it at once is tried at the pace of the back-off: neither given up nor run over.</summary>
    [Fact]
    public virtual async Task A_far_end_that_hangs_up_at_once_is_tried_at_the_pace_of_the_back_off()
    {
        await using var world = InService();
        world.Wire.HangingUp = true;
        world.Rig.Cut();
        var before = world.Counters.Connects;
        world.RunFor(Absence);
        Assert.False(world.InService && world.Counters.Connects == before, "The loss was not noticed.");
        Assert.NotEqual(LinkState.Blocked, world.Rig.Seen.State);
        var longest = Target.Supervision.LongestBackoff.TotalSeconds;
        var (tries, fewest, most) = (world.Counters.Connects - before, Absence / (longest + 1), (Absence / (longest / 2)) + 10);
        Assert.True(
            tries >= fewest && tries <= most,
            string.Create(CultureInfo.InvariantCulture, $"{tries} attempts in {Absence} s are not between {fewest:0} and {most:0}.")
        );
        world.Wire.HangingUp = false;
        world.RunUntilInService(OpeningLimit);
    }

    /// <summary>Whatever the link is doing, it can be disposed of, and nothing of it is left at the far end.</summary>
    [Fact]
    public virtual async Task A_link_can_be_disposed_of_in_every_state()
    {
        for (var message = 0; message < OpeningMessages; message++)
        {
            var world = NewWorld();
            world.Wire.MuteAfter = message;
            world.RunFor(1);
            Assert.True(world.Wire.Clients <= 1);
            var done = world.Wire.Messages < message;
            await LeavesNothingAsync(world);
            if (done)
                break;
        }
        await LeavesNothingAsync(Story());
        var lost = InService();
        lost.Rig.Listen(on: false);
        lost.Rig.Cut();
        lost.RunFor(1);
        await LeavesNothingAsync(lost);
    }

    private async Task OpenWithAsync(bool cut)
    {
        for (var message = 0; message < OpeningMessages; message++)
        {
            await using var world = NewWorld();
            world.Wire.MuteAfter = message;
            world.RunFor(cut ? 1 : 20);
            if (world.InService)
            {
                Assert.True(
                    message > 0 || Target.SilenceLimit is null,
                    "The far end owes an answer and is said to be in service though it has not sent a message."
                );
                return;
            }
            if (cut)
                world.Rig.Cut();
            world.Wire.MuteAfter = null;
            Assert.True(
                world.Rig.RunUntil(() => world.InService, TimeSpan.FromMinutes(6)),
                $"After silence from message {message} on: {world.Rig.Seen.State}, {world.Rig.Seen.Reason}"
            );
        }
        Assert.Fail(s_tooLong);
    }

    private static async Task LeavesNothingAsync(WireWorld world)
    {
        await world.DisposeAsync();
        // The far end sees the end of the connection in its own turn.
        world.Rig.Kernel.RunReady();
        Assert.Equal(0, world.Wire.Clients);
    }
}
