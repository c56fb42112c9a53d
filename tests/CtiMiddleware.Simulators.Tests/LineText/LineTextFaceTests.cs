using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Tests.LineText;

public sealed class LineTextFaceTests
{
    [Fact]
    public void A_call_that_somebody_makes_is_told_line_by_line()
    {
        var world = new LineTextWorld();
        Assert.Equal(["LINETEXT 1 name=simulated%20switch", "OK 1 boot=1"], world.Lines());
        world.Engine.Dial(world.Station("1001"), "1002");
        world.Run(1);
        world.Engine.Answer(world.Station("1002").Legs[0]);
        world.Run(1);
        world.Engine.HangUp(world.Station("1002").Legs[0]);
        Assert.Equal(
            """
            ORIGINATED conn=1.1 dev=1001 from=1001 to=1002 cause=new
            ALERTING conn=1.2 dev=1002 from=1001 to=1002 cause=new
            ANSWERED conn=1.2 dev=1002 from=1001 to=1002
            CLEARED conn=1.2 dev=1002 by=1002 cause=hangup
            CLEARED conn=1.1 dev=1001 cause=hangup
            ENDED call=1 cause=hangup
            """,
            world.Events()
        );
        Sound(world);
    }

    [Fact]
    public void A_made_call_rings_at_the_caller_first_and_its_answer_comes_before_its_events()
    {
        var world = new LineTextWorld();
        world.Lines();
        Assert.Equal(CommandAnswer.Acknowledged, world.Execute(new SwitchCommand.MakeCall("1001", "1002")));
        Assert.Equal(["OK 2 conn=1.1", "EV 1 INITIATED conn=1.1 dev=1001 to=1002 cause=make"], world.Lines());
        world.Run(1);
        world.Execute(new SwitchCommand.AnswerCall(world.Leg("1001")));
        world.Run(1);
        world.Execute(new SwitchCommand.ClearConnection(world.Leg("1001")));
        Assert.Equal(
            """
            ORIGINATED conn=1.1 dev=1001 from=1001 to=1002 cause=make
            ALERTING conn=1.2 dev=1002 from=1001 to=1002 cause=new
            CLEARED conn=1.2 dev=1002 cause=cancelled
            CLEARED conn=1.1 dev=1001 cause=cancelled
            ENDED call=1 cause=cancelled
            """,
            world.Events()
        );
        Sound(world);
    }

    [Fact]
    public void A_busy_telephone_and_a_number_that_does_not_exist_fail()
    {
        var world = new LineTextWorld();
        world.Station("1002").DoNotDisturb = true;
        world.Lines();
        world.Engine.Dial(world.Station("1001"), "1002");
        world.Run(1);
        Assert.Contains("FAILED conn=1.2 dev=1002 from=1001 to=1002 cause=busy", world.Events(), StringComparison.Ordinal);
        var refused = world.Execute(new SwitchCommand.MakeCall("1001", "nosuch"));
        Assert.Equal(Failure.InvalidDestination, refused.Failure);
        Sound(world);
    }

    [Fact]
    public void Hold_consultation_and_transfer_are_one_merge()
    {
        var world = Talking(out var call);
        Assert.Equal(CommandAnswer.Acknowledged, world.Execute(new SwitchCommand.ConsultationCall(world.Leg("1002"), "1003")));
        world.Run(1);
        world.Execute(new SwitchCommand.AnswerCall(world.Leg("1003")));
        world.Run(1);
        var transferred = world.Execute(new SwitchCommand.TransferCall(world.Leg("1002"), world.Leg("1002", 1)));
        Assert.Equal(CommandAnswer.Acknowledged, transferred);
        var events = world.Events();
        Assert.Contains($"HELD conn={call}.2 dev=1002", events, StringComparison.Ordinal);
        Assert.Contains("ORIGINATED conn=2.3 dev=1002 from=1002 to=1003 parent=1 cause=consult", events, StringComparison.Ordinal);
        Assert.Contains(
            "TRANSFERRED old=1.2 second=2.3 dev=1002 to=1003 parties=2.4>2.4@1003/connected,1.1>2.1@1001/connected,1.2>-@1002,2.3>-@1002 cause=transfer",
            events,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("CLEARED", events, StringComparison.Ordinal);
        Assert.Equal(CommandAnswer.Acknowledged, world.Execute(new SwitchCommand.ClearCall(world.Leg("1003"))));
        Assert.EndsWith("ENDED call=2 cause=hangup", world.Events(), StringComparison.Ordinal);
        Sound(world);
    }

    [Fact]
    public void A_blind_transfer_a_deflection_and_a_queue_say_where_the_call_came_from()
    {
        var world = Talking(out _);
        world.Execute(new SwitchCommand.SingleStepTransferCall(world.Leg("1002"), "1003"));
        world.Run(1);
        Assert.Contains("ALERTING conn=1.3 dev=1003 from=1001 to=1003 via=1002 cause=new", world.Events(), StringComparison.Ordinal);
        world.Execute(new SwitchCommand.DeflectCall(world.Leg("1003"), "610"));
        world.Run(1);
        var events = world.Events();
        Assert.Contains("DIVERTED conn=1.3 dev=1003 to=610 cause=redirect", events, StringComparison.Ordinal);
        Assert.Contains("QUEUED conn=1.q610 dev=group:610 from=1001 to=610 waiting=1 cause=enter", events, StringComparison.Ordinal);
        Assert.Contains("from=1001 to=610 via=group:610", events, StringComparison.Ordinal);
        world.Engine.Answer(world.Station("1004").Legs[0]);
        events = world.Events();
        Assert.Contains("DIVERTED conn=1.q610 dev=group:610 to=1004 cause=distributed", events, StringComparison.Ordinal);
        Assert.Contains("AGENT agent=1004 dev=1004 group=group:610 name=Phone%201004 state=busy", events, StringComparison.Ordinal);
        Sound(world);
    }

    [Fact]
    public void A_parked_call_and_one_that_is_picked_up_keep_their_identifier()
    {
        var world = Talking(out var call);
        world.Engine.Park(world.Station("1001").Legs[0], world.Station("1002"));
        Assert.Contains($"QUEUED conn={call}.p701 dev=park:701 from=1001 to=1002 cause=park", world.Events(), StringComparison.Ordinal);
        world.Engine.Dial(world.Station("1003"), "701");
        var events = world.Events();
        Assert.Contains($"DIVERTED conn={call}.p701 dev=park:701 to=1003 cause=pickup", events, StringComparison.Ordinal);
        Assert.Contains($"ANSWERED conn={call}.3 dev=1003", events, StringComparison.Ordinal);
        Assert.Contains("was=3.3", events, StringComparison.Ordinal);
        Sound(world);
    }

    [Fact]
    public void The_lists_name_what_was_told()
    {
        var world = Talking(out _);
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "5551000", "610");
        world.Run(1);
        foreach (var scope in new[] { SnapshotScope.Devices, SnapshotScope.Groups, SnapshotScope.Agents, SnapshotScope.Calls })
            Assert.Equal(CommandAnswer.Acknowledged, world.Execute(new SwitchCommand.RequestSnapshot(scope)));
        Assert.All(world.Said<ReplayItem.SnapshotEnded>(), static ended => Assert.True(ended.Complete));
        var items = world.Said<ReplayItem.Snapshot>().Select(static said => said.Item).ToList();
        Assert.Equal(2, items.OfType<SnapshotItem.Agent>().Count());
        var calls = items.OfType<SnapshotItem.Call>().ToList();
        Assert.Equal([2, 4], calls.Select(static call => call.Connections.Count)); // caller, queue and the two agents that ring
        Assert.Equal("5551000", calls[1].CallingDevice.Number);
        Sound(world);
    }

