using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Adapters.CiscoGed188.Session;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>Opening, version choice and supervision: the pure function with every input in every state, and the dialogue on the wire.</summary>
public sealed class SessionTests
{
    private static readonly GedRules s_rules = new(19, CtiServiceMask.AllEvents | CtiServiceMask.ClientControl);

    private static readonly GedState[] s_states =
    [
        new GedState.Idle(),
        new GedState.Opening(19),
        new GedState.Open(19, PGStatusCode.None),
        new GedState.Failed("why"),
    ];

    private static readonly GedInput[] s_inputs =
    [
        new GedInput.Opened(),
        new GedInput.Accepted(CtiServiceMask.AllEvents | CtiServiceMask.ClientControl, PGStatusCode.None, PeripheralOnline: true),
        new GedInput.Refused(StatusCode.InvalidVersion, "no"),
        new GedInput.StatusTold(PGStatusCode.OpcDown),
        new GedInput.Failure(StatusCode.CtiServerOffline, "off"),
        new GedInput.CloseRequested(7, StatusCode.NoError, "bye"),
        new GedInput.HeartbeatAnswered(),
        new GedInput.HeartbeatRefused("off"),
        new GedInput.HeartbeatDue(),
        new GedInput.HeartbeatLate(),
        new GedInput.OpenTimerElapsed(),
        new GedInput.Closed(),
    ];

    // What means something; everything else is reported as unexpected and changes nothing.
    private static readonly Dictionary<string, string> s_table = new(StringComparer.Ordinal)
    {
        ["Idle+Opened"] = "Opening: StartOpenTimer SendOpen",
        ["Opening+Accepted"] = "Open: StopOpenTimer ReportLoggedOn ReportStatusNormal StartHeartbeatTimer",
        ["Opening+Refused"] = "Opening: SendOpen",
        ["Opening+Failure"] = "Failed: Close",
        ["Opening+CloseRequested"] = "Failed: SendCloseConf Close",
        ["Opening+OpenTimerElapsed"] = "Failed: Close",
        ["Open+StatusTold"] = "Open: ReportImpaired",
        ["Open+Failure"] = "Failed: Close",
        ["Open+CloseRequested"] = "Failed: SendCloseConf Close",
        ["Open+HeartbeatAnswered"] = "Open: ReportHeartbeatAnswered StartHeartbeatTimer",
        ["Open+HeartbeatRefused"] = "Failed: Close",
        ["Open+HeartbeatDue"] = "Open: SendHeartbeat",
        ["Open+HeartbeatLate"] = "Open: ReportHeartbeatMissed SendHeartbeat",
    };

    [Fact]
    public void Every_message_in_every_state_has_its_effect_or_is_reported()
    {
        foreach (var state in s_states)
        {
            foreach (var input in s_inputs)
            {
                var step = GedSession.Next(state, input, s_rules);
                var key = $"{state.GetType().Name}+{input.GetType().Name}";
                var expected = s_table.GetValueOrDefault(key);
                if (input is GedInput.Closed)
                    expected = "Idle: ";
                else if (state is GedState.Failed)
                    expected = "Failed: ";
                expected ??= $"{state.GetType().Name}: ReportUnexpected";
                Assert.Equal(
                    $"{key} -> {expected}",
                    $"{key} -> {step.State.GetType().Name}: {string.Join(' ', step.Effects.Select(effect => effect.GetType().Name))}"
                );
            }
        }
    }

    [Fact]
    public void The_open_request_is_that_of_the_specification()
    {
        var rig = new GedRig(
            new CiscoGed188Options
            {
                ClientId = "cti",
                Password = "",
                HeartbeatInterval = TimeSpan.FromSeconds(30),
            }
        );
        rig.Replay.Open();
        // Computed from the specification's layout: version 19, idle time-out 120 s, no peripheral, the services of this client, all masks.
        Assert.Equal(
            "00000035 00000003 00000001 00000013 00000078 FFFFFFFF 00000014 0FFFFFFF 000003FF 00000000 00000000 00000000 00000000 0104 63746900 0201 00".Replace(
                " ",
                "",
                StringComparison.Ordinal
            ),
            Convert.ToHexString(System.Text.Encoding.Latin1.GetBytes(rig.Output.TakeWire()))
        );
    }

    [Fact]
    public void The_version_goes_down_until_the_server_takes_one_and_the_rest_is_spoken_in_it()
    {
        var rig = new GedRig();
        rig.Replay.Open();
        for (var version = 19; version > 14; version--)
        {
            var open = rig.Request();
            Assert.Equal(version.ToString(System.Globalization.CultureInfo.InvariantCulture), open["VersionNumber"]);
            rig.Refuse(open.Invoke, StatusCode.InvalidVersion);
        }
        rig.Accept(rig.Request().Invoke, GedRig.Granted);
        Assert.Contains(rig.Items, item => item is ReplayItem.LoggedOn { Version: "CTI Server, protocol version 14", Restriction: null });
        Assert.Contains(rig.Items, item => item is ReplayItem.StatusNormal);
    }

