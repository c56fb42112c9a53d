using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using static CtiMiddleware.Model.Commands.SwitchCommand;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>What is refused without asking the switch, in a call of 1001 (channel 1.1) to 1002 (channel 1.2).</summary>
public sealed class AmiRefusalTests
{
    private static readonly NativeConnection s_caller = new("1.1", "1.1");
    private static readonly NativeConnection s_called = new("1.1", "1.2");
    private static readonly NativeConnection s_gone = new("9.9", "9.9");

    // Name → a command that is refused without asking the switch, the value of the failure.
    private static readonly Dictionary<string, (SwitchCommand Command, Failure? Failure)> s_refused = new(StringComparer.Ordinal)
    {
        ["a connection that is gone"] = (new ClearConnection(s_gone), Failure.InvalidConnection),
        ["a call that is gone"] = (new ClearCall(s_gone), Failure.InvalidCall),
        ["consultation in a call that is gone"] = (new ConsultationCall(s_gone, "1003"), Failure.InvalidConnection),
        ["blind transfer of a call that is gone"] = (new SingleStepTransferCall(s_gone, "1003"), Failure.InvalidConnection),
        ["transfer of a call that is gone"] = (new TransferCall(s_gone, s_gone), Failure.InvalidConnection),
        ["transfer of calls without another party"] = (new TransferCall(s_gone, s_caller), Failure.InvalidConnectionState),
        ["alternate in a call that is gone"] = (new AlternateCall(s_gone, s_gone), Failure.InvalidConnection),
        ["conference of two channels"] = (new ConferenceCall(s_caller, s_gone), null),
        ["alternate of two channels"] = (new AlternateCall(s_caller, s_gone), null),
        ["deflection of an answered connection"] = (new DeflectCall(s_called, "1003"), Failure.InvalidConnectionState),
        ["deflection where nobody calls"] = (new DeflectCall(s_gone, "1003"), Failure.InvalidConnection),
        ["pickup of what is gone"] = (new DirectedPickupCall(s_gone, "1003"), Failure.InvalidConnection),
        ["parking of what is gone"] = (new ParkCall(s_gone, null), Failure.InvalidConnectionState),
        ["parking at a place of our choice"] = (new ParkCall(s_caller, "705"), null),
        ["no digit"] = (new GenerateDigits(s_caller, "5x"), Failure.InvalidParameter),
        ["no digits at all"] = (new GenerateDigits(s_caller, ""), Failure.InvalidParameter),
        ["too many digits"] = (new GenerateDigits(s_caller, new string('1', 65)), Failure.InvalidParameter),
        ["digits into a call that is gone"] = (new GenerateDigits(s_gone, "1"), Failure.InvalidConnection),
        ["data of a call that is gone"] = (
            new AssociateData(s_gone, new Dictionary<string, string?> { ["a"] = "b" }),
            Failure.InvalidConnection
        ),
        ["no data"] = (new AssociateData(s_caller, new Dictionary<string, string?>()), Failure.InvalidParameter),
        ["data whose key is a function of the dial plan"] = (
            new AssociateData(s_caller, new Dictionary<string, string?> { ["FILE(/etc/passwd)"] = "x" }),
            Failure.InvalidParameter
        ),
        ["a recording of what is gone"] = (new RecordMessage(s_gone, null), Failure.InvalidConnection),
        ["a recording out of its folder"] = (new RecordMessage(s_caller, "../../x.wav"), Failure.InvalidParameter),
        ["a recording over a file of the switch"] = (new RecordMessage(s_caller, "/etc/asterisk/manager.conf"), Failure.InvalidParameter),
        ["a recording with an option in its name"] = (new RecordMessage(s_caller, "x.wav,b,rm"), Failure.InvalidParameter),
        ["log on without a queue"] = (new SetAgentState("1001", RequestedAgentState.LoggedOn, "1001", null), Failure.InvalidAgentGroup),
        ["log off without a queue"] = (new SetAgentState("1001", RequestedAgentState.LoggedOff, "1001", null), Failure.InvalidAgentGroup),
        ["work after call"] = (new SetAgentState("1001", RequestedAgentState.WorkingAfterCall, "1001", "610"), null),
        ["answer without phones that obey"] = (new AnswerCall(s_called), null),
        ["hold without phones that obey"] = (new HoldCall(s_called), null),
        ["retrieve without phones that obey"] = (new RetrieveCall(s_called), null),
        ["a conference without a room"] = (new SingleStepConferenceCall(s_caller, "1003"), null),
        ["an escape without an action"] = (new Escape([new("Channel", "x")]), Failure.InvalidParameter),
        ["an escape without anything"] = (new Escape([]), Failure.InvalidParameter),
        ["an escape that ends the session"] = (new Escape([new("Action", "Logoff")]), Failure.InvalidParameter),
        ["an escape that ends the session in small letters"] = (new Escape([new("Action", "logoff")]), Failure.InvalidParameter),
        ["an escape that ends the session after a blank"] = (new Escape([new("Action", " Logoff ")]), Failure.InvalidParameter),
        ["an escape that switches our events off"] = (
            new Escape([new("Action", "Events"), new("EventMask", "off")]),
            Failure.InvalidParameter
        ),
        ["an escape that filters our events"] = (
            new Escape([new("Action", "Filter"), new("Operation", "Add"), new("Filter", "!Event: Hangup")]),
            Failure.InvalidParameter
        ),
        ["an escape whose originate says two things"] = (
            new Escape([new("Action", "Originate"), new("Channel", "PJSIP/1001"), new("Async", "false"), new("Async", "true")]),
            Failure.InvalidParameter
        ),
        ["an escape whose originate would block the link"] = (
            new Escape([new("Action", "Originate"), new("Channel", "PJSIP/1001"), new("Application", "Wait")]),
            Failure.InvalidParameter
        ),
    };

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_command_that_cannot_be_carried_out_is_refused_with_its_reason_and_nothing_is_written(string name)
    {
        var (command, failure) = s_refused[name];
        var rig = LinkRig.LoggedOn().Talking();
        var answer = rig.Answer(rig.Execute(command));
        Assert.Equal("", rig.Wire());
        Assert.False(string.IsNullOrEmpty(answer.Text));
        Assert.Equal(failure is null ? CommandOutcome.NotSupported : CommandOutcome.Rejected, answer.Outcome);
        Assert.Equal(failure ?? Failure.InvalidFeature, answer.Failure);
    }

