using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Adapters.Tests.Smdi;

/// <summary>Message waiting: the protocol has no positive answer.</summary>
public sealed class SmdiIndicatorTests
{
    [Fact]
    public void A_command_that_nobody_refuses_ends_as_acknowledged_with_words_that_say_so()
    {
        var rig = new SmdiRig(SmdiRig.Options with { NumberPrefix = "256555" });
        rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("1001", MessageWaitingOn: true));
        rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("1002", MessageWaitingOn: false));
        Assert.Equal("OP:MWI 2565551001!\u0004RMV:MWI 2565551002!\u0004", rig.Output.TakeWire());
        rig.Replay.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Empty(rig.Said<ReplayItem.Completed>());
        rig.Replay.Advance(TimeSpan.FromSeconds(0.1));
        var answers = rig.Said<ReplayItem.Completed>().Select(static one => one.Answer).ToList();
        Assert.Equal([CommandOutcome.Acknowledged, CommandOutcome.Acknowledged], answers.Select(static answer => answer.Outcome));
        Assert.All(answers, static answer => Assert.Equal("Sent; no refusal came within 2 s. SMDI has no positive answer.", answer.Text));
    }

    [Fact]
    public void On_a_slow_line_the_window_of_a_command_begins_when_it_has_been_sent()
    {
        // "OP:MWI 5551001!^D" has 16 characters: at 16 a second each takes one.
        var rig = new SmdiRig(SmdiRig.Options with { CharactersPerSecond = 16 });
        for (var i = 0; i < 3; i++)
            rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("5551001", MessageWaitingOn: true));
        rig.Replay.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Empty(rig.Said<ReplayItem.Completed>());
        for (var answered = 1; answered <= 3; answered++)
        {
            rig.Replay.Advance(TimeSpan.FromSeconds(answered == 1 ? 0.5 : 1));
            Assert.Equal(answered, rig.Said<ReplayItem.Completed>().Count());
        }
    }

    [Theory]
    [InlineData("\r\nMWI5551001 INV\r\n\x19", "invalidDeviceID")]
    [InlineData("\r\nMWI5551001 BLK\r\n\x19", "resourceBusy")]
    [InlineData("\r\nMWI 5551001 INV\r\n\x7f\x7f\x19", "invalidDeviceID")]
    [InlineData("\r\nMWI2565551001 INV\r\n\x19", "invalidDeviceID")]
    [InlineData("\r\nMWI5551001 XYZ\r\n\x19", "generic")]
    public void A_refusal_within_the_window_rejects_its_command_and_no_other(string refusal, string failure)
    {
        var rig = new SmdiRig();
        var other = rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("5559999", MessageWaitingOn: true));
        var refused = rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("5551001", MessageWaitingOn: true));
        rig.Receive(refusal);
        var completed = Assert.Single(rig.Said<ReplayItem.Completed>());
        Assert.Equal(refused, completed.Ticket);
        Assert.Equal((CommandOutcome.Rejected, failure), (completed.Answer.Outcome, completed.Answer.Failure?.Value));
        rig.Replay.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([refused, other], rig.Said<ReplayItem.Completed>().Select(static one => one.Ticket));
    }

    [Fact]
    public void A_refusal_after_the_window_and_one_that_nobody_asked_for_are_told()
    {
        var rig = new SmdiRig();
        rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("5551001", MessageWaitingOn: true));
        rig.Replay.Advance(TimeSpan.FromSeconds(14));
        rig.Receive("\r\nMWI5551001 BLK\r\n\x19\r\nMWI5551001 BLK\r\n\x19");
        Assert.Single(rig.Said<ReplayItem.Completed>());
        Assert.Equal(
            [
                "a late refusal: MWI 5551001 BLK, 14 s after message waiting on was sent and taken as done",
                "a refusal of a command that was not sent: MWI 5551001 BLK",
            ],
            rig.Anomalies
        );
    }

    [Fact]
    public void A_refusal_of_a_command_that_was_given_up_is_still_its_answer()
    {
        var rig = new SmdiRig();
        var ticket = rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("5551001", MessageWaitingOn: true));
        rig.Replay.Abandon(ticket);
        rig.Receive("\r\nMWI5551001 INV\r\n\x19");
        Assert.Equal(Failure.InvalidDevice, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer.Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10x1")]
    [InlineData("1001!\u0004OP:MWI 9")]
    [InlineData("1234567890123456")]
    public void A_number_that_is_none_is_refused_and_nothing_is_sent(string number)
    {
        var rig = new SmdiRig();
        rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator(number, MessageWaitingOn: true));
        Assert.Equal(Failure.InvalidDevice, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer.Failure);
        Assert.Equal("", rig.Output.TakeWire());
    }

    [Fact]
    public void Too_many_commands_at_once_are_refused_and_not_kept()
    {
        var rig = new SmdiRig();
        for (var i = 0; i < 1_001; i++)
            rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("5551001", MessageWaitingOn: true));
        Assert.Equal(Failure.PerformanceLimitExceeded, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer.Failure);
    }

    [Fact]
    public void A_line_that_closes_forgets_what_it_waited_for()
    {
        var rig = new SmdiRig();
        rig.Replay.Execute(new SwitchCommand.SetMessageWaitingIndicator("5551001", MessageWaitingOn: true));
        rig.Receive("MD001");
        rig.Replay.Close();
        rig.Replay.Open();
        rig.Replay.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(rig.Said<ReplayItem.Completed>());
        rig.Receive("\r\nMD0010001D5551001 5552222 \r\n\x19");
        Assert.Single(rig.Calls);
    }
}
