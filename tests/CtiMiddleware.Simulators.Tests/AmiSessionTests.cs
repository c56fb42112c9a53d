using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Login, permissions, framing: what recordings <c>ami-login-*.txt</c> and <c>ami-queries.txt</c> of Asterisk 22.10.1 show.</summary>
public sealed class AmiSessionTests
{
    [Fact]
    public void Banner_and_plain_login()
    {
        var rig = new SwitchRig(login: false);
        Assert.Equal("Asterisk Call Manager/11.0.0\r\n", rig.DrainText());
        rig.Send("Login", ("Username", "cti"), ("Secret", "ctisecret"));
        var packets = Story.Packets(rig.Drain());
        Assert.Equal([("Response", "Success"), ("ActionID", "1"), ("Message", "Authentication accepted")], packets[0]);
        Assert.Equal(
            [("Event", "FullyBooted"), ("Privilege", "system,all"), ("Uptime", "0"), ("LastReload", "0"), ("Status", "Fully Booted")],
            packets[1]
        );
        Assert.Equal("SuccessfulAuth", packets[2][0].Value);
    }

    [Fact]
    public void Wrong_password_is_answered_after_a_second_and_closed()
    {
        var rig = new SwitchRig(login: false);
        rig.Drain();
        rig.Send("Login", ("Username", "cti"), ("Secret", "nope"));
        rig.Wait(0.9);
        Assert.Empty(rig.Drain());
        rig.Wait(0.2);
        Assert.Equal("Response: Error\r\nActionID: 1\r\nMessage: Authentication failed\r\n\r\n", rig.DrainText());
        Assert.True(rig.Session.IsClosed);
    }

    [Fact]
    public void Login_by_MD5_challenge()
    {
        var rig = new SwitchRig(login: false);
        rig.Drain();
        var challenge = Story.Get(rig.Ask("Challenge", ("AuthType", "MD5")), "Challenge");
#pragma warning disable CA5351 // the protocol's own choice
        var key = Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(challenge + "ctisecret")));
