using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Writes docs/ladders: what applications see of each recorded scenario. Compares, or writes anew with CTI_UPDATE_DOCS=1.</summary>
public sealed class LadderTests
{
    private const string Folder = "../../../docs/ladders";

    // Recordings that show nothing another ladder does not show, or no calls at all.
    private static readonly string[] s_without = ["smdi2", "smdi3"];

    private static readonly SortedDictionary<string, (string Title, string Text)> s_scenarios = new(StringComparer.Ordinal)
    {
        ["agents"] = (
            "An agent of the agent pool",
            "1101 logs on to the pool with a call that stays up (A) and gets a caller from the queue `sales` on the same channel (B). The line's own call stands beside the one it is given, and is there again afterwards."
        ),
        ["attended-transfer"] = (
            "Attended transfer by Atxfer: completed, cancelled, to a busy number",
            "One channel has both calls: its connection in the first is held, the consultation is a call of its own with the first as parent. The feature code that Atxfer types is heard as digits. When the target is busy the consultation fails and the held party is retrieved."
        ),
        ["blind-transfer"] = (
            "Blind transfer, and one to a number that does not exist",
            "The transferring device leaves in the `transferred` event itself, without `connectionCleared`; the call keeps its identifier. Asterisk says \"succeeded\" to a number that does not exist as well, and then the call is cleared."
        ),
        ["bridged-local"] = (
            "Calls between robots: cleared by the caller, cleared by the called, busy, not answered",
            "The robots are Local channels configured as devices; their inner halves are part of no call. An unanswered call is cleared with the cause that dialling ended with, not with the hang-up's 0."
        ),
        ["confbridge"] = (
            "Three calls enter a conference room",
            "Each entering is one `conferenced` that merges the newer call into the oldest. Nobody is named as the conferencing device, because nobody made it: the room did."
        ),
        ["dtmf-userevent"] = (
            "Digits, user events, channel variables",
            "A digit is told once, for the device that dialled it, although the switch reports it on both channels. User events of the dial plan are private events."
        ),
        ["local-optimised"] = (
            "An Originate through a Local channel that optimises itself away",
            "The first leg is no device: the call begins for applications when 2005 has answered. It survives that the pair between the legs disappears."
        ),
        ["misc"] = (
            "Recording, spying, pickup, and bridging by command",
            "`Bridge` takes two parties out of two calls: no event of the switch names that, so after 50 ms it is told as what it looks like, a transfer, marked as inferred. A listener by ChanSpy has a call of its own and is never a party of the one it hears."
        ),
        ["originate"] = (
            "Ways in which an Originate can end",
            "Answered and hung up, busy, not answered, congested; each asynchronous and synchronous. A synchronous one keeps its events back until it is over, so several events have one time."
        ),
        ["park"] = (
            "Park: taken back, timed out, given up",
            "The slot is a device at which the call is queued; the parked party stays connected, and who parked it until it leaves. Taking it back diverts the call from the slot to who dialled it; a timeout is a recall."
        ),
        ["queue"] = (
            "A queue with ring-all: answered, answered elsewhere, not answered, given up",
            "The queue has a connection in the caller's call while he waits. When a member answers, the others are cleared and the queue's connection is diverted to who answered."
        ),
        ["redirect"] = (
            "Redirect of one leg and of both",
            "Redirecting one leg clears the other party and rings the new one in the same call. Redirecting both into one room is no event: they were in one call and still are."
        ),
        ["sip-basic"] = (
            "Calls between SIP phones",
            "Cleared by the caller, cleared by the called, refused by the phone, given up while it rings, and made by the middleware with Originate: there the calling phone rings first (`serviceInitiated`)."
        ),
        ["sip-callwaiting"] = (
            "Call waiting",
            "1001 talks to 1002, is called by 1003, holds and answers. A second call that came in is no consultation and has no parent."
        ),
        ["sip-hold"] = (
            "Hold from either side",
            "The holder is named by the Hold event; extension states are not asked, because chan_sip and PJSIP show the hold at different parties."
        ),
        ["sip-local-optimise"] = (
            "Originate to phones through a Local channel that optimises itself away",
            "The phone behind the pair is the calling device. Two real channels are left in the end, in the same call."
        ),
        ["sip-parkfeature"] = (
            "Attended transfer by feature code from the called phone",
            "1002 dials `*2` and 1003, and leaves when 1003 has answered. (The recording was meant for parking; what the phone did is this.)"
        ),
        ["sip-pickup"] = (
            "Pickup by feature code",
            "1003 dials `*8` and the number that rings. Its own call (B) goes into the one it took (A); the ringing device is diverted."
        ),
        ["sip-queue"] = (
            "A queue with real phones, hold, and a blind transfer by the agent",
            "One member refuses and is cleared as busy, the other answers, holds, retrieves and transfers. The agent is free with `agentReady` before the transferred call goes on."
        ),
        ["sip-redirect302"] = (
            "Forwarding by the phone (302)",
            "The phone answers with a new destination: the call is diverted from it before the new device rings, and the called number stays what was dialled."
        ),
        ["sip-refer-attended"] = (
            "Attended transfer by REFER with Replaces",
            "The phone has a channel for each call. The consultation is dialled by hand and still knows its parent, because the device holds exactly one other call."
        ),
        ["sip-refer-blind"] = (
            "Blind transfer by REFER",
            "The same as by command. The unhold that a phone sends with its REFER is not told as a retrieve."
        ),
        ["sipp-basic"] = (
            "A call between two SIP test programs",
            "Answered in the same millisecond in which it rang: `delivered` is told nevertheless."
        ),
        ["smdi"] = (
            "Calls to a voice-mail port with SMDI",
            "For AMI these are calls of one party to the dial plan; the SMDI record is read by the dial plan and told as a private event. Message waiting follows the mailbox."
        ),
    };

