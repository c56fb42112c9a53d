using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>Commands → requests, confirmations → answers.</summary>
public sealed class CommandTests
{
    private static readonly NativeConnection s_first = new("100", "1002");
    private static readonly NativeConnection s_second = new("200", "1002");

    public static TheoryData<SwitchCommand, string> Requests =>
        new()
        {
            {
                new SwitchCommand.AnswerCall(s_first),
                "ANSWER_CALL_REQ ConnectionCallID=100 ConnectionDeviceIDType=STATIC CONNECTION_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.ClearConnection(s_first),
                "CLEAR_CONNECTION_REQ ConnectionCallID=100 ConnectionDeviceIDType=STATIC CONNECTION_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.ClearCall(s_first),
                "CLEAR_CALL_REQ ConnectionCallID=100 ConnectionDeviceIDType=STATIC CONNECTION_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.HoldCall(s_first),
                "HOLD_CALL_REQ ConnectionCallID=100 ConnectionDeviceIDType=STATIC Reservation=0 CONNECTION_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.RetrieveCall(s_first),
                "RETRIEVE_CALL_REQ HeldConnectionCallID=100 HeldConnectionDeviceIDType=STATIC HELD_CONN_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.DeflectCall(s_first, "1009"),
                "DEFLECT_CALL_REQ ConnectionCallID=100 ConnectionDeviceIDType=STATIC CalledDeviceType=NONE CONNECTION_DEVID=1002 AGENT_INSTRUMENT=1002 CALLED_DEVID=1009"
            },
            {
                new SwitchCommand.AlternateCall(s_first, s_second),
                "ALTERNATE_CALL_REQ ActiveConnectionCallID=200 OtherConnectionCallID=100 ActiveConnectionDeviceIDType=STATIC OtherConnectionDeviceIDType=STATIC ACTIVE_CONN_DEVID=1002 OTHER_CONN_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.ReconnectCall(s_second, s_first),
                "RECONNECT_CALL_REQ ActiveConnectionCallID=200 HeldConnectionCallID=100 ActiveConnectionDeviceIDType=STATIC HeldConnectionDeviceIDType=STATIC ACTIVE_CONN_DEVID=1002 HELD_CONN_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.TransferCall(s_first, s_second),
                "TRANSFER_CALL_REQ ActiveConnectionCallID=200 HeldConnectionCallID=100 ActiveConnectionDeviceIDType=STATIC HeldConnectionDeviceIDType=STATIC ACTIVE_CONN_DEVID=1002 HELD_CONN_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.ConferenceCall(s_first, s_second),
                "CONFERENCE_CALL_REQ HeldConnectionCallID=100 ActiveConnectionCallID=200 HeldConnectionDeviceIDType=STATIC ActiveConnectionDeviceIDType=STATIC ACTIVE_CONN_DEVID=1002 HELD_CONN_DEVID=1002 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.SingleStepTransferCall(s_first, "1009"),
                "TRANSFER_CALL_REQ ActiveConnectionCallID=100 HeldConnectionCallID=4294967295 ActiveConnectionDeviceIDType=STATIC HeldConnectionDeviceIDType=NONE ACTIVE_CONN_DEVID=1002 DIALED_NUMBER=1009 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.SingleStepConferenceCall(s_first, "1009"),
                "CONFERENCE_CALL_REQ HeldConnectionCallID=4294967295 ActiveConnectionCallID=100 HeldConnectionDeviceIDType=NONE ActiveConnectionDeviceIDType=STATIC ACTIVE_CONN_DEVID=1002 DIALED_NUMBER=1009 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.GenerateDigits(s_first, "12#") { ToneDuration = TimeSpan.FromMilliseconds(80) },
                "SEND_DTMF_SIGNAL_REQ ConnectionCallID=100 ConnectionDeviceIDType=STATIC ToneDuration=80 PauseDuration=0 CONNECTION_DEVID=1002 AGENT_INSTRUMENT=1002 DTMF_STRING=12#"
            },
            {
                new SwitchCommand.ConsultationCall(s_first, "1009"),
                "CONSULTATION_CALL_REQ ActiveConnectionCallID=100 ActiveConnectionDeviceIDType=STATIC ConsultType=UNSPECIFIED ACTIVE_CONN_DEVID=1002 DIALED_NUMBER=1009 AGENT_INSTRUMENT=1002"
            },
            {
                new SwitchCommand.MakeCall("1002", "1009")
                {
                    UserData = new Dictionary<string, string?> { ["CallVariable3"] = "x", ["user.k"] = "v" },
                },
                "MAKE_CALL_REQ NumNamedVariables=1 NumNamedArrays=0 SkillGroupNumber=4294967295 AGENT_INSTRUMENT=1002 DIALED_NUMBER=1009 CALL_VAR_3=x NAMED_VARIABLE=user.k=v"
            },
            {
                new SwitchCommand.AssociateData(
                    s_first,
                    new Dictionary<string, string?>
                    {
                        ["CallVariable1"] = "gold",
                        ["user.a[3]"] = "e",
                        ["CallVariable2"] = null,
                    }
                ),
                "SET_CALL_DATA_REQ ConnectionDeviceIDType=STATIC ConnectionCallID=100 NumNamedVariables=0 NumNamedArrays=1 CallType=ACD_IN CONNECTION_DEVID=1002 CALL_VAR_1=gold NAMED_ARRAY=user.a[3]=e CALL_VAR_2="
            },
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_command_is_the_request_of_the_specification(SwitchCommand command, string expected)
    {
        var rig = GedRig.Open().Consulting();
        var (ticket, request) = rig.Do(command);
        // What is not named in the expectation is zero, or the peripheral and the invoke identifier, which every request has.
        var shown = request.Fields.Where(field =>
            field.Key is not ("InvokeID" or "PeripheralID")
            && (field.Value is not ("0" or "UNSPECIFIED") || expected.Contains(field.Key + "=", StringComparison.Ordinal))
        );
        Assert.Equal(expected, $"{request.Name} {string.Join(' ', shown.Select(field => $"{field.Key}={field.Value}"))}");
        Assert.Equal("5000", request["PeripheralID"]);
        rig.Confirm(MessageLayout.Find(request.Name, 19)!.Type + 1, request.Invoke);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
    }

    [Fact]
    public void Rule_2_a_dynamic_connection_is_echoed_exactly()
    {
        var rig = GedRig.Open();
        rig.Established(7, "1002", idType: ConnectionDeviceIDType.Dynamic, connection: "4F1A");
        var (_, request) = rig.Do(new SwitchCommand.HoldCall(new NativeConnection("7", "dynamic:4F1A")));
        Assert.Equal(
            ("7", "DYNAMIC", "4F1A"),
            (request["ConnectionCallID"], request["ConnectionDeviceIDType"], request["CONNECTION_DEVID"])
        );
    }

    [Fact]
    public void Rule_11_the_confirmation_before_its_events_binds_the_call()
    {
        var rig = GedRig.Open();
        var (ticket, request) = rig.Do(new SwitchCommand.MakeCall("1001", "1002"));
        rig.Confirm(
            MessageType.MakeCallConf,
            request.Invoke,
            writer =>
                writer.Set(Field.NewConnectionCallID, 500).Set(Field.NewConnectionDeviceIDType, 0).Text(Tag.NewConnectionDeviceId, "1001")
        );
        Assert.Equal(new NativeConnection("500", "1001"), rig.Bound(ticket));
        rig.Originated(500, "1001", "1002");
        Assert.Equal(new NativeConnection("500", "1001"), rig.Last<CallEvent.Originated>().OriginatedConnection);
        Assert.True(Index<ReplayItem.Bound>(rig) < Index<ReplayItem.Completed>(rig));
    }

    [Fact]
    public void Rule_11_the_events_before_their_confirmation_bind_the_call_too()
    {
        var rig = GedRig.Open();
        var (ticket, request) = rig.Do(new SwitchCommand.MakeCall("1001", "1002"));
        rig.Originated(400, "1007", "1002");
        Assert.Null(rig.Bound(ticket));
        rig.Begin(500, "1001", "1002");
        rig.Originated(500, "1001", "1002");
        Assert.Equal(new NativeConnection("500", "1001"), rig.Bound(ticket));
        // Before the event is told, so that the command's identifiers are those of the event.
        Assert.True(Index<ReplayItem.Bound>(rig) < rig.Items.Count - 1);
        rig.Delivered(500, "1002", "1001");
        rig.Confirm(
            MessageType.MakeCallConf,
            request.Invoke,
            writer =>
                writer.Set(Field.NewConnectionCallID, 500).Set(Field.NewConnectionDeviceIDType, 0).Text(Tag.NewConnectionDeviceId, "1001")
        );
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void A_call_taken_for_the_one_that_was_made_and_is_not_shows_as_an_anomaly()
    {
        var rig = GedRig.Open();
        var (ticket, request) = rig.Do(new SwitchCommand.MakeCall("1001", "1002"));
        rig.Originated(400, "1001", "1009");
        rig.Confirm(
            MessageType.MakeCallConf,
            request.Invoke,
            writer => writer.Set(Field.NewConnectionCallID, 500).Text(Tag.NewConnectionDeviceId, "1001")
        );
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        Assert.Equal(AnomalyKind.AccountDiffers, Assert.Single(rig.Anomalies).Kind);
    }

    [Fact]
    public void Rule_7_the_call_of_a_consultation_points_to_its_parent_from_the_first_event_on()
    {
        var rig = GedRig.Open().Talking();
        var (ticket, request) = rig.Do(new SwitchCommand.ConsultationCall(s_first, "1003"));
        rig.Confirm(
            MessageType.ConsultationCallConf,
            request.Invoke,
            writer => writer.Set(Field.NewConnectionCallID, 200).Text(Tag.NewConnectionDeviceId, "1002")
        );
        Assert.Equal(new NativeConnection("200", "1002"), rig.Bound(ticket));
        rig.Originated(200, "1002", "1003");
        Assert.Equal("100", rig.Last<CallEvent.Originated>().ParentCall);
    }

    [Theory]
    [InlineData(ControlFailureCode.InvalidCstaConnectionIdentifier, "invalidConnectionID")]
    [InlineData(ControlFailureCode.NoCallToAnswer, "invalidConnectionState")]
    [InlineData(ControlFailureCode.InvalidDestination, "invalidDestination")]
    [InlineData(ControlFailureCode.PrivilegeViolationOnSpecifiedDevice, "generic")]
    [InlineData(ControlFailureCode.OverallMonitorLimitExceeded, "overallMonitorLimitExceeded")]
    [InlineData((ControlFailureCode)9999, "generic")]
    public void A_refusal_has_the_models_failure_and_the_servers_code(ControlFailureCode code, string failure)
    {
        var rig = GedRig.Open().Talking();
        var (ticket, request) = rig.Do(new SwitchCommand.HoldCall(s_first));
        rig.Refuse(request.Invoke, code, 1234);
        var answer = rig.Answer(ticket);
        Assert.Equal((CommandOutcome.Rejected, failure), (answer.Outcome, answer.Failure!.Value.Value));
        Assert.Contains($"({(int)code}), peripheral error 1234", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_confirmation_refuses_as_well()
    {
        var rig = GedRig.Open().Talking();
        var (ticket, request) = rig.Do(new SwitchCommand.AssociateData(s_first, new Dictionary<string, string?> { ["user.x"] = "1" }));
        rig.Refuse(request.Invoke, StatusCode.NamedVariableNotConfigured);
        Assert.Equal("E_CTI_NAMED_VARIABLE_NOT_CONFIGURED (67)", rig.Answer(ticket).Text);
        Assert.Equal(Failure.InvalidParameter, rig.Answer(ticket).Failure);
    }

    [Fact]
    public void Rule_53_a_value_that_is_too_long_is_refused_by_name_and_nothing_is_sent()
    {
        var rig = GedRig.Open().Talking();
        rig.Requests();
        var variable = rig.Replay.Execute(
            new SwitchCommand.AssociateData(s_first, new Dictionary<string, string?> { ["CallVariable1"] = new string('x', 41) })
        );
        var named = rig.Replay.Execute(
            new SwitchCommand.AssociateData(s_first, new Dictionary<string, string?> { ["user.note"] = new string('x', 211) })
        );
        var number = rig.Replay.Execute(new SwitchCommand.MakeCall("1001", new string('1', 41)));
        Assert.Contains("CallVariable1", rig.Answer(variable).Text, StringComparison.Ordinal);
        Assert.Contains("user.note has 211 characters, at most 210", rig.Answer(named).Text, StringComparison.Ordinal);
        Assert.Contains("DialedNumber", rig.Answer(number).Text, StringComparison.Ordinal);
        Assert.Empty(rig.Requests());
    }

    [Theory]
    [InlineData("NamedVariable")]
    [InlineData("namedarray")]
    public void Rule_53_a_key_that_is_the_name_of_a_carrying_field_is_refused_by_name_and_nothing_is_sent(string key)
    {
        var rig = GedRig.Open().Talking();
        rig.Requests();
        var ticket = rig.Replay.Execute(new SwitchCommand.AssociateData(s_first, new Dictionary<string, string?> { [key] = "x" }));
        Assert.Equal(CommandOutcome.Rejected, rig.Answer(ticket).Outcome);
        Assert.Contains(key, rig.Answer(ticket).Text, StringComparison.Ordinal);
        Assert.Empty(rig.Requests());
    }

    [Fact]
    public void What_the_protocol_cannot_do_is_not_supported_at_once()
    {
        var rig = GedRig.Open().Talking();
        rig.Requests();
        SwitchCommand[] commands =
        [
            new SwitchCommand.ParkCall(s_first, null),
            new SwitchCommand.DirectedPickupCall(s_first, "1001"),
            new SwitchCommand.GroupPickupCall("1001"),
            new SwitchCommand.SetMessageWaitingIndicator("1001", true),
            new SwitchCommand.RecordMessage(s_first, null),
            new SwitchCommand.Stop(s_first),
        ];
        foreach (var command in commands)
        {
            Assert.Equal(CommandOutcome.NotSupported, rig.Answer(rig.Replay.Execute(command)).Outcome);
            Assert.Equal(
                Model.Capabilities.ServiceSupport.NotSupported,
                CiscoGed188Capabilities.All.Service(command.GetType().Name).Support
            );
        }
        Assert.Empty(rig.Requests());
    }

    [Fact]
    public void Every_command_on_what_is_not_there_is_refused_and_none_hangs()
    {
        var rig = GedRig.Open();
        rig.Requests();
        foreach (var (command, _) in Requests.Select(row => row.Data))
        {
            if (command is SwitchCommand.MakeCall)
                continue;
            var answer = rig.Answer(rig.Replay.Execute(command));
            Assert.Equal(CommandOutcome.Rejected, answer.Outcome);
            Assert.NotNull(answer.Text);
        }
        Assert.Empty(rig.Requests());
    }

    [Fact]
    public void A_confirmation_that_nobody_waits_for_is_an_anomaly_and_a_late_one_still_ends_its_command()
    {
        var rig = GedRig.Open().Talking();
        var (ticket, request) = rig.Do(new SwitchCommand.HoldCall(s_first));
        rig.Confirm(MessageType.HoldCallConf, request.Invoke + 50);
        rig.Confirm(MessageType.AnswerCallConf, request.Invoke);
        Assert.Equal(2, rig.Anomalies.Count());
        rig.Replay.Abandon(ticket);
        rig.Confirm(MessageType.HoldCallConf, request.Invoke);
        Assert.Equal(CommandOutcome.Acknowledged, rig.Answer(ticket).Outcome);
        rig.Confirm(MessageType.HoldCallConf, request.Invoke);
        Assert.Equal(3, rig.Anomalies.Count());
    }

    [Fact]
    public void An_escape_is_any_described_request_by_name_and_gives_every_field_of_its_confirmation()
    {
        var rig = GedRig.Open();
        var (ticket, request) = rig.Do(
            new SwitchCommand.Escape([
                new("Message", "SUPERVISE_CALL_REQ"),
                new("AgentConnectionCallID", "100"),
                new("SupervisoryAction", "BARGE_IN"),
                new("AGENT_CONNECTION_DEVID", "1002"),
                new("SupervisorInstrument", "1009"),
            ])
        );
        Assert.Equal(
            ("SUPERVISE_CALL_REQ", "BARGE_IN", "1002", "1009"),
            (request.Name, request["SupervisoryAction"], request["AGENT_CONNECTION_DEVID"], request["SUPERVISOR_INSTRUMENT"])
        );
        rig.Confirm(
            MessageType.SuperviseCallConf,
            request.Invoke,
            writer => writer.Set(Field.ConnectionCallID, 100).Text(Tag.ConnectionDeviceId, "1009")
        );
        Assert.Contains(new("CONNECTION_DEVID", "1009"), rig.Answer(ticket).Fields);
    }

    [Theory]
    [InlineData("Action", "QUERY_AGENT_STATE_REQ", "the first field must be Message")]
    [InlineData("Message", "OPEN_REQ", "belongs to the middleware")]
    [InlineData("Message", "NOTHING_REQ", "is not the name of a request")]
    [InlineData("Message", "CALL_HELD_EVENT", "is not the name of a request")]
    public void An_escape_that_is_no_request_is_refused(string key, string value, string words)
    {
        var rig = GedRig.Open();
        rig.Requests();
        var ticket = rig.Replay.Execute(new SwitchCommand.Escape([new(key, value)]));
        Assert.Contains(words, rig.Answer(ticket).Text, StringComparison.Ordinal);
        Assert.Empty(rig.Requests());
    }

    [Theory]
    [InlineData("SupervisoryAction", "SHOUT", "SupervisoryAction cannot be \"SHOUT\"")]
    [InlineData("NoSuchField", "1", "NoSuchField is no field of SUPERVISE_CALL_REQ")]
    [InlineData("InvokeID", "1", "InvokeID is the adapter's to choose")]
    public void A_field_of_an_escape_that_does_not_fit_is_refused_by_name(string field, string value, string words)
    {
        var rig = GedRig.Open();
        rig.Requests();
        var ticket = rig.Replay.Execute(new SwitchCommand.Escape([new("Message", "SUPERVISE_CALL_REQ"), new(field, value)]));
        Assert.Equal(words, rig.Answer(ticket).Text);
        Assert.Empty(rig.Requests());
    }

    private static int Index<T>(GedRig rig)
        where T : ReplayItem => rig.Items.ToList().FindIndex(item => item is T);
}
