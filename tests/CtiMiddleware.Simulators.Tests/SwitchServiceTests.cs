using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Route points, voice units, trunks, shared lines and analogue ports.</summary>
public sealed class SwitchServiceTests
{
    private static EngineRig Routed(bool reRoute = false)
    {
        var profile = SwitchRig.Phones().AddRoutePoint("660", "entry", "1001", TimeSpan.FromSeconds(3));
        profile.ReRoute = reRoute;
        var rig = new EngineRig(profile);
        PbxEngine.RegisterRouter(rig.Engine.FindRoutePoint("660")!);
        return rig;
    }

    [Fact]
    public void Selected_destination_rings_and_gets_the_routers_data()
    {
        var rig = Routed();
        var caller = rig.Outside("660");
        var request = rig.Last<PbxEvent.RouteRequested>().Request;
        Assert.Equal(("0301112222", "660"), (request.Leg.Call.CallerNumber, request.Leg.Call.DialledNumber));
        var values = new Dictionary<string, string?> { ["intent"] = "buy" };
        Assert.Equal(Refusal.None, rig.Engine.SelectRoute(request, "1002", "key", values));
        rig.Wait(0.5);
        Assert.Equal((LegState.Alerting, "buy", "key"), (rig.Leg("1002").State, caller.Call.Variables["intent"], caller.Call.UserData));
        Assert.Equal(("1002", RouteEnd.Selected), (rig.Last<PbxEvent.RouteUsed>().Destination, request.End!.Value));
        // Field rule 48: the first answer wins.
        Assert.Equal(Refusal.UnknownRequest, rig.Engine.SelectRoute(request, "1003"));
        Assert.Null(rig.Engine.FindRouteRequest(request.Id));
    }

    [Fact]
    public void Rule_46_caller_never_waits_longer_than_the_timer_and_late_answers_are_counted()
    {
        var rig = Routed();
        var point = rig.Engine.FindRoutePoint("660")!;
        rig.Outside("660");
        var request = rig.Last<PbxEvent.RouteRequested>().Request;
        rig.Wait(2.8);
        Assert.Empty(rig.Phone("1001").Legs);
        rig.Wait(0.3);
        Assert.Equal((LegState.Alerting, RouteEnd.TimedOut), (rig.Leg("1001").State, request.End!.Value));
        Assert.Equal(Refusal.UnknownRequest, rig.Engine.SelectRoute(request, "1002"));
        Assert.Equal((1, 1, 1, 0), (point.TimedOut, point.Late, point.Defaulted, point.Selected));

        rig.Engine.CancelRouter(point);
        rig.Outside("660");
        Assert.Single(rig.Seen<PbxEvent.RouteRequested>());
        Assert.Equal(2, rig.Phone("1001").Legs.Count);
    }

    [Fact]
    public void Last_router_that_goes_and_a_rejection_send_the_callers_to_the_default()
    {
        var rig = Routed();
        rig.Outside("660");
        Assert.Equal(Refusal.None, rig.Engine.RejectRoute(rig.Last<PbxEvent.RouteRequested>().Request));
        rig.Outside("660");
        rig.Engine.CancelRouter(rig.Engine.FindRoutePoint("660")!);
        rig.Wait(0.1);
        Assert.Equal(RouteEnd.NoRouter, rig.Last<PbxEvent.RouteEnded>().Request.End);
        Assert.Equal(2, rig.Phone("1001").Legs.Count);
    }

    [Fact]
    public void Caller_who_hangs_up_ends_the_request()
    {
        var rig = Routed();
        var caller = rig.Outside("660");
        rig.Engine.HangUp(caller);
        Assert.Equal(RouteEnd.CallGone, rig.Last<PbxEvent.RouteEnded>().Request.End);
        rig.Wait(5);
        rig.AssertIdle();
    }

