using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.Commands;

public sealed class EffectTests
{
    [Fact]
    public void Rule_10_acknowledged_is_not_happened()
    {
        using var bench = new Bench().StartInService();
        bench.Say("EV originated c1 a 1001\nEV delivered c1 b 1002");
        var operation = bench.Do(new SwitchCommand.AnswerCall(Bench.At("c1", "b")));
        Assert.Equal((CommandOutcome.Acknowledged, (CommandEffect?)null), (operation.Outcome, operation.Effect));
        bench.Say("EV established c1 b 1002");
        Assert.Equal(CommandEffect.Observed, bench.Find(operation.Id).Effect);
        Assert.Equal(1, Effects(bench));
    }

    [Fact]
    public void Rule_13_a_connection_that_fails_or_ends_instead_contradicts()
    {
        foreach (var instead in new[] { "EV cleared c1 b 1002", "EV failed c1 b 1002" })
        {
            using var bench = new Bench().StartInService();
            bench.Say("EV originated c1 a 1001\nEV delivered c1 b 1002");
            var operation = bench.Do(new SwitchCommand.AnswerCall(Bench.At("c1", "b")));
            bench.Say(instead);
            Assert.Equal(CommandEffect.Contradicted, bench.Find(operation.Id).Effect);
            bench.Advance(20);
            Assert.Equal(1, Effects(bench));
        }
    }

    [Fact]
    public void A_consultation_whose_call_the_switch_does_not_name_is_observed_by_its_parent()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        var operation = bench.Do(new SwitchCommand.ConsultationCall(Bench.At("c1", "a"), "1003"));
        bench.Say("EV originated c9 z 1009");
        Assert.Null(bench.Find(operation.Id).Effect);
        bench.Say("EV consulting c2 a 1001 c1");
        Assert.Equal(CommandEffect.Observed, bench.Find(operation.Id).Effect);
    }

    [Fact]
    public void Rule_11_a_call_that_the_answer_names_after_its_events_is_observed()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Answer = static (_, _) => null;
        var operation = bench.Do(new SwitchCommand.MakeCall("1001", "1002"));
        bench.Say("EV originated c9 z 1001\nEV delivered c9 y 1002");
        Assert.Null(bench.Find(operation.Id).Effect);
        var ticket = bench.Switch.Commands[0].Split(' ')[0];
        bench.Say($"BIND {ticket} c9 z\nOK {ticket}");
        var found = bench.Find(operation.Id);
        Assert.Equal((CommandOutcome.Acknowledged, (CommandEffect?)CommandEffect.Observed), (found.Outcome, found.Effect));
        Assert.Equal(1, Effects(bench));
    }

    [Fact]
    public void Nothing_seen_in_the_time_allowed_is_said_so_once()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        var operation = bench.Do(new SwitchCommand.HoldCall(Bench.At("c1", "a")));
        bench.Advance(9.9);
        Assert.Null(bench.Find(operation.Id).Effect);
        bench.Advance(0.2);
        Assert.Equal(CommandEffect.NotObserved, bench.Find(operation.Id).Effect);
        bench.Say("EV held c1 a 1001");
        Assert.Equal(CommandEffect.NotObserved, bench.Find(operation.Id).Effect);
        Assert.Equal(1, Effects(bench));
    }

    [Fact]
    public void An_unknown_outcome_is_resolved_by_its_effect()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        bench.Switch.Answer = static (_, _) => null;
        var id = bench.Give(new SwitchCommand.HoldCall(Bench.At("c1", "a")), new CommandOptions { Timeout = TimeSpan.FromSeconds(1) });
        bench.Advance(2);
        bench.Say("EV held c1 a 1001");
        Assert.Equal((CommandOutcome.Unknown, CommandEffect.Observed), (bench.Find(id).Outcome, bench.Find(id).Effect));
    }

    [Fact]
    public void What_was_refused_or_not_sent_has_no_effect()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        bench.Switch.Answer = static (ticket, _) => $"EV held c1 a 1001\nNO {ticket} no";
        var id = bench.Do(new SwitchCommand.HoldCall(Bench.At("c1", "a"))).Id;
        bench.Advance(20);
        Assert.Equal((CommandOutcome.Rejected, (CommandEffect?)null), (bench.Find(id).Outcome, bench.Find(id).Effect));
        Assert.Equal(0, Effects(bench));
    }

    [Fact]
    public void Clearing_is_observed_when_the_connection_or_the_call_ended()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        bench.Talk("c2");
        bench.Switch.Answer = static (ticket, service) =>
            service == "ClearConnection" ? $"OK {ticket}\nEV cleared c1 b 1002" : $"OK {ticket}\nEV cleared c2 b 1002";
        var connection = bench.Do(new SwitchCommand.ClearConnection(Bench.At("c1", "b")));
        Assert.Equal(CommandEffect.Observed, connection.Effect);
        var call = bench.Do(new SwitchCommand.ClearCall(Bench.At("c2", "")));
        Assert.Null(call.Effect);
        bench.Say("EV cleared c2 a 1001");
        Assert.Equal(CommandEffect.Observed, bench.Find(call.Id).Effect);
    }

    [Fact]
    public void The_event_of_an_effect_names_operation_service_and_cursor()
    {
        using var bench = new Bench().StartInService();
        bench.Talk("c1");
        bench.Switch.Answer = static (ticket, _) => $"OK {ticket}\nEV held c1 a 1001";
        var operation = bench.Do(new SwitchCommand.HoldCall(Bench.At("c1", "a")));
        var effect = bench.Events.Single(static e => e.Type == "cti.operation.effect.v1");
        Assert.Equal(operation.Id.Value, effect.Subject);
        var detail = effect.Data.Detail!.ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value);
        Assert.Equal("HoldCall", detail["service"]);
        Assert.Equal("acknowledged", detail["outcome"]);
        Assert.Equal("observed", detail["effect"]);
        Assert.Equal(operation.EffectCursor.ToString(), detail["effectCursor"]);
        Assert.Equal(operation.Call, effect.Data.Call);
    }

    private static int Effects(Bench bench) => bench.Types.Count(static type => type == "cti.operation.effect.v1");
}
