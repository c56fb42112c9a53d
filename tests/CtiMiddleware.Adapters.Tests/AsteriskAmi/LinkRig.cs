using System.Text;
using CtiMiddleware.Adapters.AsteriskAmi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>One link under virtual time, with the far end's packets written by the test.</summary>
public sealed class LinkRig
{
    public const string Banner = "Asterisk Call Manager/11.0.0\r\n";

    public LinkRig(AsteriskAmiOptions? options = null)
    {
        Output = new ReplayOutput(Recording.Start);
        Protocol = new AsteriskAmiProtocol(options ?? Plain, new SeededIdSource(TimeProvider.System, 1));
        Replay = new ProtocolReplay(Protocol, Output);
    }

    /// <summary>Plain login, only devices of PJSIP and SIP.</summary>
    public static AsteriskAmiOptions Plain { get; } =
        new()
        {
            User = "cti",
            Secret = "ctisecret",
            Md5 = false,
        };

    public ReplayOutput Output { get; }

    public AsteriskAmiProtocol Protocol { get; }

    public ProtocolReplay Replay { get; }

    public IEnumerable<SwitchEvent> Events => Output.Events;

    public IEnumerable<ReplayItem.Anomaly> Anomalies => Output.Items.OfType<ReplayItem.Anomaly>();

    /// <summary>A link in normal operation; its next action has the number 2.</summary>
    public static LinkRig LoggedOn(AsteriskAmiOptions? options = null)
    {
        var rig = new LinkRig(options);
        rig.Connect();
        return rig;
    }

    /// <summary>Opens the connection and logs in, plainly.</summary>
    public void Connect()
    {
        Replay.Open();
        Bytes(Banner);
        Packet("Response: Success", $"ActionID: {ActionIds(Wire())[^1]}", "Message: Authentication accepted");
        Packet("Event: FullyBooted", "Status: Fully Booted");
        Wire();
    }

    public void Bytes(string text) => Replay.Receive(Encoding.Latin1.GetBytes(text), ReplaySplit.Whole);

    public void Packet(params string[] lines) => Bytes(string.Join("\r\n", lines) + "\r\n\r\n");

    /// <summary>What was written since the last time.</summary>
    public string Wire() => Output.TakeWire();

    public CommandTicket Execute(SwitchCommand command) => Replay.Execute(command);

    public static IReadOnlyList<string> ActionIds(string wire) =>
        [
            .. wire.Split("\r\n")
                .Where(line => line.StartsWith("ActionID: ", StringComparison.Ordinal))
                .Select(line => line["ActionID: ".Length..]),
        ];

    /// <summary>The one answer of a command; fails when there is none or more than one.</summary>
    public CommandAnswer Answer(CommandTicket ticket) =>
        Assert.Single(Output.Items.OfType<ReplayItem.Completed>(), item => item.Ticket == ticket).Answer;

    public bool IsAnswered(CommandTicket ticket) => Output.Items.OfType<ReplayItem.Completed>().Any(item => item.Ticket == ticket);

    /// <summary>A call of PJSIP/1001 (channel 1.1) to PJSIP/1002 (channel 1.2) that rings.</summary>
    public LinkRig Ringing()
    {
        NewChannel("PJSIP/1001-00000001", "1.1", 4, "1001", "1002", "1.1");
        NewChannel("PJSIP/1002-00000002", "1.2", 0, "1002", "s", "1.1");
        Packet(
            "Event: DialBegin",
            "Channel: PJSIP/1001-00000001",
            "Exten: 1002",
            "Uniqueid: 1.1",
            "DestChannel: PJSIP/1002-00000002",
            "DestUniqueid: 1.2"
        );
        Packet("Event: Newstate", "Channel: PJSIP/1002-00000002", "ChannelState: 5", "Uniqueid: 1.2");
        return this;
    }

    /// <summary>The same call, answered.</summary>
    public LinkRig Talking()
    {
        Ringing();
        Packet("Event: DialEnd", "DestChannel: PJSIP/1002-00000002", "DestUniqueid: 1.2", "DialStatus: ANSWER");
        Packet("Event: Newstate", "Channel: PJSIP/1001-00000001", "ChannelState: 6", "Uniqueid: 1.1");
        Enter("b1", "PJSIP/1002-00000002", "1.2");
        Enter("b1", "PJSIP/1001-00000001", "1.1");
        return this;
    }

    public void NewChannel(string name, string id, int state, string caller, string exten, string linked) =>
        Packet(
            "Event: Newchannel",
            $"Channel: {name}",
            $"ChannelState: {state}",
            $"CallerIDNum: {caller}",
            "CallerIDName: <unknown>",
            $"Exten: {exten}",
            $"Uniqueid: {id}",
            $"Linkedid: {linked}"
        );

    public void Enter(string bridge, string name, string id) =>
        Packet(
            "Event: BridgeEnter",
            $"BridgeUniqueid: {bridge}",
            "BridgeType: basic",
            "BridgeTechnology: simple_bridge",
            $"Channel: {name}",
            $"Uniqueid: {id}"
        );

    public void Hangup(string name, string id, int cause = 16) =>
        Packet("Event: Hangup", $"Channel: {name}", $"Uniqueid: {id}", $"Cause: {cause}", "Cause-txt: Normal Clearing");
}