    [Fact]
    public void Rule_49_invalid_destination_is_asked_again_or_defaulted_as_the_profile_says()
    {
        var again = Routed(reRoute: true);
        again.Outside("660");
        var request = again.Last<PbxEvent.RouteRequested>().Request;
        Assert.Equal(Refusal.InvalidNumber, again.Engine.SelectRoute(request, "nosuch"));
        Assert.True(again.Last<PbxEvent.RouteRequested>() is { ReRoute: true });
        Assert.Equal(Refusal.None, again.Engine.SelectRoute(request, "1002"));

        var defaulted = Routed();
        defaulted.Outside("660");
        request = defaulted.Last<PbxEvent.RouteRequested>().Request;
        Assert.Equal(Refusal.InvalidNumber, defaulted.Engine.SelectRoute(request, "nosuch"));
        Assert.Equal(RouteEnd.InvalidDestination, request.End);
        Assert.Single(defaulted.Phone("1001").Legs);
    }

    [Fact]
    public void Voice_unit_plays_collects_and_sends_the_caller_where_his_digits_say()
    {
        var options = new VoiceUnitOptions
        {
            Digits = 2,
            Variable = "menu",
            Destinations = new Dictionary<string, string> { ["12"] = "1002" },
            Next = "1003",
        };
        var rig = new EngineRig(SwitchRig.Phones().AddVoiceUnit("670", "menu", options).AddVoiceUnit("671", "goodbye"));
        var caller = rig.Outside("670");
        Assert.Equal("menu", rig.Last<PbxEvent.MessageStarted>().Message);
        rig.Wait(1);
        rig.Engine.PressDigit(caller, '1', TimeSpan.FromMilliseconds(80));
        rig.Wait(0.2);
        Assert.True(rig.Last<PbxEvent.MessageEnded>().Interrupted);
        rig.Engine.PressDigit(caller, '2', TimeSpan.Zero);
        rig.Wait(0.5);
        Assert.Equal(("12", true), (rig.Last<PbxEvent.DigitsCollected>().Digits, rig.Last<PbxEvent.DigitsCollected>().Complete));
        Assert.Equal(("12", LegState.Alerting), (caller.Call.Variables["menu"], rig.Leg("1002").State));

        // Rule 61: the wait for digits is bounded.
        rig.Outside("670");
        rig.Wait(10.5);
        Assert.Equal(("", false), (rig.Last<PbxEvent.DigitsCollected>().Digits, rig.Last<PbxEvent.DigitsCollected>().Complete));
        Assert.Equal(LegState.Alerting, rig.Leg("1003").State);

        var last = rig.Outside("671");
        rig.Wait(5.1);
        Assert.True(last.IsReleased);
    }

