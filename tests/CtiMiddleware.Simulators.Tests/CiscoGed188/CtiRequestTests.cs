using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

/// <summary>Each request's confirmation and its refusals.</summary>
public sealed class CtiRequestTests
{
    private static (string, string)[] Make(string from, string to) =>
        [("PeripheralID", "5000"), ("AGENT_INSTRUMENT", from), ("DIALED_NUMBER", to)];

    [Fact]
    public void Rule_11_a_confirmation_comes_before_the_events_of_its_request()
    {
        var rig = new CtiRig();
        var made = rig.Ask(MessageType.MakeCallReq, Make("1001", "1002"))!;
        Assert.Equal(
            ("MAKE_CALL_CONF", "1", "STATIC", "1001"),
            (made.Name, made["NewConnectionCallID"], made["NewConnectionDeviceIDType"], made["NEW_CONNECTION_DEVID"])
        );
        Assert.Equal("MAKE_CALL_CONF", rig.Client.Received[0].Name);
        rig.Run();
        Assert.Equal("CALL_DELIVERED 1/1002 ALERTING", rig.Client.Story[^1]);
    }

    [Fact]
    public void Rule_11_or_after_them_as_the_profile_wants()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.ConfirmsAfterEvents = true;
            return profile;
        });
        var invoke = rig.Client.Send(MessageType.MakeCallReq, Make("1001", "1002"));
        rig.Run();
        Assert.NotNull(rig.Client.AnswerTo(invoke));
        Assert.Equal("MAKE_CALL_CONF", rig.Client.Last.Name);
        Assert.Equal("CALL_DELIVERED_EVENT", rig.Client.Received[^2].Name);
    }

    [Fact]
    public void Rule_17_a_telephone_without_a_loudspeaker_rings_first()
    {
        var rig = new CtiRig(options: new CtiServerOptions { Prompting = true });
        Assert.Equal("MAKE_CALL_CONF", rig.Ask(MessageType.MakeCallReq, Make("1001", "1002"))!.Name);
        rig.Run();
        Assert.Equal(["BEGIN_CALL 1/1001", "CALL_SERVICE_INITIATED 1/1001 INITIATE"], rig.Client.Story);
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Run();
        Assert.Equal("CALL_ORIGINATED 1/1001 CONNECT", rig.Client.Story[2]);
        Assert.Equal("CALL_DELIVERED 1/1002 ALERTING", rig.Client.Story[^1]);
    }

    [Theory]
    [InlineData("4711", "1002", "INVALID_CALLING_DEVICE")]
    [InlineData("1003", "1002", "RESOURCE_OUT_OF_SERVICE")]
    [InlineData("1004", "1002", "INVALID_OBJECT_STATE")]
    [InlineData("1005", "1002", "RESOURCE_BUSY")]
    public void Rule_21_a_call_is_refused_for_reasons_of_its_station(string from, string to, string code)
    {
        var rig = new CtiRig();
        rig.Engine.SetService(rig.Phone("1003"), inService: false);
        rig.Engine.Dial(rig.Phone("1001"), "1004");
        rig.Engine.Dial(rig.Phone("1005"), "1006");
        rig.Engine.Dial(rig.Phone("1005"), "1006");
        rig.Run();
        var refused = rig.Ask(MessageType.MakeCallReq, Make(from, to))!;
        Assert.Equal(("CONTROL_FAILURE_CONF", code), (refused.Name, refused["FailureCode"]));
    }

    [Fact]
    public void Rule_13_a_switch_may_refuse_a_number_that_leads_nowhere()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.FailedAsRefusal = true;
            return profile;
        });
        Assert.Equal("INVALID_CALLED_DEVICE", rig.Ask(MessageType.MakeCallReq, Make("1001", "999"))!["FailureCode"]);
        Assert.Empty(rig.Client.Events);
    }

    [Fact]
    public void A_call_needs_a_station_and_a_number_and_the_right_peripheral()
    {
        var rig = new CtiRig();
        Assert.Equal(
            "REQUIRED_DATA_MISSING",
            rig.Ask(MessageType.MakeCallReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"))!["StatusCode"]
        );
        Assert.Equal(
            "INVALID_PERIPHERAL_ID",
            rig.Ask(MessageType.MakeCallReq, ("PeripheralID", "1"), ("AGENT_INSTRUMENT", "1001"))!["StatusCode"]
        );
    }

    [Fact]
    public void A_ringing_call_is_answered_held_retrieved_and_cleared()
    {
        var rig = new CtiRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        var called = rig.Leg("1002");
        Assert.Equal("ANSWER_CALL_CONF", rig.Ask(MessageType.AnswerCallReq, CtiRig.Of(called))!.Name);
        Assert.Equal(LegState.Connected, called.State);
        Assert.Equal("NO_CALL_TO_ANSWER", rig.Ask(MessageType.AnswerCallReq, CtiRig.Of(called))!["FailureCode"]);
        Assert.Equal("HOLD_CALL_CONF", rig.Ask(MessageType.HoldCallReq, CtiRig.Of(called))!.Name);
        Assert.Equal("NO_ACTIVE_CALL", rig.Ask(MessageType.HoldCallReq, CtiRig.Of(called))!["FailureCode"]);
        Assert.Equal("RETRIEVE_CALL_CONF", rig.Ask(MessageType.RetrieveCallReq, CtiRig.Held(called))!.Name);
        Assert.Equal("NO_HELD_CALL", rig.Ask(MessageType.RetrieveCallReq, CtiRig.Held(called))!["FailureCode"]);
        Assert.Equal("CLEAR_CONNECTION_CONF", rig.Ask(MessageType.ClearConnectionReq, CtiRig.Of(called))!.Name);
        Assert.Empty(rig.Engine.Calls);
        Assert.Equal("INVALID_CSTA_CALL_IDENTIFIER", rig.Ask(MessageType.ClearConnectionReq, CtiRig.Of(called))!["FailureCode"]);
    }

    [Fact]
    public void A_connection_that_is_not_in_the_call_is_refused()
    {
        var rig = new CtiRig();
        rig.Talk();
        var refused = rig.Ask(MessageType.HoldCallReq, ("PeripheralID", "5000"), ("ConnectionCallID", "1"), ("CONNECTION_DEVID", "1003"))!;
        Assert.Equal("INVALID_CSTA_CONNECTION_IDENTIFIER", refused["FailureCode"]);
        Assert.Equal(
            "REQUIRED_DATA_MISSING",
            rig.Ask(MessageType.HoldCallReq, ("PeripheralID", "5000"), ("ConnectionCallID", "1"))!["StatusCode"]
        );
    }

    [Fact]
    public void Clearing_a_call_releases_everybody()
    {
        var rig = new CtiRig();
        var (caller, _) = rig.Talk();
        Assert.Equal("CLEAR_CALL_CONF", rig.Ask(MessageType.ClearCallReq, CtiRig.Of(caller))!.Name);
        Assert.Empty(rig.Engine.Calls);
    }

    [Fact]
    public void A_consultation_is_made_alternated_and_taken_back()
    {
        var rig = new CtiRig();
        var (active, _) = rig.Talk();
        var made = rig.Ask(
            MessageType.ConsultationCallReq,
            [.. CtiRig.Active(active), ("DIALED_NUMBER", "1003"), ("ConsultType", "TRANSFER")]
        )!;
        Assert.Equal(("CONSULTATION_CALL_CONF", "2", "1001"), (made.Name, made["NewConnectionCallID"], made["NEW_CONNECTION_DEVID"]));
        rig.Run();
        rig.Engine.Answer(rig.Leg("1003"));
        var consulting = rig.Leg("1001", 1);
        rig.Client.Clear();
        var alternated = rig.Ask(
            MessageType.AlternateCallReq,
            [.. CtiRig.Active(consulting), .. CtiRig.Of(active, "OtherConnectionCallID", "OTHER_CONN_DEVID")]
        )!;
        Assert.Equal("ALTERNATE_CALL_CONF", alternated.Name);
        Assert.All(
            rig.Client.Events.Where(static e => e.Name is "CALL_HELD_EVENT" or "CALL_RETRIEVED_EVENT"),
            static e => Assert.Equal("ALTERNATE", e["EventCause"])
        );
        Assert.Equal((LegState.Connected, LegState.Held), (active.State, consulting.State));
        rig.Ask(
            MessageType.AlternateCallReq,
            [.. CtiRig.Active(active), .. CtiRig.Of(consulting, "OtherConnectionCallID", "OTHER_CONN_DEVID")]
        );
        var back = rig.Ask(MessageType.ReconnectCallReq, [.. CtiRig.Active(consulting), .. CtiRig.Held(active)])!;
        Assert.Equal("RECONNECT_CALL_CONF", back.Name);
        Assert.True(consulting.IsReleased);
        Assert.Equal(LegState.Connected, active.State);
        Assert.Equal(
            "NO_HELD_CALL",
            rig.Ask(
                MessageType.AlternateCallReq,
                [.. CtiRig.Active(active), .. CtiRig.Of(active, "OtherConnectionCallID", "OTHER_CONN_DEVID")]
            )!["FailureCode"]
        );
    }

    [Fact]
    public void A_transfer_is_confirmed_with_the_call_that_goes_on()
    {
        var (rig, held, consulting) = Consulting();
        var done = rig.Ask(MessageType.TransferCallReq, [.. CtiRig.Active(consulting), .. CtiRig.Held(held)])!;
        Assert.Equal(("TRANSFER_CALL_CONF", "1", "2"), (done.Name, done["NewConnectionCallID"], done["NumParties"]));
        Assert.Equal(["1003", "1002"], done.All("PARTY_DEVID"));
    }

    [Fact]
    public void A_conference_is_confirmed_with_its_parties()
    {
        var (rig, held, consulting) = Consulting();
        var done = rig.Ask(MessageType.ConferenceCallReq, [.. CtiRig.Active(consulting), .. CtiRig.Held(held)])!;
        Assert.Equal(("CONFERENCE_CALL_CONF", "1", "3"), (done.Name, done["NewConnectionCallID"], done["NumParties"]));
        Assert.Equal(
            "NO_CALL_TO_COMPLETE",
            rig.Ask(MessageType.ConferenceCallReq, [.. CtiRig.Active(held), .. CtiRig.Held(held)])!["FailureCode"]
        );
    }

    [Fact]
    public void A_transfer_and_a_conference_in_one_step_need_a_number()
    {
        var rig = new CtiRig();
        var (caller, called) = rig.Talk();
        (string, string)[] none = [("HeldConnectionCallID", "4294967295"), ("HeldConnectionDeviceIDType", "NONE")];
        Assert.Equal("REQUIRED_DATA_MISSING", rig.Ask(MessageType.TransferCallReq, [.. CtiRig.Active(called), .. none])!["StatusCode"]);
        Assert.Equal(
            "INVALID_CALLED_DEVICE",
            rig.Ask(MessageType.TransferCallReq, [.. CtiRig.Active(called), .. none, ("DIALED_NUMBER", "999")])!["FailureCode"]
        );
        Assert.Equal(
            "CONFERENCE_CALL_CONF",
            rig.Ask(MessageType.ConferenceCallReq, [.. CtiRig.Active(caller), .. none, ("DIALED_NUMBER", "1004")])!.Name
        );
        rig.Run();
        rig.Engine.Answer(rig.Leg("1004"));
        Assert.Equal(3, rig.Client.Events.Count(static e => e.Name == "CALL_CONFERENCED_EVENT"));
        rig.Engine.HangUp(rig.Leg("1004"));
        Assert.Equal(
            "TRANSFER_CALL_CONF",
            rig.Ask(MessageType.TransferCallReq, [.. CtiRig.Active(called), .. none, ("DIALED_NUMBER", "1003")])!.Name
        );
        Assert.True(called.IsReleased);
    }

    [Fact]
    public void A_ringing_call_is_deflected()
    {
        var rig = new CtiRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        var ringing = rig.Leg("1002");
        Assert.Equal(
            "INVALID_CALLED_DEVICE",
            rig.Ask(MessageType.DeflectCallReq, [.. CtiRig.Of(ringing), ("CALLED_DEVID", "999")])!["FailureCode"]
        );
        Assert.Equal("DEFLECT_CALL_CONF", rig.Ask(MessageType.DeflectCallReq, [.. CtiRig.Of(ringing), ("CALLED_DEVID", "1003")])!.Name);
        rig.Run();
        Assert.Equal(LegState.Alerting, rig.Leg("1003").State);
    }

    [Fact]
    public void Digits_are_sent_one_after_the_other()
    {
        var rig = new CtiRig();
        var (caller, _) = rig.Talk();
        Assert.Equal(
            "SEND_DTMF_SIGNAL_CONF",
            rig.Ask(MessageType.SendDtmfSignalReq, [.. CtiRig.Of(caller), ("DTMF_STRING", "12#"), ("ToneDuration", "100")])!.Name
        );
        Assert.Equal(
            "INVALID_DIGITS",
            rig.Ask(MessageType.SendDtmfSignalReq, [.. CtiRig.Of(caller), ("DTMF_STRING", "1x")])!["StatusCode"]
        );
    }

    [Fact]
    public void Rule_56_a_predictive_call_belongs_to_a_group()
    {
        var rig = new CtiRig();
        Assert.Equal("INVALID_CALLING_DEVICE", rig.Ask(MessageType.MakePredictiveCallReq, Make("1001", "0891234567"))!["FailureCode"]);
        Assert.Equal("MAKE_PREDICTIVE_CALL_CONF", rig.Ask(MessageType.MakePredictiveCallReq, Make("610", "0891234567"))!.Name);
        rig.Run(600);
        rig.Engine.Answer(rig.Engine.FindTrunk("carrier")!.Legs[0]);
        rig.Run(3000);
        Assert.Contains(rig.Client.Story, static line => line.StartsWith("CALL_QUEUED", StringComparison.Ordinal));
    }

    [Fact]
    public void Snapshots_show_the_calls_of_a_device_and_the_parties_of_a_call()
    {
        var rig = new CtiRig();
        rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "1001");
        rig.Run();
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Engine.SetData(rig.Leg("1001").Call, new Dictionary<string, string?> { ["callVariable3"] = "gold", ["account"] = "4711" });
        var device = rig.Ask(MessageType.SnapshotDeviceReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"))!;
        Assert.Equal(
            ("1", "1", "1001", "CONNECT"),
            (device["NumCalls"], device["CALL_CONN_CALLID"], device["CALL_CONN_DEVID"], device["CALL_STATE"])
        );
        var call = rig.Ask(MessageType.SnapshotCallReq, CtiRig.Of(rig.Leg("1001")))!;
        Assert.Equal(
            ("SNAPSHOT_CALL_CONF", "2", "OTHER_IN", "gold"),
            (call.Name, call["NumCallDevices"], call["CallType"], call["CALL_VAR_3"])
        );
        Assert.Equal(["0301234567", "1001"], call.All("CALL_DEVID"));
        Assert.Equal("account=4711", call["NAMED_VARIABLE"]);
        Assert.Equal(
            "INVALID_CSTA_DEVICE_IDENTIFIER",
            rig.Ask(MessageType.SnapshotDeviceReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "4711"))!["FailureCode"]
        );
        Assert.Equal(
            "INVALID_CSTA_CALL_IDENTIFIER",
            rig.Ask(MessageType.SnapshotCallReq, ("PeripheralID", "5000"), ("ConnectionCallID", "9"), ("CONNECTION_DEVID", "1001"))![
                "FailureCode"
            ]
        );
    }

    [Fact]
    public void A_device_says_what_it_is()
    {
        var rig = new CtiRig();
        var phone = rig.Ask(MessageType.QueryDeviceInfoReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001"))!;
        Assert.Equal(("QUERY_DEVICE_INFO_CONF", "STATION", "1"), (phone.Name, phone["TypeOfDevice"], phone["MaxHeldCalls"]));
        Assert.Equal(
            "ACD_GROUP",
            rig.Ask(MessageType.QueryDeviceInfoReq, ("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "610"))!["TypeOfDevice"]
        );
    }

    [Fact]
    public void Data_set_by_one_client_is_told_to_all()
    {
        var rig = new CtiRig();
        var (caller, _) = rig.Talk();
        var other = new CtiTestClient(rig.Face);
        other.Open();
        var set = rig.Ask(
            MessageType.SetCallDataReq,
            [
                .. CtiRig.Of(caller),
                ("CALL_VAR_1", "one"),
                ("UUI", "uu"),
                ("NAMED_VARIABLE", "account=4711"),
                ("NAMED_ARRAY", "codes[2]=x"),
                ("CED", "123"),
            ]
        )!;
        Assert.Equal("SET_CALL_DATA_CONF", set.Name);
        var told = other.Events.First(static e => e.Name == "CALL_DATA_UPDATE_EVENT");
        Assert.Equal(
            ("one", "123", "account=4711", "codes[2]=x"),
            (told["CALL_VAR_1"], told["CED"], told["NAMED_VARIABLE"], told["NAMED_ARRAY"])
        );
        Assert.Equal("uu", caller.Call.UserData);
        Assert.Equal(2, other.Events.Count(static e => e.Name == "CALL_DATA_UPDATE_EVENT"));
    }

    [Fact]
    public void Rule_53_a_variable_that_is_too_long_is_cut_without_a_word_or_refused()
    {
        var rig = new CtiRig();
        var (caller, _) = rig.Talk();
        var text = new string('x', 50);
        Assert.Equal("SET_CALL_DATA_CONF", AskLong(rig, caller, text)!.Name);
        Assert.Equal(40, caller.Call.Variables["callVariable1"].Length);
        var strict = new CtiRig(options: new CtiServerOptions { CutLongVariables = false });
        (caller, _) = strict.Talk();
        Assert.Equal("VALUE_TOO_LONG", AskLong(strict, caller, text)!["StatusCode"]);
        Assert.Empty(caller.Call.Variables);
    }

    [Fact]
    public void A_client_gets_only_the_variables_that_it_registered()
    {
        var rig = new CtiRig();
        Assert.Equal(
            "REGISTER_VARIABLES_CONF",
            rig.Ask(MessageType.RegisterVariablesReq, ("CallVariableMask", "2"), ("NAMED_VARIABLE", "wanted=x"))!.Name
        );
        var (caller, _) = rig.Talk();
        rig.Client.Clear();
        rig.Engine.SetData(
            caller.Call,
            new Dictionary<string, string?>
            {
                ["callVariable1"] = "1",
                ["callVariable2"] = "2",
                ["wanted"] = "w",
                ["other"] = "o",
            }
        );
        var told = rig.Client.Events[0];
        Assert.Equal((null, "2", "wanted=w"), (told["CALL_VAR_1"], told["CALL_VAR_2"], string.Join(';', told.All("NAMED_VARIABLE"))));
    }

    [Fact]
    public void A_call_that_a_client_releases_is_ended_for_it()
    {
        var rig = new CtiRig();
        var (caller, _) = rig.Talk();
        rig.Client.Clear();
        Assert.Equal("RELEASE_CALL_CONF", rig.Ask(MessageType.ReleaseCallReq, CtiRig.Of(caller))!.Name);
        Assert.Equal(["END_CALL 1/1001"], rig.Client.Story);
        Assert.False(caller.IsReleased);
    }

    private static CtiReceived? AskLong(CtiRig rig, PbxLeg leg, string text)
    {
        var request = rig.Client.Write(MessageType.SetCallDataReq, [.. CtiRig.Of(leg), ("InvokeID", "900"), ("CALL_VAR_2", "y")]);
        // Written by hand: the writer of the library refuses what is too long.
        byte[] field = [(byte)Tag.CallVariable1, (byte)(text.Length + 1), .. System.Text.Encoding.Latin1.GetBytes(text), 0];
        byte[] message = [.. request, .. field];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(message, message.Length - 8);
        rig.Client.Session.Receive(message);
        return rig.Client.AnswerTo(900);
    }

    private static (CtiRig Rig, PbxLeg Held, PbxLeg Consulting) Consulting()
    {
        var rig = new CtiRig();
        var (held, _) = rig.Talk();
        var consulting = rig.Engine.Consult(held, "1003")!;
        rig.Run();
        Assert.True(rig.Engine.Answer(rig.Leg("1003")));
        rig.Client.Clear();
        return (rig, held, consulting);
    }
}
