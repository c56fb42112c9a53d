using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

/// <summary>The sequence of events of each call flow, as this server tells it. The order is the simulator's own; no recording holds it.</summary>
public sealed class CtiCallFlowTests
{
    [Fact]
    public void A_call_between_stations_is_told_once_from_each_end()
    {
        var rig = new CtiRig();
        rig.Talk();
        Assert.Equal(
            [
                "BEGIN_CALL 1/1001",
                "CALL_SERVICE_INITIATED 1/1001 INITIATE",
                "CALL_ORIGINATED 1/1001 CONNECT",
                "CALL_DELIVERED 1/1001 CONNECT",
                "BEGIN_CALL 1/1002",
                "CALL_DELIVERED 1/1002 ALERTING",
                "CALL_ESTABLISHED 1/1001 CONNECT",
                "CALL_ESTABLISHED 1/1002 CONNECT",
            ],
            rig.Client.Story
        );
        var delivered = rig.Client.Events.First(static e => e.Name == "CALL_DELIVERED_EVENT");
        Assert.Equal(
            ("1002", "1001", "1002", "5000", "0"),
            (
                delivered["ALERTING_DEVID"],
                delivered["CALLING_DEVID"],
                delivered["CALLED_DEVID"],
                delivered["PeripheralID"],
                delivered["MonitorID"]
            )
        );
        Assert.Equal(4, rig.Client.Events.Count(static e => e.Name == "RTP_STARTED_EVENT"));
    }

    [Fact]
    public void The_last_party_that_can_be_seen_clears_the_call_and_every_association_ends()
    {
        var rig = new CtiRig();
        var (_, called) = rig.Talk();
        rig.Client.Clear();
        rig.Engine.HangUp(called);
        Assert.Equal(
            [
                "CALL_CONNECTION_CLEARED 1/1001 CONNECT",
                "CALL_CONNECTION_CLEARED 1/1002 NULL",
                "END_CALL 1/1002",
                "CALL_CONNECTION_CLEARED 1/1001 NULL",
                "CALL_CLEARED 1/1001 NULL",
                "END_CALL 1/1001",
            ],
            rig.Client.Story
        );
    }

