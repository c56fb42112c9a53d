using CtiMiddleware.Adapters.AsteriskAmi.Session;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Login and supervision: the pure function, every state with every input.</summary>
public sealed class AmiSessionTests
{
    private const string Banner11 = "Asterisk Call Manager/11.0.0";

    private static readonly AmiState[] s_states =
    [
        new AmiState.Idle(),
        new AmiState.AwaitingBanner(),
        new AmiState.Challenging(Banner11),
        new AmiState.LoggingIn(Banner11),
        new AmiState.LoggedOn(Banner11),
        new AmiState.Running(Banner11),
        new AmiState.Failed("why"),
    ];

    private static readonly AmiInput[] s_inputs =
    [
        new AmiInput.Opened(),
        new AmiInput.Banner(Banner11, Md5: true),
        new AmiInput.Accepted("4711"),
        new AmiInput.Refused("no"),
        new AmiInput.FullyBooted(),
        new AmiInput.Shutdown(Restart: false),
        new AmiInput.Pong(),
        new AmiInput.HeartbeatDue(),
        new AmiInput.HeartbeatLate(),
        new AmiInput.LoginTimerElapsed(),
        new AmiInput.BootTimerElapsed(),
        new AmiInput.Closed(),
    ];

    // What means something; everything else is reported as unexpected and changes nothing.
    private static readonly Dictionary<string, string> s_table = new(StringComparer.Ordinal)
    {
        ["Idle+Opened"] = "AwaitingBanner: StartLoginTimer",
        ["AwaitingBanner+Banner"] = "Challenging: SendChallenge",
        ["AwaitingBanner+LoginTimerElapsed"] = "Failed: Close",
        ["Challenging+Accepted"] = "LoggingIn: SendLogin",
        ["Challenging+Refused"] = "Failed: Close",
        ["Challenging+LoginTimerElapsed"] = "Failed: Close",
        ["LoggingIn+Accepted"] = "LoggedOn: StopLoginTimer ReportLoggedOn StartBootTimer",
        ["LoggingIn+Refused"] = "Failed: Close",
        ["LoggingIn+LoginTimerElapsed"] = "Failed: Close",
        ["LoggedOn+FullyBooted"] = "Running: StopBootTimer ReportStatusNormal StartHeartbeatTimer",
        ["LoggedOn+BootTimerElapsed"] = "Running: StopBootTimer ReportStatusNormal StartHeartbeatTimer",
        ["LoggedOn+Shutdown"] = "Failed: Close",
        ["Running+FullyBooted"] = "Running: ReportStatusNormal",
        ["Running+HeartbeatDue"] = "Running: SendPing",
        ["Running+HeartbeatLate"] = "Running: ReportHeartbeatMissed SendPing",
        ["Running+Pong"] = "Running: ReportHeartbeatAnswered StartHeartbeatTimer",
        ["Running+Shutdown"] = "Failed: Close",
    };

    public static TheoryData<int, int> EveryPair => new(s_states.SelectMany((_, s) => s_inputs.Select((_, i) => (s, i))));

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_input_in_every_state_has_its_effect_or_is_reported(int state, int input)
    {
        var (from, with) = (s_states[state], s_inputs[input]);
        var name = from.GetType().Name;
        var expected = with switch
        {
            AmiInput.Closed => "Idle:",
            _ when from is AmiState.Failed => "Failed:",
            _ => s_table.GetValueOrDefault($"{name}+{with.GetType().Name}", $"{name}: ReportUnexpected"),
        };
        var step = AmiSession.Next(from, with);
        var effects = string.Concat(step.Effects.Select(effect => " " + effect.GetType().Name));
        Assert.Equal(expected, $"{step.State.GetType().Name}:{effects}");
    }

    [Fact]
    public void A_manager_without_md5_is_sent_the_secret()
    {
        var step = AmiSession.Next(new AmiState.AwaitingBanner(), new AmiInput.Banner(Banner11, Md5: false));
        Assert.Equal(new AmiEffect.SendLogin(Challenge: null), Assert.Single(step.Effects));
        Assert.Equal(new AmiState.LoggingIn(Banner11), step.State);
    }