    [Fact]
    public void A_server_that_closes_after_refusing_a_version_is_offered_the_next_one_on_the_next_connection()
    {
        var rig = new GedRig();
        rig.Replay.Open();
        rig.Refuse(rig.Request().Invoke, StatusCode.InvalidVersion);
        rig.Requests();
        rig.Replay.Close();
        rig.Replay.Open();
        Assert.Equal("18", rig.Request()["VersionNumber"]);
    }

    [Fact]
    public void No_version_in_common_blocks_the_link()
    {
        var rig = new GedRig();
        rig.Replay.Open();
        for (var version = 19; version >= 9; version--)
            rig.Refuse(rig.Request().Invoke, StatusCode.InvalidVersion);
        Assert.Equal(CloseNext.Blocked, Closed(rig).Next);
    }

    [Theory]
    [InlineData(StatusCode.InvalidPassword, CloseNext.Blocked)]
    [InlineData(StatusCode.InvalidPeripheralId, CloseNext.Blocked)]
    [InlineData(StatusCode.ServerNotMaster, CloseNext.OtherAddress)]
    [InlineData(StatusCode.CtiServerOffline, CloseNext.OtherAddress)]
    [InlineData(StatusCode.DeviceInUse, CloseNext.Retry)]
    public void A_refused_login_ends_the_link_with_the_servers_word_and_leads_where_it_makes_sense(StatusCode code, CloseNext next)
    {
        var rig = new GedRig();
        rig.Replay.Open();
        rig.Refuse(rig.Request().Invoke, code);
        Assert.Equal(next, Closed(rig).Next);
        Assert.Contains($"({(int)code})", Closed(rig).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Closed(rig).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_answer_to_the_open_request_leads_to_the_other_address()
    {
        var rig = new GedRig();
        rig.Replay.Open();
        rig.Replay.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(CloseNext.OtherAddress, Closed(rig).Next);
    }

    [Fact]
    public void Services_that_were_not_granted_restrict_the_link_and_their_commands_are_refused()
    {
        var rig = GedRig.Open(granted: CtiServiceMask.AllEvents);
        Assert.Contains(rig.Items, item => item is ReplayItem.LoggedOn { Restriction: "the server did not grant CLIENT_CONTROL" });
        var ticket = rig.Replay.Execute(new SwitchCommand.MakeCall("1001", "1002"));
        Assert.Equal((CommandOutcome.Rejected, Failure.Security), (rig.Answer(ticket).Outcome, rig.Answer(ticket).Failure));
        Assert.Empty(rig.Requests());
    }

    [Fact]
    public void A_server_that_is_impaired_at_login_leads_into_service_degraded_and_says_what_is_wrong()
    {
        var rig = new GedRig();
        rig.Replay.Open();
        rig.Accept(rig.Request().Invoke, GedRig.Granted, PGStatusCode.OpcDown | PGStatusCode.LimitedFunction);
        var link = Supervised(rig, 0);
        Assert.Equal((LinkState.Syncing, "the server reports OPC_DOWN|LIMITED_FUNCTION"), (link.State, link.Impairment));
        link = Next(link, new SupervisionInput.Reconciled(Restriction: null));
        Assert.Equal((LinkState.Degraded, "the server reports OPC_DOWN|LIMITED_FUNCTION"), (link.State, link.Reason));

        var seen = rig.Items.Count;
        Told(rig, SystemEventID.PeripheralOnline, PGStatusCode.LimitedFunction);
        link = Supervised(rig, seen, link);
        Assert.Equal((LinkState.Degraded, "the server reports LIMITED_FUNCTION"), (link.State, link.Reason));

        seen = rig.Items.Count;
        Told(rig, SystemEventID.CentralControllerOnline, PGStatusCode.None);
        link = Next(Supervised(rig, seen, link), new SupervisionInput.Reconciled(Restriction: null));
        Assert.Equal(LinkState.Up, link.State);
    }

    [Fact]
    public void A_peripheral_that_is_off_line_at_login_degrades_the_link_until_it_is_back()
    {
        var rig = new GedRig();
        rig.Replay.Open();
        rig.Accept(rig.Request().Invoke, GedRig.Granted, online: false);
        Assert.Contains(rig.Items, item => item is ReplayItem.StatusImpaired { Reason: "the server reports PERIPHERAL_OFFLINE" });
        Assert.Equal(LinkState.Syncing, Supervised(rig, 0).State);
        Told(rig, SystemEventID.PeripheralOnline, PGStatusCode.None);
        Assert.Equal(2, rig.Items.OfType<ReplayItem.StatusNormal>().Count());
    }

    [Fact]
    public void A_server_that_is_off_line_at_login_leads_to_the_other_side()
    {
        var rig = new GedRig();
        rig.Replay.Open();
        rig.Accept(rig.Request().Invoke, GedRig.Granted, PGStatusCode.CtiServerOffline);
        Assert.Equal(CloseNext.OtherAddress, Closed(rig).Next);
        Assert.DoesNotContain(rig.Items, item => item is ReplayItem.LoggedOn);
    }

    [Fact]
    public void Rule_39_heartbeats_are_the_clients_and_each_one_missed_is_said()
    {
        var rig = GedRig.Open();
        rig.Requests();
        rig.Replay.Advance(TimeSpan.FromSeconds(10));
        var beat = rig.Request();
        Assert.Equal("HEARTBEAT_REQ", beat.Name);
        rig.Replay.Advance(TimeSpan.FromMilliseconds(20));
        rig.Confirm(MessageType.HeartbeatConf, beat.Invoke);
        Assert.Contains(rig.Items, item => item is ReplayItem.Heartbeat { Answered: true, RoundTrip.Milliseconds: 20 });
        rig.Replay.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(4, rig.Requests().Count(request => request.Name == "HEARTBEAT_REQ"));
        Assert.Equal(3, rig.Items.Count(item => item is ReplayItem.Heartbeat { Answered: false }));
    }

    [Fact]
    public void A_late_answer_to_an_earlier_heartbeat_is_an_answer()
    {
        var rig = GedRig.Open();
        rig.Requests();
        rig.Replay.Advance(TimeSpan.FromSeconds(20));
        var beats = rig.Requests();
        rig.Confirm(MessageType.HeartbeatConf, beats[0].Invoke);
        Assert.Contains(rig.Items, item => item is ReplayItem.Heartbeat { Answered: true });
        rig.Confirm(MessageType.HeartbeatConf, beats[1].Invoke);
        Assert.Contains(rig.Anomalies, anomaly => anomaly.Kind == AnomalyKind.UnexpectedAnswer);
    }

    [Fact]
    public void A_refused_heartbeat_a_failure_event_and_an_offline_server_lead_to_the_other_side()
    {
        var refused = GedRig.Open();
        refused.Requests();
        refused.Replay.Advance(TimeSpan.FromSeconds(10));
        refused.Refuse(refused.Request().Invoke, StatusCode.CtiServerOffline);
        Assert.Equal(CloseNext.OtherAddress, Closed(refused).Next);

        var failed = GedRig.Open();
        failed.Say(MessageType.FailureEvent, writer => writer.Set(Field.StatusCode, (uint)StatusCode.CtiServerOffline));
        Assert.Equal(CloseNext.OtherAddress, Closed(failed).Next);

        var offline = GedRig.Open();
        Told(offline, SystemEventID.CtiServerOffline, PGStatusCode.None);
        Assert.Equal(CloseNext.OtherAddress, Closed(offline).Next);
    }

    [Fact]
    public void The_server_may_close_and_is_answered_and_the_client_closes_politely()
    {
        var rig = GedRig.Open();
        rig.Requests();
        rig.Say(MessageType.CloseReq, writer => writer.Set(Field.InvokeID, 77).Set(Field.StatusCode, (uint)StatusCode.NewSessionOpened));
        Assert.Equal(("CLOSE_CONF", 77u), (rig.Requests()[0] is var conf ? conf.Name : "", conf.Invoke));
        Assert.Equal(CloseNext.Retry, Closed(rig).Next);

        var ours = GedRig.Open();
        ours.Requests();
        ours.Replay.Disable();
        Assert.Equal("CLOSE_REQ", ours.Request().Name);
    }

    [Fact]
    public void A_client_of_one_agent_opens_with_that_agent()
    {
        var rig = new GedRig(GedRig.Plain with { Mode = GedMode.ClientEvents, AgentInstrument = "1001", AgentId = "4711" });
        rig.Replay.Open();
        var open = rig.Request();
        Assert.Equal(("1001", "4711", "5000"), (open["AGENT_INSTRUMENT"], open["AGENT_ID"], open["PeripheralID"]));
        Assert.Equal("CLIENT_EVENTS|CALL_DATA_UPDATE|CLIENT_CONTROL", open["ServiceRequested"]);
    }

    [Fact]
    public void Version_20_has_tags_and_lengths_of_two_bytes_and_is_said_to_be_unconfirmed()
    {
        var rig = new GedRig(GedRig.Plain with { Version = 20 });
        rig.Version(20);
        rig.Replay.Open();
        rig.Accept(rig.Request().Invoke, GedRig.Granted);
        Assert.Contains(rig.Items, item => item is ReplayItem.LoggedOn { Restriction: "protocol version 20 is unconfirmed" });
        rig.Talking();
        Assert.Equal(3, rig.Events.Count(e => e is Model.Events.CallEvent));
    }

    [Fact]
    public void Options_out_of_their_bounds_are_refused()
    {
        Refused(GedRig.Plain with { ClientId = "" });
        Refused(GedRig.Plain with { ClientId = new string('x', 64) });
        Refused(GedRig.Plain with { Password = new string('x', 64) });
        Refused(GedRig.Plain with { Version = 8 });
        Refused(GedRig.Plain with { Version = 21 });
        Refused(GedRig.Plain with { HeartbeatInterval = TimeSpan.FromSeconds(4) });
        Refused(GedRig.Plain with { Mode = GedMode.ClientEvents });
        Refused(GedRig.Plain with { Mode = GedMode.ClientEvents, AgentId = "1", PeripheralId = null });
        Assert.NotNull(new CiscoGed188Factory().Create(Context(GedRig.Plain)));
        Assert.DoesNotContain("secret", GedRig.Plain.ToString(), StringComparison.Ordinal);

        static void Refused(CiscoGed188Options options) =>
            Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(() =>
                new CiscoGed188Factory().Create(Context(options))
            );
    }

    [Fact]
    public void No_character_of_a_password_gets_into_a_reason()
    {
        var rig = new GedRig(GedRig.Plain with { Password = "hu\u20ACsh" });
        rig.Replay.Open();
        Assert.Contains("ClientPassword", Closed(rig).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\u20AC', Closed(rig).Reason);

        var open = GedRig.Open();
        var ticket = open.Replay.Execute(
            new SwitchCommand.SetAgentState("1001", RequestedAgentState.LoggedOn, "4711", Group: null) { Password = "\u20AC" }
        );
        Assert.Equal(CommandOutcome.Rejected, open.Answer(ticket).Outcome);
        Assert.DoesNotContain('\u20AC', open.Answer(ticket).Text!);

        var longest = new GedRig(GedRig.Plain with { Password = new string('x', 63) });
        longest.Replay.Open();
        Assert.Equal("OPEN_REQ", longest.Request().Name);
    }

    [Fact]
    public void Nothing_of_a_password_is_captured_and_the_messages_stay_whole()
    {
        var rig = GedRig.Open();
        rig.Requests();
        rig.Replay.Execute(
            new SwitchCommand.SetAgentState("1001", RequestedAgentState.LoggedOn, "4711", Group: null) { Password = "hush" }
        );
        var first = new GedRig();
        first.Replay.Open();
        var sent = System.Text.Encoding.Latin1.GetBytes(first.Output.TakeWire() + rig.Output.TakeWire());
        var scrubbed = new System.Buffers.ArrayBufferWriter<byte>();
        new CiscoGed188Factory().CreateScrubber().Scrub(CaptureDirection.Sent, sent, scrubbed);
        var text = System.Text.Encoding.Latin1.GetString(scrubbed.WrittenSpan);
        Assert.Equal(sent.Length, text.Length);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.Contains("4711", text, StringComparison.Ordinal);
    }

    private static LinkContext Context(CiscoGed188Options options) =>
        new(new SwitchId("hq"), new LinkId("hq-1"), options, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, 1);

    // The runtime's own supervision, fed with what the protocol told it.
    private static LinkStatus Supervised(GedRig rig, int from, LinkStatus? link = null)
    {
        var status = link ?? new LinkStatus(LinkState.Negotiating, "connected");
        foreach (var item in rig.Items.Skip(from))
            status = item switch
            {
                ReplayItem.LoggedOn on => Next(status, new SupervisionInput.LoggedOn(on.Version, on.Restriction)),
                ReplayItem.StatusNormal => Next(status, new SupervisionInput.StatusNormal()),
                ReplayItem.StatusImpaired impaired => Next(status, new SupervisionInput.StatusImpaired(impaired.Reason)),
                _ => status,
            };
        return status;
    }

    private static LinkStatus Next(LinkStatus status, SupervisionInput input) =>
        LinkSupervision.Next(status, input, GedRig.Start, new SupervisionOptions(), seed: 1).Status;

    private static ReplayItem.Close Closed(GedRig rig) => Assert.Single(rig.Items.OfType<ReplayItem.Close>());

    private static void Told(GedRig rig, SystemEventID id, PGStatusCode status) =>
        rig.Say(
            MessageType.SystemEvent,
            writer =>
                writer.Set(Field.PGStatus, (uint)status).Set(Field.SystemEventID, (uint)id).Set(Field.EventDeviceType, GedWire.Unknown16)
        );
}