    [Fact]
    public void A_caller_from_outside_has_a_number_a_trunk_and_no_end_of_his_own()
    {
        var rig = new CtiRig();
        var caller = rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "1001")!;
        rig.Run();
        rig.Engine.Answer(rig.Leg("1001"));
        Assert.Equal(["BEGIN_CALL 1/1001", "CALL_DELIVERED 1/1001 ALERTING", "CALL_ESTABLISHED 1/1001 CONNECT"], rig.Client.Story);
        var begin = rig.Client.Events[0];
        Assert.Equal(("OTHER_IN", "0301234567", "1001"), (begin["CallType"], begin["ANI"], begin["DNIS"]));
        var delivered = rig.Client.Events[1];
        Assert.Equal(
            ("EXTERNAL", "0301234567", "1"),
            (delivered["CallingDeviceType"], delivered["CALLING_DEVID"], delivered["TRUNK_GROUP_NUMBER"])
        );
        rig.Client.Clear();
        rig.Engine.HangUp(caller);
        Assert.Equal(
            [
                "CALL_CONNECTION_CLEARED 1/1001 CONNECT",
                "CALL_CONNECTION_CLEARED 1/1001 NULL",
                "CALL_CLEARED 1/1001 NULL",
                "END_CALL 1/1001",
            ],
            rig.Client.Story
        );
        Assert.Equal("0301234567", rig.Client.Events.First(static e => e.Name == "CALL_CONNECTION_CLEARED_EVENT")["RELEASING_DEVID"]);
    }

    [Fact]
    public void When_the_agent_hangs_up_the_outside_party_goes_with_the_call()
    {
        var rig = new CtiRig();
        rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "1001");
        rig.Run();
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Client.Clear();
        rig.Engine.HangUp(rig.Leg("1001"));
        Assert.Equal(["CALL_CONNECTION_CLEARED 1/1001 NULL", "CALL_CLEARED 1/1001 NULL", "END_CALL 1/1001"], rig.Client.Story);
    }

    [Fact]
    public void Rule_18_a_call_over_a_trunk_reaches_the_network_first()
    {
        var rig = new CtiRig();
        rig.Engine.Dial(rig.Phone("1001"), "0891234567");
        rig.Run(600);
        Assert.Equal(
            [
                "BEGIN_CALL 1/1001",
                "CALL_SERVICE_INITIATED 1/1001 INITIATE",
                "CALL_ORIGINATED 1/1001 CONNECT",
                "CALL_REACHED_NETWORK 1/1001 CONNECT",
                "CALL_DELIVERED 1/1001 CONNECT",
            ],
            rig.Client.Story
        );
        Assert.Equal("OUT", rig.Client.Events[0]["CallType"]);
        Assert.Equal("carrier", rig.Client.Events[3]["TRUNK_USED_DEVID"]);
    }

    [Fact]
    public void A_held_call_says_who_holds_from_both_ends()
    {
        var rig = new CtiRig();
        var (caller, _) = rig.Talk();
        rig.Client.Clear();
        rig.Engine.Hold(caller);
        rig.Engine.Retrieve(caller);
        Assert.Equal(
            ["CALL_HELD 1/1001 HOLD", "CALL_HELD 1/1002 CONNECT", "CALL_RETRIEVED 1/1001 CONNECT", "CALL_RETRIEVED 1/1002 CONNECT"],
            rig.Client.Story
        );
        Assert.All(rig.Client.Events.Where(static e => e.Name == "CALL_HELD_EVENT"), static e => Assert.Equal("1001", e["HOLDING_DEVID"]));
    }

    [Fact]
    public void Rule_07_every_event_of_a_consultation_says_what_it_is_about()
    {
        var (rig, _, _) = Consulting();
        var events = rig
            .Client.Events.Where(static e => e["ConnectionCallID"] == "2" && !e.Name.StartsWith("RTP", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(8, events.Length);
        Assert.All(events, static e => Assert.Equal(("1", "1001"), (e["COC_CONNECTION_CALL_ID"], e["COC_CONNECTION_DEVICE_ID"])));
        Assert.Equal("CONSULT", events[0]["CallType"]);
    }

    [Fact]
    public void Rule_03_a_transfer_names_both_calls_and_new_ids_are_told_afterwards()
    {
        var (rig, held, consulting) = Consulting();
        rig.Client.Clear();
        rig.Engine.Transfer(held, consulting);
        Assert.Equal(
            [
                "CALL_TRANSFERRED 1/1001 NULL",
                "CALL_TRANSFERRED 1/1003 CONNECT",
                "CALL_TRANSFERRED 1/1002 CONNECT",
                "END_CALL 1/1001",
                "END_CALL 2/1001",
                "CALL_DATA_UPDATE 2/1003",
            ],
            rig.Client.Story
        );
        var transferred = rig.Client.Events.First(static e => e.Name == "CALL_TRANSFERRED_EVENT");
        Assert.Equal(("1", "2", "2"), (transferred["PrimaryCallID"], transferred["SecondaryCallID"], transferred["NumParties"]));
        Assert.Equal(("1001", "1003"), (transferred["TRANSFERRING_DEVID"], transferred["TRANSFERRED_DEVID"]));
        Assert.Equal(["1003", "1002"], transferred.All("PARTY_DEVID"));
        Assert.Equal(["1", "1"], transferred.All("PARTY_CALLID"));
        Assert.Equal("1", rig.Client.Events.First(static e => e.Name == "CALL_DATA_UPDATE_EVENT")["NewConnectionCallID"]);
        // Rule 9: no Connection Cleared for the one who leaves by the transfer.
        Assert.DoesNotContain(rig.Client.Events, static e => e.Name == "CALL_CONNECTION_CLEARED_EVENT");
    }

    [Fact]
    public void Rule_03_a_switch_that_makes_new_ids_tells_them_to_every_party()
    {
        var (rig, held, consulting) = Consulting(MergeIdPolicy.New);
        rig.Client.Clear();
        rig.Engine.Transfer(held, consulting);
        var updates = rig.Client.Events.Where(static e => e.Name == "CALL_DATA_UPDATE_EVENT").ToArray();
        Assert.Equal(
            ["1/3", "2/3"],
            updates.Select(static e => $"{e["ConnectionCallID"]}/{e["NewConnectionCallID"]}").Order(StringComparer.Ordinal)
        );
        rig.Client.Clear();
        rig.Engine.HangUp(rig.Leg("1002"));
        Assert.All(
            rig.Client.Events.Where(static e => e["ConnectionCallID"] is not null),
            static e => Assert.Equal("3", e["ConnectionCallID"])
        );
    }

    [Fact]
    public void A_conference_lists_every_party()
    {
        var (rig, held, consulting) = Consulting();
        rig.Client.Clear();
        rig.Engine.Conference(held, consulting);
        var conferenced = rig.Client.Events.Where(static e => e.Name == "CALL_CONFERENCED_EVENT").ToArray();
        Assert.Equal(["1001", "1002", "1003"], conferenced.Select(static e => e["PRIMARY_DEVID"]));
        Assert.All(conferenced, static e => Assert.Equal(["1001", "1002", "1003"], e.All("PARTY_DEVID")));
        Assert.All(conferenced, static e => Assert.Equal(("1001", "1003"), (e["CONTROLLER_DEVID"], e["ADDED_PARTY_DEVID"])));
        Assert.Contains("END_CALL 2/1001", rig.Client.Story);
        Assert.Contains("CALL_DATA_UPDATE 2/1003", rig.Client.Story);
    }

    [Fact]
    public void Rule_55_a_blind_transfer_rings_elsewhere_under_the_same_call()
    {
        var rig = new CtiRig();
        var (caller, called) = rig.Talk();
        rig.Client.Clear();
        rig.Engine.BlindTransfer(called, "1003");
        rig.Run();
        Assert.Equal(
            [
                "CALL_TRANSFERRED 1/1002 NULL",
                "CALL_TRANSFERRED 1/1001 CONNECT",
                "END_CALL 1/1002",
                "CALL_DELIVERED 1/1001 CONNECT",
                "BEGIN_CALL 1/1003",
                "CALL_DELIVERED 1/1003 ALERTING",
            ],
            rig.Client.Story
        );
        var delivered = rig.Client.Events.Last(static e => e.Name == "CALL_DELIVERED_EVENT");
        Assert.Equal(("TRANSFER", "1002"), (delivered["EventCause"], delivered["LAST_REDIRECT_DEVID"]));
        Assert.False(caller.IsReleased);
    }

    [Fact]
    public void A_forwarded_call_says_from_where_and_why()
    {
        var rig = new CtiRig();
        rig.Engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Always, "1003");
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        var diverted = rig.Client.Events.Single(static e => e.Name == "CALL_DIVERTED_EVENT");
        Assert.Equal(
            ("1002", "1003", "CALL_FORWARD_ALWAYS", "1001"),
            (diverted["DIVERTING_DEVID"], diverted["CALLED_DEVID"], diverted["EventCause"], diverted["CONNECTION_DEVID"])
        );
        var delivered = rig.Client.Events.Last(static e => e.Name == "CALL_DELIVERED_EVENT");
        Assert.Equal(("1003", "1002", "1002"), (delivered["ALERTING_DEVID"], delivered["CALLED_DEVID"], delivered["LAST_REDIRECT_DEVID"]));
    }

    [Fact]
    public void A_deflected_call_leaves_the_station_by_the_diversion()
    {
        var rig = new CtiRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        rig.Client.Clear();
        Assert.Equal(Refusal.None, rig.Engine.Deflect(rig.Leg("1002"), "1003"));
        rig.Run();
        Assert.Equal(
            [
                "CALL_DIVERTED 1/1001 CONNECT",
                "CALL_DIVERTED 1/1002 NULL",
                "END_CALL 1/1002",
                "CALL_DELIVERED 1/1001 CONNECT",
                "BEGIN_CALL 1/1003",
                "CALL_DELIVERED 1/1003 ALERTING",
            ],
            rig.Client.Story
        );
    }

    [Fact]
    public void Rule_25_a_switch_that_does_not_tell_diversions_only_ends_the_association()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.WithoutDivertedEvents = true;
            return profile;
        });
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        rig.Client.Clear();
        rig.Engine.Deflect(rig.Leg("1002"), "1003");
        rig.Run();
        Assert.Equal(
            ["END_CALL 1/1002", "CALL_DELIVERED 1/1001 CONNECT", "BEGIN_CALL 1/1003", "CALL_DELIVERED 1/1003 ALERTING"],
            rig.Client.Story
        );
    }

    [Theory]
    [InlineData("999", "DEST_NOT_OBTAINABLE")]
    [InlineData("1002", "BUSY")]
    public void Rule_20_a_call_that_cannot_be_made_fails_with_its_cause(string number, string cause)
    {
        var rig = new CtiRig();
        rig.Engine.SetDoNotDisturb(rig.Phone("1002"), on: true);
        rig.Engine.MakeCall(new MakeCallRequest { From = rig.Phone("1001"), Number = number }, out _);
        rig.Run();
        Assert.Equal(
            [
                "BEGIN_CALL 1/1001",
                "CALL_SERVICE_INITIATED 1/1001 INITIATE",
                "CALL_ORIGINATED 1/1001 CONNECT",
                "CALL_FAILED 1/1001 FAIL",
                "CALL_CONNECTION_CLEARED 1/1001 NULL",
                "CALL_CLEARED 1/1001 NULL",
                "END_CALL 1/1001",
            ],
            rig.Client.Story
        );
        var failed = rig.Client.Events[3];
        Assert.Equal((cause, number), (failed["EventCause"], failed["FAILING_DEVID"]));
    }

    [Fact]
    public void Rule_13_a_failure_may_name_no_connection()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.FailedWithoutConnection = true;
            return profile;
        });
        rig.Engine.MakeCall(new MakeCallRequest { From = rig.Phone("1001"), Number = "999" }, out _);
        var failed = rig.Client.Events.Single(static e => e.Name == "CALL_FAILED_EVENT");
        Assert.Equal(("NONE", "1", null), (failed["ConnectionDeviceIDType"], failed["ConnectionCallID"], failed["CONNECTION_DEVID"]));
    }

    [Fact]
    public void Rule_22_a_party_left_alone_may_stay_on_a_tone()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.RemainingParty = RemainingParty.Blocked;
            return profile;
        });
        var (_, called) = rig.Talk();
        rig.Client.Clear();
        rig.Engine.HangUp(called);
        Assert.Contains("CALL_FAILED 1/1001 FAIL", rig.Client.Story);
        Assert.DoesNotContain("END_CALL 1/1001", rig.Client.Story);
        rig.Engine.HangUp(rig.Leg("1001"));
        Assert.Equal("END_CALL 1/1001", rig.Client.Story[^1]);
    }

    [Fact]
    public void Picking_a_call_up_diverts_it_from_where_it_rang()
    {
        var rig = new CtiRig();
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run();
        rig.Client.Clear();
        rig.Engine.PickUp(rig.Phone("1003"), rig.Leg("1002"), out var refusal);
        Assert.Equal(Refusal.None, refusal);
        rig.Run(300);
        Assert.Contains("CALL_DIVERTED 1/1002 NULL", rig.Client.Story);
        Assert.Contains("CALL_DATA_UPDATE 2/1003", rig.Client.Story);
        Assert.Contains("CALL_ESTABLISHED 1/1003 CONNECT", rig.Client.Story);
        Assert.Contains("END_CALL 1/1002", rig.Client.Story);
        Assert.DoesNotContain("CALL_CONNECTION_CLEARED 1/1002 NULL", rig.Client.Story);
    }

    [Fact]
    public void A_parked_call_is_diverted_and_comes_back_by_the_one_who_fetches_it()
    {
        var rig = new CtiRig();
        var (_, called) = rig.Talk();
        rig.Client.Clear();
        var slot = rig.Engine.Park(called, rig.Phone("1001"))!;
        var parked = rig.Client.Events.First(static e => e.Name == "CALL_DIVERTED_EVENT");
        Assert.Equal(("PARK", "1001", slot.Number), (parked["EventCause"], parked["DIVERTING_DEVID"], parked["CALLED_DEVID"]));
        rig.Engine.Dial(rig.Phone("1003"), slot.Number);
        Assert.Equal("1003", rig.Client.Events.Last(static e => e.Name == "CALL_ESTABLISHED_EVENT")["ANSWERING_DEVID"]);
    }

    [Fact]
    public void An_association_lasts_until_the_call_is_seen_where_it_goes()
    {
        var rig = new CtiRig();
        rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "1001");
        rig.Run();
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Client.Clear();
        rig.Engine.BlindTransfer(rig.Leg("1001"), "1002");
        Assert.Equal(["CALL_TRANSFERRED 1/1001 NULL"], rig.Client.Story);
        rig.Run();
        Assert.Equal(
            ["CALL_TRANSFERRED 1/1001 NULL", "BEGIN_CALL 1/1002", "CALL_DELIVERED 1/1002 ALERTING", "END_CALL 1/1001"],
            rig.Client.Story
        );
    }

    [Fact]
    public void An_association_that_waits_ends_with_the_call_when_nobody_sees_it_again()
    {
        var rig = new CtiRig();
        var caller = rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0301234567", "1001")!;
        rig.Run();
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Engine.BlindTransfer(rig.Leg("1001"), "1002");
        rig.Client.Clear();
        rig.Engine.HangUp(caller);
        Assert.Equal(["CALL_CLEARED 1/1001 NULL", "END_CALL 1/1001"], rig.Client.Story);
    }

    [Fact]
    public void A_conference_under_the_consultations_id_keeps_the_controllers_connection_of_that_call()
    {
        var (rig, held, consulting) = Consulting(MergeIdPolicy.KeepConsultation);
        rig.Client.Clear();
        rig.Engine.Conference(held, consulting);
        Assert.Contains("END_CALL 1/1001", rig.Client.Story);
        Assert.DoesNotContain("END_CALL 2/1001", rig.Client.Story);
        Assert.Contains("CALL_DATA_UPDATE 1/1002", rig.Client.Story);
        rig.Client.Clear();
        rig.Engine.HangUp(held);
        Assert.Contains("END_CALL 2/1001", rig.Client.Story);
    }

    [Fact]
    public void A_device_that_is_twice_in_one_call_has_two_names()
    {
        var rig = new CtiRig();
        rig.Engine.Dial(rig.Phone("1001"), "1001");
        rig.Run();
        Assert.Contains("CALL_DELIVERED 1/1001#2 ALERTING", rig.Client.Story);
        var delivered = rig.Client.Events.Last(static e => e.Name == "CALL_DELIVERED_EVENT");
        Assert.Equal(("DYNAMIC", "1001"), (delivered["ConnectionDeviceIDType"], delivered["ALERTING_DEVID"]));
    }

    private static (CtiRig Rig, PbxLeg Held, PbxLeg Consulting) Consulting(MergeIdPolicy merge = MergeIdPolicy.KeepHeld)
    {
        var rig = new CtiRig(with: profile =>
        {
            profile.MergeIds = merge;
            return profile;
        });
        var (held, _) = rig.Talk();
        rig.Client.Clear();
        var consulting = rig.Engine.Consult(held, "1003")!;
        rig.Run();
        Assert.True(rig.Engine.Answer(rig.Leg("1003")));
        return (rig, held, consulting);
    }
}