    private static readonly string s_long = new('1', 1100);

    // Name → a command with a line break, a NUL or more than a line of Asterisk in it.
    private static readonly Dictionary<string, SwitchCommand> s_injections = new(StringComparer.Ordinal)
    {
        ["called number"] = new MakeCall("1001", "1002\r\nApplication: System"),
        ["data value"] = new MakeCall("1001", "1002") { UserData = new Dictionary<string, string?> { ["a"] = "b\r\n\r\nAction: Logoff" } },
        ["data key"] = new MakeCall("1001", "1002") { UserData = new Dictionary<string, string?> { ["a\n"] = "b" } },
        ["transfer target"] = new SingleStepTransferCall(s_caller, "1003\rX: y"),
        ["consulted number"] = new ConsultationCall(s_caller, "1003\r\n"),
        ["associated value"] = new AssociateData(s_caller, new Dictionary<string, string?> { ["a"] = "x\0y" }),
        ["reason"] = new SetAgentState("1001", RequestedAgentState.NotReady, "1001", null) { Reason = "a\nb" },
        ["agent name"] = new SetAgentState("1001", RequestedAgentState.LoggedOn, "1001", "610") { AgentName = "a\r\nb" },
        ["mailbox"] = new SetMessageWaitingIndicator("1001\r\n", MessageWaitingOn: true),
        ["file"] = new RecordMessage(s_caller, "a\nb.wav"),
        ["escape value"] = new Escape([new("Action", "Ping"), new("A", "b\r\nAction: Logoff")]),
        ["escape key"] = new Escape([new("Action", "Ping"), new("A: b\r\nC", "d")]),
        ["escape key with a colon"] = new Escape([new("Action", "Ping"), new("Secret:", "d")]),
        ["escape action"] = new Escape([new("Action", "Ping\r\nX: y")]),
        ["escape without a key"] = new Escape([new("Action", "Ping"), new("", "d")]),
        ["long called number"] = new MakeCall("1001", s_long),
        ["long value"] = new AssociateData(s_caller, new Dictionary<string, string?> { ["a"] = s_long }),
        ["long value in UTF-8 only"] = new AssociateData(s_caller, new Dictionary<string, string?> { ["a"] = new string('ü', 600) }),
        ["long escape action"] = new Escape([new("Action", s_long)]),
        ["long escape key"] = new Escape([new("Action", "Ping"), new(s_long, "x")]),
        ["more headers than are read"] = new Escape([
            new("Action", "Ping"),
            .. Enumerable.Range(0, 130).Select(i => new KeyValuePair<string, string>("X", $"{i}")),
        ]),
    };

    public static TheoryData<string> Injections => [.. s_injections.Keys];

    [Theory]
    [MemberData(nameof(Injections))]
    public void What_would_be_read_as_another_header_or_cut_is_refused_and_nothing_is_written(string name)
    {
        var rig = LinkRig.LoggedOn().Talking();
        var answer = rig.Answer(rig.Execute(s_injections[name]));
        Assert.Equal("", rig.Wire());
        Assert.Equal(Failure.InvalidParameter, answer.Failure);
        Assert.Empty(rig.Output.Items.OfType<ReplayItem.Bound>());
    }

    [Fact]
    public void A_number_cannot_lead_out_of_the_dial_template()
    {
        // PJSIP/1001/sip:… would call an address of the application's choice instead of the device.
        foreach (var number in (string[])["1001/sip:evil@example.com", "1001&PJSIP/1002", "1001@trunk", "", "a b", "1001\nData: x"])
        {
            var rig = LinkRig.LoggedOn();
            var answer = rig.Answer(rig.Execute(new MakeCall(number, "1002")));
            Assert.Equal(Failure.InvalidCallingDevice, answer.Failure);
            Assert.Equal("", rig.Wire());
        }
    }
}
