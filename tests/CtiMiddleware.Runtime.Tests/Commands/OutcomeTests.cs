using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.Commands;

public sealed class OutcomeTests
{
    private static readonly SwitchCommand MakeCall = new SwitchCommand.MakeCall("1001", "1002");

    [Fact]
    public void The_switchs_answer_is_the_outcome()
    {
        using var bench = new Bench().StartInService();
        Assert.Equal(CommandOutcome.Acknowledged, bench.Do(MakeCall).Outcome);
        bench.Switch.Answer = static (ticket, _) => $"NO {ticket} no such channel";
        var refused = bench.Do(MakeCall);
        Assert.Equal(CommandOutcome.Rejected, refused.Outcome);
        Assert.Equal(Failure.InvalidConnectionState, refused.Failure);
        Assert.Equal("no such channel", refused.Text);
        Assert.Equal(Bench.Hq1, refused.Link);
        Assert.Equal("MakeCall", refused.Service);
    }

    [Fact]
    public void What_the_adapter_cannot_do_is_refused_at_once_with_the_reason()
    {
        using var bench = new Bench().StartInService();
        var operation = bench.Do(new SwitchCommand.ParkCall(Bench.At("c1", "a"), ParkTo: null));
        Assert.Equal(CommandOutcome.NotSupported, operation.Outcome);
        Assert.Equal("This switch has no park slots.", operation.Text);
        Assert.Empty(bench.Switch.Commands);
    }

