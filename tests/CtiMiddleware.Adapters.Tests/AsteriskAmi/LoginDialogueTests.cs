using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Logging in against what a real Asterisk 22 answered.</summary>
public sealed class LoginDialogueTests
{
    [Fact]
    public void Md5_login_gives_the_key_that_a_real_asterisk_accepted()
    {
        var chunks = Recording.Load("login-md5").Chunks;
        var rig = new LinkRig(LinkRig.Plain with { Md5 = true });
        rig.Replay.Open();
        rig.Replay.Receive(chunks[0].Bytes, ReplaySplit.Whole);
        Assert.Equal("Action: Challenge\r\nActionID: 1\r\nAuthType: MD5\r\n\r\n", rig.Wire());
        rig.Replay.Receive(chunks[1].Bytes, ReplaySplit.Whole);
        Assert.Equal(
            "Action: Login\r\nActionID: 2\r\nAuthType: MD5\r\nUsername: cti\r\nKey: 845af556b1556127f1b6cb4e3ca95c38\r\nEvents: system,call,agent,user,dtmf\r\n\r\n",
            rig.Wire()
        );
        rig.Replay.Receive(chunks[2].Bytes, ReplaySplit.Whole);
        Assert.Equal([new ReplayItem.LoggedOn("Asterisk Call Manager/11.0.0", null), new ReplayItem.StatusNormal()], rig.Output.Items);
    }

    [Fact]
    public void Plain_login_sends_the_secret_and_nothing_of_it_is_captured()
    {
        var rig = new LinkRig();
        rig.Replay.Open();
        rig.Bytes(LinkRig.Banner);
        var wire = rig.Wire();
        Assert.Equal(
            "Action: Login\r\nActionID: 1\r\nUsername: cti\r\nSecret: ctisecret\r\nEvents: system,call,agent,user,dtmf\r\n\r\n",
            wire
        );
        var scrubbed = new System.Buffers.ArrayBufferWriter<byte>();
        new AsteriskAmiFactory(TimeProvider.System)
            .CreateScrubber()
            .Scrub(CaptureDirection.Sent, System.Text.Encoding.Latin1.GetBytes(wire), scrubbed);
        Assert.Equal(
            wire.Replace("ctisecret", "***", StringComparison.Ordinal),
            System.Text.Encoding.Latin1.GetString(scrubbed.WrittenSpan)
        );
    }

    [Fact]
    public void A_wrong_secret_blocks_the_link_because_another_try_would_be_wrong_too()
    {
        var output = Dialogue("login-bad");
        Assert.Equal([new ReplayItem.Close("login refused: Authentication failed", CloseNext.Blocked)], output.Items);
    }

    [Fact]
    public void Permission_denied_before_the_login_is_a_refused_login()
    {
        var output = Dialogue("login-noauth");
        Assert.Equal([new ReplayItem.Close("login refused: Permission denied", CloseNext.Blocked)], output.Items);
    }

    [Theory]
    [InlineData("login-ro")]
    [InlineData("login-eventsoff")]
    public void Without_the_event_of_being_booted_the_link_still_comes_up(string name)
    {
        var rig = new LinkRig();
        rig.Replay.Open();
        foreach (var (_, bytes) in Recording.Load(name).Chunks.Take(2))
            rig.Replay.Receive(bytes, ReplaySplit.Whole);
        Assert.Equal([new ReplayItem.LoggedOn("Asterisk Call Manager/11.0.0", null)], rig.Output.Items);
        rig.Replay.Advance(LinkRig.Plain.BootTimeout);
        Assert.Equal(new ReplayItem.StatusNormal(), rig.Output.Items[^1]);
    }

    [Fact]
    public void A_user_that_may_only_read_gets_his_snapshot_and_his_commands_are_refused_for_security()
    {
        // The answers are those of the recording, under the numbers of our requests.
        var rig = LinkRig.LoggedOn();
        var snapshot = rig.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        rig.Packet("Response: Success", "ActionID: 2", "EventList: start", "Message: Channels will follow");
        rig.Packet("Event: CoreShowChannelsComplete", "ActionID: 2", "EventList: Complete", "ListItems: 0");
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(snapshot).Outcome);
        var call = rig.Execute(new SwitchCommand.MakeCall("1001", "1002"));
        rig.Packet("Response: Error", "ActionID: 3", "Message: Permission denied");
        Assert.Equal(CommandAnswer.Rejected(Model.Causes.Failure.Security, "Permission denied"), rig.Answer(call));
    }

    [Fact]
    public void A_restart_by_command_comes_without_a_word_and_the_next_connection_logs_in_early()
    {
        // "core restart now" closed the socket without a Shutdown event; seven seconds later the switch greeted again.
        var rig = new LinkRig();
        foreach (var name in (string[])["shutdown", "reconnect-early"])
        {
            rig.Replay.Open();
            foreach (var (_, bytes) in Recording.Load(name).Chunks)
                rig.Replay.Receive(bytes, ReplaySplit.EveryByte);
            rig.Replay.Close();
        }
        Assert.Equal(2, rig.Output.Items.OfType<ReplayItem.StatusNormal>().Count());
        Assert.Empty(rig.Anomalies);
    }

    private static ReplayOutput Dialogue(string name)
    {
        var rig = new LinkRig();
        rig.Replay.Open();
        foreach (var (_, bytes) in Recording.Load(name).Chunks)
            rig.Replay.Receive(bytes, ReplaySplit.Whole);
        return rig.Output;
    }
}
