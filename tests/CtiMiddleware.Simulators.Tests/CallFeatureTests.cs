using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>What can be done with a call beside answering and clearing it.</summary>
public sealed class CallFeatureTests
{
    private static SwitchProfile Blocking()
    {
        var profile = SwitchRig.Phones();
        profile.FailedCaller = RemainingParty.Blocked;
        profile.RemainingParty = RemainingParty.Blocked;
        return profile;
    }

    [Fact]
    public void Forwarding_always_busy_and_unanswered_sends_the_call_on_and_says_so()
    {
        var rig = new EngineRig();
        var engine = rig.Engine;
        Assert.Equal(Refusal.InvalidNumber, engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Always, "nosuch"));
        Assert.Equal(Refusal.InvalidNumber, engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Always, "1002"));

        engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Always, "1003");
        var caller = rig.Call("1001", "1002");
        Assert.Equal(LegState.Alerting, rig.Leg("1003").State);
        Assert.Equal(("1002", "1003", DiversionReason.ForwardAlways), Diversion(rig));
        Assert.Equal(("1002", "1002"), (caller.Call.DialledNumber, caller.Call.LastRedirectedNumber));
        engine.HangUp(caller);
        engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Always, "");

        engine.SetForwarding(rig.Phone("1002"), ForwardingKind.NoAnswer, "1004");
        caller = rig.Call("1001", "1002");
        Assert.Equal(LegState.Alerting, rig.Leg("1002").State);
        rig.Wait(12);
        Assert.Equal(LegState.Alerting, rig.Leg("1004").State);
        Assert.Empty(rig.Phone("1002").Legs);
        Assert.Equal(DiversionReason.ForwardNoAnswer, Diversion(rig).Reason);
        engine.HangUp(caller);

        engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Busy, "1005");
        engine.SetCallWaiting(rig.Phone("1002"), on: false);
        rig.Talk("1003", "1002");
        caller = rig.Call("1001", "1002");
        Assert.Equal(LegState.Alerting, rig.Leg("1005").State);
        Assert.Equal(DiversionReason.ForwardBusy, Diversion(rig).Reason);
    }

    [Fact]
    public void Rule_50_forwarding_in_a_circle_ends_with_a_device_that_rings()
    {
        var rig = new EngineRig();
        rig.Engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Always, "1003");
        rig.Engine.SetForwarding(rig.Phone("1003"), ForwardingKind.Always, "1004");
        rig.Engine.SetForwarding(rig.Phone("1004"), ForwardingKind.Always, "1002");
        var caller = rig.Call("1001", "1002");
        Assert.Equal(LegState.Alerting, rig.Leg("1004").State);
        Assert.Equal(2, rig.Seen<PbxEvent.Diverted>().Length);
        Assert.Equal(Refusal.Loop, rig.Engine.Deflect(rig.Leg("1004"), "1002"));
        rig.Engine.HangUp(caller);
        rig.AssertIdle();
    }

    [Fact]
    public void Rule_23_hold_consultation_and_alternation_are_told_apart()
    {
        var rig = new EngineRig();
        rig.Talk("1001", "1002");
        rig.Engine.Hold(rig.Leg("1001"));
        rig.Engine.Retrieve(rig.Leg("1001"));
        rig.Engine.Consult(rig.Leg("1001"), "1003");
        rig.Wait(0.5);
        rig.Engine.Answer(rig.Leg("1003"));
        Assert.True(rig.Engine.Alternate(rig.Phone("1001")));
        Assert.Equal([HoldCause.Hold, HoldCause.Consultation, HoldCause.Alternate], rig.Seen<PbxEvent.Held>().Select(held => held.Cause));
        Assert.Equal([HoldCause.Hold, HoldCause.Alternate], rig.Seen<PbxEvent.Retrieved>().Select(retrieved => retrieved.Cause));
    }

    [Fact]
    public void Call_waiting_decides_whether_a_second_call_rings()
    {
        var rig = new EngineRig();
        rig.Talk("1001", "1002");
        var second = rig.Call("1003", "1002");
        Assert.Equal(LegState.Alerting, rig.Leg("1002").State);
        Assert.Equal(2, rig.Leg("1002").Appearance);
        rig.Engine.HangUp(second);
        rig.Engine.SetCallWaiting(rig.Phone("1002"), on: false);
        var third = rig.Call("1003", "1002");
        Assert.True(third.IsReleased);
        Assert.Equal(ReleaseCause.Busy, rig.Last<PbxEvent.Failed>().Cause);
    }

    [Fact]
    public void Deflected_call_rings_elsewhere_and_a_caller_of_a_group_leaves_it()
    {
        var rig = new EngineRig(SwitchRig.Phones().AddHuntGroup("650", "hunt", GroupDistribution.Linear, "1005"));
        rig.Call("1001", "1002");
        Assert.Equal(Refusal.None, rig.Engine.Deflect(rig.Leg("1002"), "1003"));
        rig.Wait(0.5);
        Assert.Equal(LegState.Alerting, rig.Leg("1003").State);
        Assert.Equal(("1002", "1003", DiversionReason.Deflected), Diversion(rig));
        Assert.Equal(ReleaseCause.Diverted, rig.Seen<PbxEvent.Released>().Single(e => e.Leg.Number == "1002").Cause);

        rig.Outside("650");
        Assert.Equal(Refusal.None, rig.Engine.Deflect(rig.Leg("1005"), "1004"));
        rig.Wait(0.5);
        Assert.Equal(LegState.Alerting, rig.Leg("1004").State);
        Assert.Equal(0, rig.Engine.FindGroup("650")!.WaitingCallers);
        Assert.Empty(rig.Phone("1005").Legs);
    }

    [Fact]
    public void Rule_22_remaining_party_is_cleared_or_blocked_as_the_profile_says()
    {
        var cleared = new EngineRig();
        cleared.Talk("1001", "1002");
        cleared.Engine.HangUp(cleared.Leg("1001"));
        cleared.AssertIdle();

        var blocked = new EngineRig(Blocking());
        blocked.Talk("1001", "1002");
        blocked.Engine.HangUp(blocked.Leg("1001"));
        var left = blocked.Leg("1002");
        Assert.Equal(LegState.Failed, left.State);
        Assert.True(blocked.Last<PbxEvent.Failed>() is { Blocked: true, Cause: ReleaseCause.Blocked });
        blocked.Wait(21);
        blocked.AssertIdle();

        blocked.Talk("1001", "1002");
        Assert.True(blocked.Engine.ClearCall(blocked.Leg("1001").Call));
        blocked.AssertIdle();
    }

    [Fact]
    public void Rule_20_busy_and_invalid_calls_fail_with_their_cause_and_may_stay_on_a_tone()
    {
        var rig = new EngineRig(Blocking());
        rig.Engine.SetDoNotDisturb(rig.Phone("1002"), on: true);
        var caller = rig.Call("1001", "1002");
        Assert.Equal(LegState.Failed, caller.State);
        Assert.True(rig.Last<PbxEvent.Failed>() is { Cause: ReleaseCause.Busy, Blocked: true, Undelivered: false });
        rig.Engine.HangUp(caller);
        Assert.True(caller.IsReleased);
        rig.Talk("1004", "1005");
        rig.Engine.Hold(rig.Leg("1005"));
        rig.Talk("1005", "1006");
        rig.Call("1001", "1005");
        Assert.True(rig.Last<PbxEvent.Failed>() is { Cause: ReleaseCause.Busy, Undelivered: true });
        rig.Engine.MakeCall(new MakeCallRequest { From = rig.Phone("1003"), Number = "nosuch" }, out var refusal);
        Assert.Equal(Refusal.None, refusal);
        Assert.Equal(ReleaseCause.InvalidNumber, rig.Last<PbxEvent.Failed>().Cause);
    }

    [Fact]
    public void Rule_13_a_call_that_cannot_be_made_is_refused_where_the_profile_says_so()
    {
        var profile = SwitchRig.Phones();
        profile.FailedAsRefusal = true;
        var rig = new EngineRig(profile);
        rig.Engine.MakeCall(new MakeCallRequest { From = rig.Phone("1001"), Number = "nosuch" }, out var refusal);
        Assert.Equal(Refusal.InvalidNumber, refusal);
        rig.Engine.SetDoNotDisturb(rig.Phone("1002"), on: true);
        var request = new MakeCallRequest { From = rig.Phone("1001"), Number = "1002" };
        Assert.Null(rig.Engine.MakeCall(request, out refusal));
        Assert.Equal(Refusal.DestinationBusy, refusal);
        rig.Engine.SetForwarding(rig.Phone("1002"), ForwardingKind.Busy, "1003");
        Assert.NotNull(rig.Engine.MakeCall(request, out refusal));
        Assert.Equal(Refusal.None, refusal);
    }

    [Fact]
    public void Camped_on_caller_rings_when_the_station_is_free()
    {
        var rig = new EngineRig(Blocking());
        rig.Engine.SetCallWaiting(rig.Phone("1002"), on: false);
        rig.Talk("1003", "1002");
        var caller = rig.Call("1001", "1002");
        Assert.Equal(Refusal.None, rig.Engine.CampOn(caller));
        Assert.Equal(Refusal.InvalidState, rig.Engine.CampOn(caller));
        rig.Engine.ClearCall(rig.Leg("1003").Call);
        rig.Wait(0.5);
        Assert.Equal((LegState.Alerting, caller), (rig.Leg("1002").State, rig.Leg("1002").OfferedBy));
        rig.Engine.HangUp(caller);
        rig.AssertIdle();
    }

    [Fact]
    public void Call_back_rings_the_one_who_ordered_it_when_both_are_free()
    {
        var rig = new EngineRig(Blocking());
        rig.Engine.SetCallWaiting(rig.Phone("1002"), on: false);
        rig.Talk("1003", "1002");
        var order = rig.Engine.OrderCallBack(rig.Call("1001", "1002"), out _)!;
        Assert.Empty(rig.Phone("1001").Legs);
        rig.Wait(5);
        Assert.Equal(CallBackState.Ordered, order.State);
        rig.Engine.ClearCall(rig.Leg("1003").Call);
        rig.Wait(0.5);
        Assert.Equal((CallBackState.Recalling, CallKind.CallBack), (order.State, rig.Leg("1001").Call.Kind));
        rig.Engine.Answer(rig.Leg("1001"));
        rig.Wait(0.5);
        Assert.Equal((LegState.Alerting, CallBackState.Done), (rig.Leg("1002").State, order.State));
        Assert.Empty(rig.Engine.CallBacks);
    }

    [Fact]
    public void Call_back_of_an_unanswered_station_waits_until_it_was_used()
    {
        var rig = new EngineRig();
        var order = rig.Engine.OrderCallBack(rig.Call("1001", "1002"), out _)!;
        rig.Wait(5);
        Assert.Equal(CallBackState.Ordered, order.State);
        rig.Talk("1002", "1003");
        rig.Engine.HangUp(rig.Leg("1002"));
        rig.Wait(0.5);
        Assert.Equal(CallBackState.Recalling, order.State);
        Assert.Equal(Refusal.UnknownRequest, rig.Engine.CancelCallBack(order));
        rig.Wait(31);
        Assert.Equal(CallBackState.Cancelled, order.State);
        rig.AssertIdle();
    }

    [Fact]
    public void Intruder_talks_with_both_and_is_refused_without_a_busy_station()
    {
        var rig = new EngineRig(Blocking());
        rig.Engine.SetCallWaiting(rig.Phone("1002"), on: false);
        rig.Talk("1003", "1002");
        var caller = rig.Call("1001", "1002");
        Assert.Equal(Refusal.None, rig.Engine.Intrude(caller));
        Assert.Equal(3, rig.Leg("1002").Call.Legs.Count);
        Assert.All(rig.Leg("1002").Call.Legs, leg => Assert.Equal(LegState.Connected, leg.State));
        Assert.Equal(Refusal.InvalidState, rig.Engine.Intrude(caller));
        rig.Engine.HangUp(caller);
        Assert.Equal(2, rig.Leg("1002").Call.Legs.Count);
    }

    [Fact]
    public void Single_step_conference_adds_a_party_that_may_only_listen()
    {
        var rig = new EngineRig();
        rig.Talk("1001", "1002");
        var added = rig.Engine.AddParty(rig.Leg("1001"), "1003", out var refusal, silent: true)!;
        Assert.Equal(Refusal.None, refusal);
        rig.Wait(0.5);
        rig.Engine.Answer(added);
        Assert.Equal(3, rig.Leg("1001").Call.Legs.Count);
        Assert.True(added is { InMix: true, Silent: true });
        Assert.Equal(added, rig.Last<PbxEvent.PartyAdded>().Added);
        rig.Engine.AddParty(rig.Leg("1001"), "nosuch", out refusal);
        Assert.Equal(Refusal.InvalidNumber, refusal);

        // Nobody is left for the one who still rings.
        var late = rig.Engine.AddParty(rig.Leg("1001"), "1004", out _)!;
        rig.Wait(0.5);
        rig.Engine.ClearCall(late.Call);
        rig.AssertIdle();
        rig.Talk("1001", "1002");
        rig.Engine.AddParty(rig.Leg("1001"), "1004", out _);
        rig.Wait(0.5);
        rig.Engine.HangUp(rig.Leg("1001"));
        rig.AssertIdle();
    }

    [Fact]
    public void Pickup_takes_what_has_rung_longest_in_the_own_group_only()
    {
        var rig = new EngineRig(SwitchRig.Phones().AddPickupGroup("hall", "1001", "1002", "1003"));
        rig.Engine.GroupPickUp(rig.Phone("1001"), out var refusal);
        Assert.Equal(Refusal.NothingToPickUp, refusal);
        rig.Engine.GroupPickUp(rig.Phone("1004"), out refusal);
        Assert.Equal(Refusal.NotAllowed, refusal);
        var first = rig.Outside("1002");
        rig.Outside("1003");
        Assert.NotNull(rig.Engine.GroupPickUp(rig.Phone("1001"), out refusal));
        rig.Wait(0.5);
        Assert.Equal(first.Call, rig.Leg("1001").Call);
        Assert.Equal((LegState.Connected, LegState.Connected), (first.State, rig.Leg("1001").State));
        Assert.Equal("1002", rig.Last<PbxEvent.PickedUp>().Target.Number);
    }

    [Fact]
    public void Rule_17_prompting_rings_the_caller_first_and_ends_cleanly_when_nobody_lifts()
    {
        var rig = new EngineRig();
        OfferOutcome? outcome = null;
        var request = new MakeCallRequest
        {
            From = rig.Phone("1001"),
            Number = "1002",
            Prompt = true,
            PromptTime = TimeSpan.FromSeconds(5),
            Completed = (_, how) => outcome = how,
        };
        var leg = rig.Engine.MakeCall(request, out _)!;
        rig.Wait(1);
        Assert.True(rig.Last<PbxEvent.ServiceInitiated>().Prompting);
        Assert.Empty(rig.Seen<PbxEvent.Originated>());
        rig.Wait(5);
        Assert.True(leg.IsReleased);
        Assert.Equal(OfferOutcome.NoAnswer, outcome);
        rig.AssertIdle();

        leg = rig.Engine.MakeCall(request, out _)!;
        rig.Wait(1);
        rig.Engine.Answer(leg);
        rig.Wait(1);
        Assert.Equal("1002", rig.Last<PbxEvent.Originated>().Number);
        Assert.Equal(LegState.Alerting, rig.Leg("1002").State);
    }

    [Fact]
    public void Rule_21_make_call_is_refused_where_a_call_has_just_landed()
    {
        var rig = new EngineRig();
        rig.Call("1002", "1001");
        rig.Engine.MakeCall(new MakeCallRequest { From = rig.Phone("1001"), Number = "1003" }, out var refusal);
        Assert.Equal(Refusal.InvalidState, refusal);
    }

    [Fact]
    public void Rule_56_predictive_call_belongs_to_a_group_and_reaches_it_after_the_answer()
    {
        var rig = new EngineRig();
        rig.Engine.LogOn(rig.Engine.FindGroup("610")!, rig.Phone("1001"), "Anna");
        rig.Engine.MakePredictiveCall(new PredictiveCallRequest { Group = "1001", Number = "0301234567" }, out var refusal);
        Assert.Equal(Refusal.NotAllowed, refusal);
        rig.Engine.MakePredictiveCall(new PredictiveCallRequest { Group = "610", Number = "77" }, out refusal);
        Assert.Equal(Refusal.InvalidNumber, refusal);

        var request = new PredictiveCallRequest
        {
            Group = "610",
            Number = "0301234567",
            Classification = CallClassification.Voice,
            UserData = "campaign 7",
        };
        var leg = rig.Engine.MakePredictiveCall(request, out _)!;
        rig.Wait(4.7);
        Assert.Equal(LegState.Connected, leg.State);
        Assert.Empty(rig.Seen<PbxEvent.Classified>());
        rig.Wait(2);
        Assert.Equal(CallClassification.Voice, rig.Last<PbxEvent.Classified>().Result);
        Assert.Equal((LegState.Alerting, "campaign 7"), (rig.Leg("1001").State, rig.Leg("1001").Call.UserData));
        rig.Engine.HangUp(leg);

        rig.Engine.MakePredictiveCall(request with { Classification = CallClassification.AnsweringMachine }, out _);
        rig.Wait(10);
        rig.AssertIdle();
    }

    [Fact]
    public void Rule_53_data_that_does_not_fit_is_refused_whole()
    {
        var rig = new EngineRig();
        rig.Talk("1001", "1002");
        var call = rig.Leg("1001").Call;
        var tooLong = new string('x', 211);
        Assert.Equal(Refusal.TooLong, rig.Engine.SetData(call, new Dictionary<string, string?> { ["a"] = "1", ["b"] = tooLong }));
        Assert.Empty(call.Variables);
        Assert.Equal(Refusal.TooLong, rig.Engine.SetData(call, null, new string('ü', 65)));
        Assert.Equal(Refusal.None, rig.Engine.SetData(call, new Dictionary<string, string?> { ["a"] = "1" }, "key"));
        Assert.Equal(["a", PbxEngine.UserDataName], rig.Last<PbxEvent.CallVariablesChanged>().Names);
        Assert.Equal(Refusal.None, rig.Engine.SetData(call, new Dictionary<string, string?> { ["a"] = "1" }));
        Assert.Single(rig.Seen<PbxEvent.CallVariablesChanged>());
    }

    [Fact]
    public void Off_hook_gives_a_dial_tone_and_dialling_goes_on()
    {
        var rig = new EngineRig();
        var leg = rig.Engine.OffHook(rig.Phone("1001"))!;
        Assert.True(leg.HasDialTone);
        Assert.True(rig.Engine.DialDigits(leg, "1002"));
        rig.Wait(0.5);
        Assert.Equal(LegState.Alerting, rig.Leg("1002").State);
        rig.Engine.HangUp(leg);
        rig.Engine.OffHook(rig.Phone("1001"));
        rig.Wait(16);
        rig.AssertIdle();
    }

    private static (string From, string To, DiversionReason Reason) Diversion(EngineRig rig)
    {
        var last = rig.Last<PbxEvent.Diverted>();
        return (last.From, last.To, last.Reason);
    }
}