    [Fact]
    public void An_agent_logs_on_and_off_by_command()
    {
        var world = new LineTextWorld();
        world.Lines();
        foreach (var state in new[] { RequestedAgentState.LoggedOn, RequestedAgentState.NotReady, RequestedAgentState.LoggedOff })
            Assert.Equal(
                CommandAnswer.Acknowledged,
                world.Execute(new SwitchCommand.SetAgentState("1001", state, "1001", "610") { Reason = "lunch" })
            );
        Assert.Equal(
            """
            AGENT agent=1001 dev=1001 group=group:610 name=Phone%201001 state=on
            AGENT agent=1001 dev=1001 group=group:610 name=Phone%201001 state=ready
            AGENT agent=1001 dev=1001 group=group:610 name=Phone%201001 state=not-ready reason=lunch
            AGENT agent=1001 dev=1001 group=group:610 name=Phone%201001 state=off
            """,
            world.Events()
        );
        var again = world.Execute(new SwitchCommand.SetAgentState("1001", RequestedAgentState.LoggedOff, "1001", "610"));
        Assert.Equal(Failure.InvalidConnectionState, again.Failure);
    }

    [Fact]
    public void A_wrong_secret_and_the_fault_of_that_name_are_refused_in_the_words_of_the_protocol()
    {
        var world = new LineTextWorld(secret: "wrong");
        Assert.Equal("login refused", world.CloseReason);
        world = new LineTextWorld();
        world.Face.Faults.Set(new FaultSpec(FaultKind.RefuseLogin));
        world.Face.Restart(cold: false);
        world.Connect();
        Assert.Equal("login refused", world.CloseReason);
        Assert.Equal(2, world.Said<ReplayItem.Close>().Count()); // the goodbye of the restart, and the refusal
    }

    [Fact]
    public void Rule_43_after_a_cold_start_identifiers_count_anew_and_the_client_is_told()
    {
        var world = Talking(out _);
        world.Engine.DropAllCalls();
        world.Face.Restart(cold: true);
        Assert.Equal("the switch restarts", world.CloseReason);
        world.Connect();
        Assert.Equal("boot 2 after boot 1", Assert.Single(world.Said<ReplayItem.Restarted>()).Evidence);
        world.Lines();
        world.Engine.Dial(world.Station("1003"), "1004");
        Assert.StartsWith("ORIGINATED conn=1.1 dev=1003", world.Events(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_keep_to_the_protocol_is_told_goodbye()
    {
        var world = new LineTextWorld();
        var raw = new LineTextWorld();
        foreach (
            var (line, reason) in new[]
            {
                ("HOLD 1 conn=1.1\r\n", "HOLD before the login"),
                ("what?\r\n", "capital letters"),
                (new string('x', 9000), "longer than"),
            }
        )
        {
            using var session = raw.Face.Connect(raw);
            session.Receive(System.Text.Encoding.UTF8.GetBytes(line));
            Assert.Contains(reason, session.CloseReason, StringComparison.Ordinal);
        }
        Assert.Equal(1, world.Face.Clients);
        Assert.Equal(1, raw.Face.Clients);
    }

    private static LineTextWorld Talking(out string call)
    {
        var world = new LineTextWorld();
        world.Engine.Dial(world.Station("1001"), "1002");
        world.Run(1);
        world.Engine.Answer(world.Station("1002").Legs[0]);
        world.Run(1);
        world.Lines();
        call = world.Leg("1001").CallId;
        return world;
    }

    private static void Sound(LineTextWorld world)
    {
        Assert.Empty(world.Said<ReplayItem.Anomaly>());
        Assert.Empty(world.Said<ReplayItem.Unknown>());
    }
}