#pragma warning restore CA5351
        var answer = rig.Ask("Login", ("AuthType", "MD5"), ("Username", "cti"), ("Key", key));
        Assert.Equal("Authentication accepted", Story.Get(answer, "Message"));
    }

    [Fact]
    public void Nothing_but_login_is_permitted_before_login()
    {
        var rig = new SwitchRig(login: false);
        foreach (var action in new[] { "Ping", "Status", "NoSuchAction" })
        {
            Assert.Equal("Permission denied", Story.Get(rig.Ask(action), "Message"));
        }
        Assert.False(rig.Session.IsClosed);
    }

    [Fact]
    public void Client_that_does_not_log_in_is_closed_after_thirty_seconds()
    {
        var rig = new SwitchRig(login: false);
        rig.Wait(29);
        Assert.False(rig.Session.IsClosed);
        rig.Wait(2);
        Assert.True(rig.Session.IsClosed);
    }

    [Fact]
    public void Refused_login_outlives_the_connection()
    {
        var rig = new SwitchRig(login: false);
        rig.Face.Faults.Set(new FaultSpec(FaultKind.RefuseLogin));
        for (var i = 0; i < 2; i++)
        {
            var output = new ArrayBufferWriter<byte>();
            var session = rig.Face.Connect(output);
            session.Receive("Action: Login\r\nUsername: cti\r\nSecret: ctisecret\r\n\r\n"u8);
            rig.Wait(2);
            Assert.Contains("Authentication failed", Encoding.UTF8.GetString(output.WrittenSpan), StringComparison.Ordinal);
            Assert.True(session.IsClosed);
        }
    }

    [Fact]
    public void Read_only_user_may_not_originate_and_hears_only_its_classes()
    {
        var rig = new SwitchRig(login: false);
        rig.Send("Login", ("Username", "ro"), ("Secret", "rosecret"));
        Assert.DoesNotContain("FullyBooted", rig.DrainText(), StringComparison.Ordinal);
        Assert.Equal("Permission denied", Story.Get(rig.Ask("Originate", ("Channel", "PJSIP/1001")), "Message"));
        Assert.Equal("Channels will follow", Story.Get(rig.Ask("CoreShowChannels"), "Message"));
        rig.Talk("1001", "1002");
        Assert.All(
            Story.Packets(rig.Drain()).Where(p => p[0].Key == "Event" && Story.Get(p, "Privilege").Length > 0),
            p => Assert.Contains(Story.Get(p, "Privilege"), new[] { "call,all", "agent,all" })
        );
    }

    [Theory]
    [InlineData("off", "Off", 0)]
    [InlineData("agent", "On", 0)]
    [InlineData("call", "On", 1)]
    [InlineData("on", "On", 1)]
    public void Event_mask_is_kept(string mask, string answer, int newchannels)
    {
        var rig = new SwitchRig();
        Assert.Equal(answer, Story.Get(rig.Ask("Events", ("EventMask", mask)), "Events"));
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        Assert.Equal(newchannels * 2, Story.Packets(rig.Drain()).Count(p => p[0].Value == "Newchannel"));
    }

    [Fact]
    public void Filters_exclude_and_include()
    {
        var rig = new SwitchRig();
        Assert.Equal("Success", Story.Get(rig.Ask("Filter", ("Operation", "Add"), ("Filter", "!Event: VarSet")), "Message"));
        rig.Ask("Filter", ("Operation", "Add"), ("Filter", "Event: (VarSet|Newchannel)"));
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        Assert.Equal(["Newchannel", "Newchannel"], Story.Packets(rig.Drain()).Select(p => p[0].Value));
    }

    [Fact]
    public void Unknown_action_gets_Asterisks_own_words()
    {
        var rig = new SwitchRig();
        rig.Send("NoSuchAction");
        var packets = Story.Packets(rig.Drain());
        Assert.Equal(
            "Invalid/unknown command: NoSuchAction. Use Action: ListCommands to show available commands.",
            Story.Get(packets[0], "Message")
        );
        Assert.Equal("RequestBadFormat", packets[1][0].Value);
    }

    [Fact]
    public void Blank_lines_and_garbage_are_answered_as_missing_actions_and_the_session_goes_on()
    {
        var rig = new SwitchRig();
        rig.Session.Receive("\r\n\r\ngarbage line\r\n\r\naction: ping\nACTIONID: lower-1\n\n"u8);
        rig.Ready();
        var packets = Story.Packets(rig.Drain()).Where(p => p[0].Key == "Response").ToArray();
        Assert.Equal(
            ["Missing action in request", "Missing action in request", "Missing action in request", ""],
            packets.Select(p => Story.Get(p, "Message"))
        );
        Assert.Equal(("ActionID", "lower-1"), packets[3][1]);
        Assert.Equal(("Ping", "Pong"), packets[3][2]);
        Assert.Equal("1795307071.000000", Story.Get(packets[3], "Timestamp"));
    }

    [Fact]
    public void Input_may_be_cut_anywhere()
    {
        var rig = new SwitchRig();
        rig.Drain();
        foreach (var value in "Action: Ping\r\nActionID: cut\r\n\r\n"u8.ToArray())
        {
            rig.Session.Receive([value]);
        }
        Assert.StartsWith("Response: Success\r\nActionID: cut\r\nPing: Pong\r\n", rig.DrainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Over_long_line_is_dropped_and_counted()
    {
        var rig = new SwitchRig();
        rig.Drain();
        rig.Session.Receive(Encoding.ASCII.GetBytes($"Action: Ping\r\nNote: {new string('x', 5000)}\r\n\r\n"));
        Assert.StartsWith("Response: Success", rig.DrainText(), StringComparison.Ordinal);
        Assert.Equal(1, rig.Session.LinesDropped);
    }

    [Fact]
    public void Too_many_headers_are_refused()
    {
        var rig = new SwitchRig();
        var headers = Enumerable.Range(0, 200).Select(i => ($"Header{i}", "x")).ToArray();
        Assert.StartsWith("Too many lines", Story.Get(rig.Ask("Ping", headers), "Message"), StringComparison.Ordinal);
        Assert.Equal("Pong", Story.Get(rig.Ask("Ping"), "Ping"));
    }

    [Fact]
    public void Random_bytes_never_break_the_session()
    {
        var rig = new SwitchRig();
        var random = new Switch.Kernel.SplitMix64(99);
        var bytes = new byte[200_000];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)random.NextInt(256);
        }
        rig.Session.Receive(bytes);
        rig.Session.Receive("\r\n\r\n"u8);
        Assert.Equal("Pong", Story.Get(rig.Ask("Ping"), "Ping"));
    }

    [Fact]
    public void Logoff_says_goodbye_and_closes()
    {
        var rig = new SwitchRig();
        rig.Drain();
        rig.Send("Logoff");
        Assert.Equal("Response: Goodbye\r\nActionID: 2\r\nMessage: Thanks for all the fish.\r\n\r\n", rig.DrainText());
        Assert.True(rig.Session.IsClosed);
        Assert.Equal(0, rig.Face.Clients);
    }

    [Fact]
    public void User_event_repeats_the_headers_of_the_action()
    {
        var rig = new SwitchRig();
        rig.Drain();
        rig.Send("UserEvent", ("UserEvent", "Hello"), ("Key", "Vé"));
        Assert.Equal(
            "Response: Success\r\nActionID: 2\r\nMessage: Event Sent\r\n\r\n"
                + "Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: Hello\r\nActionID: 2\r\nKey: Vé\r\n\r\n",
            rig.DrainText()
        );
    }

    [Theory]
    [InlineData("core show version", "Success", "Asterisk 22.10.1 built by nobody")]
    [InlineData(
        "nonexistent cmd",
        "Error",
        "No such command 'nonexistent cmd' (type 'core show help nonexistent cmd' for other possible commands)"
    )]
    public void Commands_answer_with_output(string command, string response, string output)
    {
        var rig = new SwitchRig();
        var answer = rig.Ask("Command", ("Command", command));
        Assert.Equal(response, answer[0].Value);
        Assert.Equal("Command output follows", Story.Get(answer, "Message"));
        Assert.StartsWith(output, Story.Get(answer, "Output"), StringComparison.Ordinal);
    }

    [Fact]
    public void MWIUpdate_exists_only_with_its_module()
    {
        var headers = new[] { ("Mailbox", "1001@default"), ("NewMessages", "2"), ("OldMessages", "1") };
        Assert.StartsWith(
            "Invalid/unknown command: MWIUpdate",
            Story.Get(new SwitchRig().Ask("MWIUpdate", headers), "Message"),
            StringComparison.Ordinal
        );
        var rig = new SwitchRig(options: new AmiFaceOptions { ExternalMwi = true });
        rig.Drain();
        rig.Send("MWIUpdate", headers);
        var waiting = Story.Packets(rig.Drain()).Single(p => p[0].Value == "MessageWaiting");
        Assert.Equal([("Mailbox", "1001@default"), ("Waiting", "1"), ("New", "2"), ("Old", "1")], waiting[2..]);
        Assert.Equal("1", Story.Get(rig.Ask("MailboxStatus", ("Mailbox", "1001@default")), "Waiting"));
    }

    [Fact]
    public void Synchronous_originate_holds_the_session_back_until_it_is_answered()
    {
        var rig = new SwitchRig();
        rig.Drain();
        rig.Send("Originate", ("Channel", "PJSIP/1001"), ("Application", "Wait"), ("Data", "2"));
        rig.Wait(1);
        rig.Send("Ping");
        Assert.Empty(rig.Drain());
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Ready();
        var packets = Story.Packets(rig.Drain());
        Assert.Equal("Originate successfully queued", Story.Get(packets[0], "Message"));
        Assert.Equal("Newchannel", packets[1][0].Value);
        Assert.Contains(packets, p => Story.Get(p, "Ping") == "Pong");
        rig.Wait(3);
        Assert.Equal(0, rig.Face.Channels);
    }
}