    [Fact]
    public void No_answer_before_the_deadline_is_unknown_and_a_late_answer_is_kept_beside_it()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var id = bench.Give(MakeCall, new CommandOptions { Timeout = TimeSpan.FromSeconds(2) });
        bench.Advance(1.9);
        Assert.Null(bench.Find(id).Outcome);
        bench.Advance(0.2);
        Assert.Equal((CommandOutcome.Unknown, "no answer within 2 s"), (bench.Find(id).Outcome, bench.Find(id).Text));
        Assert.Contains(bench.Protocol.Calls, static call => call.StartsWith("Abandon", StringComparison.Ordinal));
        var ticket = bench.Switch.Commands[0].Split(' ')[0];
        bench.Say($"OK {ticket}");
        Assert.Equal((CommandOutcome.Unknown, CommandOutcome.Acknowledged), (bench.Find(id).Outcome, bench.Find(id).LateAnswer));
        bench.Say($"NO {ticket} twice");
        Assert.Equal(CommandOutcome.Acknowledged, bench.Find(id).LateAnswer);
        Assert.Equal(1, bench.Runtime.Diagnostics(Bench.Hq1)!.Anomalies["UnexpectedAnswer"]);
    }

    [Fact]
    public void Rule_34_when_the_link_drops_what_was_written_is_unknown_and_what_was_not_is_not_sent()
    {
        using var bench = new Bench(pacing: new PacingOptions { CommandsPerSecond = 1, Burst = 5 }).StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var written = bench.Give(MakeCall);
        bench.Runtime.RunUntilIdle();
        var waiting = bench.Give(new SwitchCommand.MakeCall("1003", "1002"));
        bench.Runtime.RunUntilIdle();
        Assert.Single(bench.Switch.Commands);
        bench.Switch.Down();
        bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Unknown, bench.Find(written).Outcome);
        Assert.Equal(CommandOutcome.NotSent, bench.Find(waiting).Outcome);
        Assert.Equal(Failure.ResourceOutOfService, bench.Find(waiting).Failure);
        Assert.Equal(LinkState.Down, bench.Link.State);
    }

    [Fact]
    public void Rule_34_what_the_network_never_took_is_not_sent()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var taken = bench.Give(MakeCall);
        bench.Runtime.RunUntilIdle();
        bench.Switch.Peer!.Paused = true;
        var stuck = bench.Give(new SwitchCommand.MakeCall("1003", "1002"));
        bench.Runtime.RunUntilIdle();
        bench.Switch.Down();
        bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Unknown, bench.Find(taken).Outcome);
        Assert.Equal(CommandOutcome.NotSent, bench.Find(stuck).Outcome);
    }

    [Fact]
    public void Rule_11_the_events_may_come_before_or_after_the_confirmation()
    {
        foreach (var before in new[] { true, false })
        {
            using var bench = new Bench().StartInService();
            bench.Say("EV originated c1 a 1001\nEV delivered c1 b 1002");
            const string Event = "EV established c1 b 1002";
            bench.Switch.Answer = (ticket, _) => before ? $"{Event}\nOK {ticket}" : $"OK {ticket}\n{Event}";
            var head = bench.Log.Head;
            var operation = bench.Do(new SwitchCommand.AnswerCall(Bench.At("c1", "b")));
            Assert.Equal((CommandOutcome.Acknowledged, CommandEffect.Observed), (operation.Outcome, operation.Effect));
            Assert.Equal(head, operation.SinceCursor);
            var established = bench.Events.Single(static e => e.Type == "cti.call.established.v1");
            Assert.Equal(new Cursor(head.Epoch, established.Number), operation.EffectCursor);
            Assert.True(established.Number > operation.SinceCursor.Number);
        }
    }

    [Fact]
    public void Respond_async_returns_before_anything_was_sent()
    {
        using var bench = new Bench().StartInService();
        var id = bench.Give(MakeCall);
        Assert.Null(bench.Find(id).Outcome);
        Assert.Empty(bench.Switch.Commands);
        bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Acknowledged, bench.Find(id).Outcome);
    }

    [Fact]
    public async Task Waiting_for_the_outcome_gives_the_ended_operation()
    {
        using var bench = new Bench().StartInService();
        var task = bench.Runtime.ExecuteAsync(Bench.Hq, MakeCall, new CommandOptions(), TestContext.Current.CancellationToken);
        bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Acknowledged, (await task).Outcome);
    }

    [Fact]
    public void A_connection_that_changed_since_the_caller_saw_it_is_refused()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        var connection = bench
            .Events[^1]
            .Data.Changed.OfType<Model.Objects.Call>()
            .Single()
            .Connections.Single(static c => c.Native.DeviceId == "b");
        var command = new SwitchCommand.HoldCall(Bench.At("c1", "b"));
        bench.Switch.Answer = static (ticket, _) => $"EV held c1 b 1002\nOK {ticket}";
        // Two clicks on one button: both saw the same revision, the first goes.
        var first = bench.Give(command, new CommandOptions { IfRev = (connection.Id, connection.Rev) });
        var second = bench.Give(command, new CommandOptions { IfRev = (connection.Id, connection.Rev) });
        bench.Runtime.RunUntilIdle();
        Assert.Equal(CommandOutcome.Acknowledged, bench.Find(first).Outcome);
        Assert.Equal((CommandOutcome.Rejected, Failure.InvalidConnectionState), (bench.Find(second).Outcome, bench.Find(second).Failure));
        Assert.Single(bench.Switch.Commands);
        var gone = bench.Do(command, new CommandOptions { IfRev = (new ConnectionId("conn_none"), 1) });
        Assert.Equal(Failure.InvalidConnection, gone.Failure);
    }

    [Fact]
    public void The_call_that_a_command_makes_has_its_identifiers_before_its_events()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (ticket, _) => $"BIND {ticket} c9 a\nEV originated c9 a 1001\nOK {ticket}";
        var operation = bench.Do(MakeCall);
        var originated = bench.Events.Single(static e => e.Type == "cti.call.originated.v1");
        Assert.Equal((originated.Data.Call, originated.Data.Connection), (operation.Call, operation.Connection));
        Assert.Null(operation.CallReason);
        Assert.Equal(CommandEffect.Observed, operation.Effect);
    }

    [Fact]
    public void A_switch_that_names_the_call_late_fills_it_in_and_until_then_the_reason_stands()
    {
        using var bench = new Bench().StartInService();
        var operation = bench.Do(MakeCall);
        Assert.Null(operation.Call);
        Assert.Equal("The switch has not named the call that this makes.", operation.CallReason);
        bench.Say($"BIND {bench.Switch.Commands[0].Split(' ')[0]} c9 a\nEV originated c9 a 1001");
        operation = bench.Find(operation.Id);
        Assert.NotNull(operation.Call);
        Assert.Null(operation.CallReason);
        Assert.Equal(CommandEffect.Observed, operation.Effect);
    }

    [Fact]
    public void Operations_are_kept_for_24_hours()
    {
        using var bench = new Bench().StartInService();
        var id = bench.Do(MakeCall).Id;
        bench.Time.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(bench.Runtime.FindOperation(id));
        bench.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null(bench.Runtime.FindOperation(id));
    }

    [Fact]
    public void An_operation_keeps_small_answers_and_says_what_it_dropped_of_large_ones()
    {
        var store = new OperationStore(new ManualTime());
        var operation = new Operation
        {
            Id = new OperationId("op_1"),
            Switch = Bench.Hq,
            Service = "Escape",
            Started = new ManualTime().GetUtcNow(),
        };
        store.Add(operation);
        store.Update(operation.Id, static found => found with { Fields = [new("a", "b")] });
        Assert.Single(store.Find(operation.Id)!.Fields);
        var whole = store.Update(operation.Id, static found => found with { Fields = [new("a", new string('b', 4096))], Text = "done" });
        Assert.Single(whole!.Fields);
        var kept = store.Find(operation.Id)!;
        Assert.Empty(kept.Fields);
        Assert.Equal("done (fields dropped: too large to keep)", kept.Text);
    }

    [Fact]
    public void The_caller_learns_of_the_operation_before_the_command_ends()
    {
        using var bench = new Bench().StartInService();
        OperationId? told = null;
        var task = bench.Runtime.ExecuteAsync(
            Bench.Hq,
            MakeCall,
            new CommandOptions { Created = id => told = id },
            TestContext.Current.CancellationToken
        );
        Assert.False(task.IsCompleted);
        Assert.Null(bench.Find(told!.Value).Outcome);
        bench.Runtime.RunUntilIdle();
    }

    [Fact]
    public void Of_too_many_operations_the_oldest_go_first()
    {
        var time = new ManualTime();
        var store = new OperationStore(time, capacity: 10);
        for (var i = 0; i < 25; i++)
            store.Add(
                new Operation
                {
                    Id = new OperationId($"op_{i}"),
                    Switch = Bench.Hq,
                    Service = "X",
                    Started = time.GetUtcNow(),
                }
            );
        Assert.Equal(10, store.Count);
        Assert.Null(store.Find(new OperationId("op_14")));
        Assert.NotNull(store.Find(new OperationId("op_15")));
    }
}