    [Fact]
    public void Another_service_blocks_the_link_because_waiting_does_not_help()
    {
        var step = AmiSession.Next(new AmiState.AwaitingBanner(), new AmiInput.Banner("220 smtp.example.com ESMTP", Md5: true));
        var close = Assert.IsType<AmiEffect.Close>(Assert.Single(step.Effects));
        Assert.True(close.Blocked);
        Assert.Contains("220 smtp.example.com ESMTP", close.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_login_blocks_the_link_with_the_words_of_the_switch()
    {
        var step = AmiSession.Next(new AmiState.LoggingIn(Banner11), new AmiInput.Refused("Authentication failed"));
        Assert.Equal(new AmiEffect.Close("login refused: Authentication failed", Blocked: true), Assert.Single(step.Effects));
    }

    [Fact]
    public void A_silent_switch_is_tried_again()
    {
        var step = AmiSession.Next(new AmiState.LoggingIn(Banner11), new AmiInput.LoginTimerElapsed());
        Assert.False(Assert.IsType<AmiEffect.Close>(Assert.Single(step.Effects)).Blocked);
    }

    [Fact]
    public void A_challenge_that_holds_none_is_reported_and_no_login_is_sent()
    {
        var state = new AmiState.Challenging(Banner11);
        var step = AmiSession.Next(state, new AmiInput.Accepted(Challenge: null));
        Assert.Equal(state, step.State);
        Assert.IsType<AmiEffect.ReportUnexpected>(Assert.Single(step.Effects));
    }

    [Theory]
    [InlineData("Asterisk Call Manager/11.0.0", null)]
    [InlineData("Asterisk Call Manager/5.0.4", null)]
    [InlineData("Asterisk Call Manager/2.10.6", "version not tested: AMI 2.10.6 (tested: 11 of Asterisk 22, 5 of Asterisk 16)")]
    [InlineData("Asterisk Call Manager/1.1", "version not tested: AMI 1.1 (tested: 11 of Asterisk 22, 5 of Asterisk 16)")]
    [InlineData("Asterisk Call Manager/50.0.0", "version not tested: AMI 50.0.0 (tested: 11 of Asterisk 22, 5 of Asterisk 16)")]
    public void A_version_that_was_not_tested_is_accepted_and_said_to_be_so(string banner, string? restriction)
    {
        var step = AmiSession.Next(new AmiState.LoggingIn(banner), new AmiInput.Accepted(Challenge: null));
        Assert.Contains(new AmiEffect.ReportLoggedOn(banner, restriction), step.Effects);
    }

    [Theory]
    [InlineData(true, "the switch restarts")]
    [InlineData(false, "the switch shuts down")]
    public void A_shutdown_ends_the_link_at_once_and_is_tried_again(bool restart, string reason)
    {
        var step = AmiSession.Next(new AmiState.Running(Banner11), new AmiInput.Shutdown(restart));
        Assert.Equal(new AmiEffect.Close(reason, Blocked: false), Assert.Single(step.Effects));
    }

    [Fact]
    public void Rule_35_the_link_is_not_in_service_before_the_switch_says_that_it_is_booted()
    {
        var rig = new LinkRig();
        rig.Replay.Open();
        rig.Bytes(LinkRig.Banner);
        rig.Packet("Response: Success", "ActionID: 1", "Message: Authentication accepted");
        Assert.Single(rig.Output.Items.OfType<ReplayItem.LoggedOn>());
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.StatusNormal>());
        rig.Packet("Event: FullyBooted", "Status: Fully Booted");
        Assert.Single(rig.Output.Items.OfType<ReplayItem.StatusNormal>());
    }

    [Fact]
    public void Without_permission_for_class_system_no_word_of_being_booted_comes_and_the_link_goes_on_after_a_wait()
    {
        var rig = new LinkRig();
        rig.Replay.Open();
        rig.Bytes(LinkRig.Banner);
        rig.Packet("Response: Success", "ActionID: 1", "Message: Authentication accepted");
        rig.Replay.Advance(LinkRig.Plain.BootTimeout - TimeSpan.FromMilliseconds(1));
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.StatusNormal>());
        rig.Replay.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(rig.Output.Items.OfType<ReplayItem.StatusNormal>());
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.Close>());
    }

    [Fact]
    public void A_switch_that_boots_longer_than_was_waited_is_connected_to_anew_when_it_is_booted()
    {
        var rig = new LinkRig();
        rig.Replay.Open();
        rig.Bytes(LinkRig.Banner);
        rig.Packet("Response: Success", "ActionID: 1", "Message: Authentication accepted");
        rig.Replay.Advance(LinkRig.Plain.BootTimeout);
        rig.Packet("Event: FullyBooted", "Status: Fully Booted");
        Assert.Equal(new ReplayItem.Close("the switch has finished booting", CloseNext.RetryNow), rig.Output.Items[^1]);
        rig.Replay.Close();
        rig.Connect();
        Assert.Equal(new ReplayItem.StatusNormal(), rig.Output.Items[^1]);
    }

    [Fact]
    public void A_login_that_is_not_answered_in_time_closes_the_link_for_another_try()
    {
        var rig = new LinkRig();
        rig.Replay.Open();
        rig.Bytes(LinkRig.Banner);
        rig.Replay.Advance(LinkRig.Plain.LoginTimeout);
        var close = Assert.Single(rig.Output.Items.OfType<ReplayItem.Close>());
        Assert.Equal(CloseNext.Retry, close.Next);
    }

    [Fact]
    public void A_ping_goes_out_after_the_interval_and_its_round_trip_is_told()
    {
        var rig = LinkRig.LoggedOn();
        rig.Replay.Advance(LinkRig.Plain.HeartbeatInterval);
        Assert.Equal("Action: Ping\r\nActionID: 2\r\n\r\n", rig.Wire());
        rig.Replay.Advance(TimeSpan.FromMilliseconds(30));
        rig.Packet("Response: Success", "ActionID: 2", "Ping: Pong", "Timestamp: 1795305528.677938");
        var heartbeat = Assert.Single(rig.Output.Items.OfType<ReplayItem.Heartbeat>());
        Assert.Equal(new ReplayItem.Heartbeat(Answered: true, TimeSpan.FromMilliseconds(30)), heartbeat);
        rig.Replay.Advance(LinkRig.Plain.HeartbeatInterval);
        Assert.Equal("Action: Ping\r\nActionID: 3\r\n\r\n", rig.Wire());
    }

    [Fact]
    public void Rule_39_every_ping_without_an_answer_is_told_and_followed_by_another_and_the_runtime_decides()
    {
        var rig = LinkRig.LoggedOn();
        rig.Replay.Advance(LinkRig.Plain.HeartbeatInterval + 3 * LinkRig.Plain.HeartbeatTimeout);
        Assert.Equal(3, rig.Output.Items.OfType<ReplayItem.Heartbeat>().Count(h => !h.Answered));
        Assert.Equal(["2", "3", "4", "5"], LinkRig.ActionIds(rig.Wire()));
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.Close>());
    }

    [Fact]
    public void A_late_pong_is_not_taken_for_the_answer_to_the_next_ping()
    {
        var rig = LinkRig.LoggedOn();
        rig.Replay.Advance(LinkRig.Plain.HeartbeatInterval + LinkRig.Plain.HeartbeatTimeout);
        rig.Packet("Response: Success", "ActionID: 2", "Ping: Pong");
        Assert.DoesNotContain(rig.Output.Items.OfType<ReplayItem.Heartbeat>(), h => h.Answered);
        rig.Packet("Response: Success", "ActionID: 3", "Ping: Pong");
        Assert.Single(rig.Output.Items.OfType<ReplayItem.Heartbeat>(), h => h.Answered);
    }

    [Fact]
    public void The_shutdown_event_closes_the_link_and_what_follows_is_not_read()
    {
        var rig = LinkRig.LoggedOn();
        rig.Bytes("Event: Shutdown\r\nPrivilege: system,all\r\nShutdown: Cleanly\r\nRestart: True\r\n\r\nEvent: Nonsense\r\n\r\n");
        Assert.Equal(new ReplayItem.Close("the switch restarts", CloseNext.Retry), rig.Output.Items[^1]);
    }

    [Fact]
    public void A_connection_after_a_lost_one_logs_in_anew()
    {
        var rig = LinkRig.LoggedOn();
        rig.Replay.Close();
        rig.Connect();
        Assert.Equal(2, rig.Output.Items.OfType<ReplayItem.StatusNormal>().Count());
        Assert.Empty(rig.Anomalies);
    }
}
