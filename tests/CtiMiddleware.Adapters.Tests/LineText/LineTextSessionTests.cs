using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using static CtiMiddleware.Adapters.LineText.LineTextSession;

namespace CtiMiddleware.Adapters.Tests.LineText;

public sealed class LineTextSessionTests
{
    private static readonly State[] s_states =
    [
        new State.Idle(),
        new State.AwaitingGreeting(1),
        new State.LoggingIn("x", 1),
        new State.Running("x", 1, PingIsOut: false),
        new State.Running("x", 1, PingIsOut: true),
        new State.Failed("reason", 1),
    ];

    private static readonly Input[] s_inputs =
    [
        new Input.Opened(),
        new Input.Greeted(LineTextSession.Version, "x"),
        new Input.LoginAccepted(2),
        new Input.LoginRefused("no"),
        new Input.LoginTimerElapsed(),
        new Input.HeartbeatTimerElapsed(),
        new Input.PingAnswered(),
        new Input.SaidGoodbye("bye"),
        new Input.Closed(),
    ];

    [Fact]
    public void Every_input_in_every_state_has_its_effect_or_is_reported()
    {
        Assert.Equal(typeof(Input).GetNestedTypes().Length, s_inputs.Length);
        foreach (var state in s_states)
        {
            foreach (var input in s_inputs)
            {
                var step = Next(state, input);
                Assert.True(
                    input is Input.Closed || state is State.Failed || step.Effects.Length > 0,
                    $"{input} in {state} is answered with silence"
                );
                Assert.True(input is Input.Closed || state is not State.Failed || step.State == state, $"{state} ends by {input}");
            }
        }
    }

    [Fact]
    public void The_way_to_normal_operation_is_greeting_then_login()
    {
        var step = Next(new State.Idle(), new Input.Opened());
        step = Next(step.State, new Input.Greeted(LineTextSession.Version, "branch"));
        Assert.IsType<Effect.SendLogin>(Assert.Single(step.Effects));
        step = Next(step.State, new Input.LoginAccepted(7));
        Assert.Equal(new State.Running("branch", 7, PingIsOut: false), step.State);
        Assert.Equal(
            [
                typeof(Effect.StopLoginTimer),
                typeof(Effect.ReportLoggedOn),
                typeof(Effect.ReportStatusNormal),
                typeof(Effect.StartHeartbeatTimer),
            ],
            step.Effects.Select(static effect => effect.GetType())
        );
    }

    [Fact]
    public void Another_version_blocks_the_link()
    {
        var step = Next(new State.AwaitingGreeting(null), new Input.Greeted(2, "x"));
        Assert.Equal(CloseNext.Blocked, Assert.IsType<Effect.Close>(Assert.Single(step.Effects)).Next);
    }

    [Fact]
    public void Rule_43_another_boot_number_is_a_restart()
    {
        var rig = LineTextRig.LoggedIn(boot: 4);
        Assert.Empty(rig.Said<ReplayItem.Restarted>());
        rig.Replay.Close();
        rig.Login(boot: 4);
        Assert.Empty(rig.Said<ReplayItem.Restarted>());
        rig.Replay.Close();
        rig.Login(boot: 5);
        Assert.Equal("boot 5 after boot 4", Assert.Single(rig.Said<ReplayItem.Restarted>()).Evidence);
    }

    [Fact]
    public void A_refused_login_blocks_the_link_with_the_words_of_the_switch()
    {
        var rig = new LineTextRig();
        rig.Replay.Open();
        rig.Receive("LINETEXT 1 name=test");
        Assert.Equal("LOGIN 1 user=cti secret=s%20e%25cret\r\n", rig.Output.TakeWire());
        rig.Receive("ERR 1 denied text=user%20or%20secret%20is%20wrong");
        var close = Assert.Single(rig.Said<ReplayItem.Close>());
        Assert.Equal(("login refused: user or secret is wrong", CloseNext.Blocked), (close.Reason, close.Next));
    }

    [Fact]
    public void Silence_is_tried_again()
    {
        var rig = new LineTextRig();
        rig.Replay.Open();
        rig.Replay.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(CloseNext.Retry, Assert.Single(rig.Said<ReplayItem.Close>()).Next);
    }

    [Fact]
    public void Supervision_tells_every_ping_that_was_answered_or_missed()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Replay.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("PING 2\r\n", rig.Output.TakeWire());
        rig.Replay.Advance(TimeSpan.FromMilliseconds(250));
        rig.Receive("OK 2");
        rig.Replay.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("PING 3\r\nPING 4\r\n", rig.Output.TakeWire());
        Assert.Equal(
            [
                new ReplayItem.Heartbeat(Answered: true, TimeSpan.FromMilliseconds(250)),
                new ReplayItem.Heartbeat(Answered: false, TimeSpan.Zero),
            ],
            rig.Said<ReplayItem.Heartbeat>()
        );
    }

    [Fact]
    public void A_goodbye_ends_the_link_with_its_reason()
    {
        var rig = LineTextRig.LoggedIn();
        rig.Receive("BYE 0 reason=the%20switch%20restarts");
        var close = Assert.Single(rig.Said<ReplayItem.Close>());
        Assert.Equal(("the switch ends the link: the switch restarts", CloseNext.Retry), (close.Reason, close.Next));
    }
}