    public static TheoryData<string> Scenarios => [.. s_scenarios.Keys];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_ladder_of_a_scenario_is_what_the_recording_tells(string name)
    {
        var (output, _) = Recording.Load(name).Replay(ReplaySplit.Whole);
        var (title, text) = s_scenarios[name];
        var page = new StringBuilder()
            .Append("# ")
            .Append(title)
            .Append("\n\n")
            .Append(text)
            .Append("\n\n")
            .Append("Recorded with Asterisk 22.10.1: `tests/CtiMiddleware.Adapters.Tests/AsteriskAmi/Recordings/ami-")
            .Append(name)
            .Append(".txt`. How to read it, and how it is made: [README.md](README.md).\n\n```\n")
            .Append(Ladder.Of(output))
            .Append("```\n\nEvery event, in words:\n\n```\n")
            .Append(Story.Of(output))
            .Append("```\n")
            .ToString();
        Approved.Equal($"{Folder}/{name}.md", page);
    }

    [Fact]
    public void The_index_names_every_ladder()
    {
        var page = new StringBuilder(
            """
            # Ladders

            What applications see of scenarios that a real Asterisk was recorded in. Written by
            `tests/CtiMiddleware.Adapters.Tests/AsteriskAmi/LadderTests.cs` from the recordings
            (`CTI_UPDATE_DOCS=1 dotnet run --project tests/CtiMiddleware.Adapters.Tests`); a test fails when the two differ. The decisions
            behind them are in [0010](../adr/0010-device-and-call-on-asterisk.md), the events in [event-model.md](../event-model.md).

            In a ladder each device has a column and each event a row. A cell holds the device's connections after the event: the call's letter and
            the state of the connection in it, `i` initiated, `c` connected, `a` alerting, `h` hold, `q` queued, `f` fail. An empty cell: the device is
            in no call. Numbers of the form 2xxx are robots of the recorded dial plan. In the words below a ladder `{1002: A>B}` says that the
            connection of 1002 went from call A to call B, `{1001: A>-}` that it ended; times are seconds from the beginning of the recording.


            """.ReplaceLineEndings("\n")
        );
        foreach (var (name, (title, _)) in s_scenarios)
            page.Append("* [").Append(title).Append("](").Append(name).Append(".md)\n");
        Approved.Equal($"{Folder}/README.md", page.ToString());
    }

    [Fact]
    public void Every_recording_with_calls_has_a_ladder_or_is_left_out_on_purpose()
    {
        var withCalls = Recording.Names.Where(name =>
            Recording.Load(name).Replay(ReplaySplit.Whole).Output.Events.OfType<CallEvent>().Any()
        );
        Assert.Equal(withCalls.Order(StringComparer.Ordinal), s_scenarios.Keys.Concat(s_without).Order(StringComparer.Ordinal));
    }
}