    [Fact]
    public void Computer_plays_and_collects_on_a_call_that_the_switch_answered()
    {
        var rig = new EngineRig(SwitchRig.Phones().AddAnnouncement("600", "Echo"));
        var caller = rig.Outside("600");
        Assert.Equal(Refusal.None, rig.Engine.PlayMessage(caller, "welcome", TimeSpan.FromSeconds(2)));
        Assert.Equal(Refusal.None, rig.Engine.CollectDigits(caller, 4, TimeSpan.FromSeconds(3)));
        rig.Engine.PressDigit(caller, '7', TimeSpan.Zero);
        rig.Engine.PressDigit(caller, '#', TimeSpan.Zero);
        Assert.Equal(("7", false), (rig.Last<PbxEvent.DigitsCollected>().Digits, rig.Last<PbxEvent.DigitsCollected>().Complete));
        Assert.False(caller.IsReleased);
        rig.Talk("1001", "1002");
        Assert.Equal(Refusal.InvalidState, rig.Engine.PlayMessage(rig.Leg("1001"), "no", TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Rule_18_network_reached_may_be_the_last_news_of_a_call()
    {
        var rig = new EngineRig(new SwitchProfile().AddStations(1001, 3).AddTrunk("dumb", reportsAnswer: false));
        var leg = rig.Call("1001", "0301234567");
        Assert.Single(rig.Seen<PbxEvent.NetworkReached>());
        rig.Wait(20);
        Assert.Empty(rig.Seen<PbxEvent.Alerting>());
        Assert.Empty(rig.Seen<PbxEvent.Answered>());
        Assert.Equal(LegState.Connected, leg.State);
        rig.Engine.HangUp(leg);
        rig.AssertIdle();
    }

    [Fact]
    public void Rule_21_call_from_outside_wins_the_last_line_and_the_outgoing_one_fails()
    {
        var rig = new EngineRig(new SwitchProfile().AddStations(1001, 3).AddTrunk("carrier", lines: 1));
        var outgoing = rig.Engine.Dial(rig.Phone("1001"), "0301234567")!;
        rig.Wait(0.1);
        var incoming = rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0309", "1002");
        Assert.NotNull(incoming);
        Assert.True(outgoing.IsReleased);
        Assert.Equal(ReleaseCause.Glare, rig.Last<PbxEvent.Failed>().Cause);
        rig.Wait(1);
        Assert.Null(rig.Engine.Inbound(rig.Engine.FindTrunk("carrier")!, "0308", "1003"));
        rig.Engine.Dial(rig.Phone("1001"), "0301234567");
        Assert.Equal(ReleaseCause.Congestion, rig.Last<PbxEvent.Failed>().Cause);
        rig.Engine.HangUp(incoming);
        rig.AssertIdle();

        var always = new EngineRig(new SwitchProfile().AddStations(1001, 3).AddTrunk("carrier", glareShare: 1));
        always.Call("1001", "0301234567");
        Assert.Equal(ReleaseCause.Glare, always.Last<PbxEvent.Failed>().Cause);
    }

    [Fact]
    public void Rule_33_shared_line_rings_everywhere_one_answers_any_may_join_or_take_back()
    {
        var rig = new EngineRig(SwitchRig.Phones().AddSharedLine("680", "office", "1001", "1002", "1003"));
        var line = rig.Engine.FindLine("680")!;
        var caller = rig.Outside("680");
        Assert.Equal(3, rig.Seen<PbxEvent.Alerting>().Length);
        Assert.Equal(LineState.Ringing, line.State);
        rig.Engine.Answer(rig.Leg("1002"));
        Assert.Equal(LineState.InUse, line.State);
        Assert.Empty(rig.Phone("1001").Legs);
        Assert.Equal(2, rig.Seen<PbxEvent.Released>().Count(e => e.Cause == ReleaseCause.AnsweredElsewhere));

        rig.Engine.DialOn(rig.Phone("1001"), line, "1005", out var refusal);
        Assert.Equal(Refusal.NoFreeLine, refusal);
        rig.Engine.BridgeIn(rig.Phone("1004"), line, out refusal);
        Assert.Equal(Refusal.NotAllowed, refusal);
        rig.Engine.BridgeIn(rig.Phone("1001"), line, out refusal);
        Assert.Equal((Refusal.None, 3), (refusal, caller.Call.Legs.Count));
        rig.Engine.HangUp(rig.Leg("1002"));
        Assert.Equal(2, caller.Call.Legs.Count);

        rig.Engine.Hold(rig.Leg("1001"));
        Assert.Equal(LineState.Held, line.State);
        rig.Engine.BridgeIn(rig.Phone("1003"), line, out refusal);
        Assert.Equal((Refusal.None, LineState.InUse), (refusal, line.State));
        Assert.Empty(rig.Phone("1001").Legs);
        Assert.Equal((2, LegState.Connected), (caller.Call.Legs.Count, rig.Leg("1003").State));
        rig.Engine.HangUp(caller);
        Assert.Equal(LineState.Idle, line.State);
        rig.AssertIdle();

        Assert.NotNull(rig.Engine.DialOn(rig.Phone("1001"), line, "1005", out _));
        Assert.Equal(LineState.InUse, line.State);
        Assert.True(rig.Call("1006", "680").IsReleased);
    }

    [Fact]
    public void Call_picked_up_from_a_shared_line_stops_ringing_everywhere_and_lasts()
    {
        var rig = new EngineRig(SwitchRig.Phones().AddSharedLine("680", "office", "1002", "1003"));
        var caller = rig.Call("1001", "680");
        rig.Engine.Dial(rig.Phone("1004"), "*81002");
        rig.Wait(0.5);
        Assert.Empty(rig.Phone("1002").Legs);
        Assert.Empty(rig.Phone("1003").Legs);
        Assert.Equal(LineState.Idle, rig.Engine.FindLine("680")!.State);
        Assert.Equal(2, rig.Seen<PbxEvent.Released>().Count(e => e.Cause == ReleaseCause.AnsweredElsewhere));
        rig.Wait(rig.Engine.Profile.RingTime.TotalSeconds + 1);
        Assert.Equal((LegState.Connected, 2), (caller.State, caller.Call.Mixed.Count()));
        rig.Engine.HangUp(caller);
        rig.AssertIdle();
    }

    [Fact]
    public void Analogue_port_says_everything_with_its_hook()
    {
        var rig = new EngineRig(SwitchRig.Phones().AddAnaloguePort("1090", "Porter"));
        var port = rig.Phone("1090");
        Assert.Equal(Refusal.NotAllowed, rig.Engine.HookFlash(rig.Phone("1001")));
        rig.Talk("1001", "1090");
        var first = rig.Leg("1090");

        // Ask, think better of it, go back.
        Assert.Equal(Refusal.None, rig.Engine.HookFlash(port));
        Assert.True(rig.Leg("1090") is { HasDialTone: true } && first.State == LegState.Held);
        Assert.Equal(Refusal.None, rig.Engine.HookFlash(port));
        Assert.Equal((LegState.Connected, 1), (first.State, port.Legs.Count));

        // Ask and transfer by hanging up.
        rig.Engine.HookFlash(port);
        rig.Engine.DialDigits(rig.Leg("1090"), "1002");
        rig.Wait(0.5);
        rig.Engine.Answer(rig.Leg("1002"));
        Assert.Equal(Refusal.None, rig.Engine.OnHook(port));
        Assert.Empty(port.Legs);
        Assert.Equal(rig.Leg("1001").Call, rig.Leg("1002").Call);
        rig.Engine.ClearCall(rig.Leg("1001").Call);

        // Ask and talk with both.
        rig.Talk("1001", "1090");
        rig.Engine.HookFlash(port);
        rig.Engine.DialDigits(rig.Leg("1090"), "1002");
        rig.Wait(0.5);
        rig.Engine.Answer(rig.Leg("1002"));
        Assert.Equal(Refusal.None, rig.Engine.HookFlash(port));
        Assert.Equal(3, port.Legs[0].Call.Legs.Count);
        rig.Engine.ClearCall(port.Legs[0].Call);

        // A second call knocks.
        rig.Talk("1001", "1090");
        rig.Call("1003", "1090");
        Assert.Equal(Refusal.None, rig.Engine.HookFlash(port));
        Assert.Equal([LegState.Held, LegState.Connected], port.Legs.Select(leg => leg.State));
        rig.Engine.OnHook(port);
        rig.AssertIdle();
    }

    [Fact]
    public void Appearances_are_counted_from_one_and_a_full_station_makes_no_call()
    {
        var rig = new EngineRig(new SwitchProfile().AddStation("1001", "A", maxCalls: 3).AddStations(1002, 4));
        for (var i = 2; i <= 4; i++)
        {
            rig.Talk("1001", $"100{i}");
            rig.Engine.Hold(rig.Leg("1001"));
        }
        Assert.Equal([1, 2, 3], rig.Phone("1001").Legs.Select(leg => leg.Appearance));
        Assert.Null(rig.Engine.Dial(rig.Phone("1001"), "1005"));
        rig.Engine.HangUp(rig.Phone("1001").Legs[1]);
        Assert.Equal(2, rig.Engine.Dial(rig.Phone("1001"), "1005")!.Appearance);
    }
}
