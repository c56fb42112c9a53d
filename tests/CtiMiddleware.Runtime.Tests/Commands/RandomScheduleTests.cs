using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.Commands;

/// <summary>Architecture promise 4 under schedules drawn by chance: every command ends once, its effect is said at most once, whatever the switch and the link do.</summary>
public sealed class RandomScheduleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Promise_4_one_outcome_and_one_effect_whatever_happens(int seed)
    {
        var random = new Random(seed);
        using var bench = new Bench(
            (ulong)seed,
            new PacingOptions
            {
                CommandsPerSecond = 20,
                Burst = 10,
                QueuePerObject = 4,
            }
        ).StartInService();
        var open = new List<long>();
        bench.Switch.Answer = (ticket, _) =>
        {
            switch (random.Next(6))
            {
                case 0:
                    return $"NO {ticket} refused";
                case 1:
                    open.Add(ticket);
                    return null;
                case 2:
                    return $"OK {ticket}\nOK {ticket}";
                case 3:
                    return $"BIND {ticket} m{ticket} x\nOK {ticket}\nEV originated m{ticket} x 1001";
                default:
                    return $"OK {ticket}";
            }
        };
        var given = new List<(OperationId Id, DateTimeOffset By)>();
        var outcomes = new Dictionary<OperationId, CommandOutcome>();
        for (var step = 0; step < 800; step++)
        {
            switch (random.Next(14))
            {
                case < 7:
                    var timeout = TimeSpan.FromMilliseconds(100 + random.Next(5000));
                    given.Add((bench.Give(Command(random), new CommandOptions { Timeout = timeout }), bench.Time.GetUtcNow() + timeout));
                    break;
                case 7 when bench.Switch.Peer!.IsOpen:
                    bench.Switch.Peer.Close($"dropped at {step}");
                    break;
                case 8 when bench.Switch.Peer!.IsOpen && open.Count > 0:
                    bench.Switch.Say($"OK {open[random.Next(open.Count)]}");
                    break;
                case 9 when bench.Switch.Peer!.IsOpen:
                    bench.Switch.Say(random.Next(2) == 0 ? "THROW" : "BREAK");
                    break;
                case 10 when bench.Switch.Peer!.IsOpen:
                    bench.Switch.Peer.Paused = !bench.Switch.Peer.Paused;
                    break;
                case 11 when bench.Switch.Peer!.IsOpen:
                    bench.Switch.Say($"EV established c{random.Next(5)} a 1001\nEV held c{random.Next(5)} a 1001");
                    break;
                default:
                    bench.Advance(random.NextDouble() * 2);
                    break;
            }
            if (random.Next(3) == 0)
                bench.Runtime.RunUntilIdle();
            Check(bench, given, outcomes);
        }
        if (bench.Switch.Peer!.IsOpen)
            bench.Switch.Peer.Paused = false;
        bench.Advance(120);
        Check(bench, given, outcomes);
        Assert.All(given, item => Assert.NotNull(bench.Find(item.Id).Outcome));
        Assert.Equal(LinkState.Up, bench.Link.State);
        var effects = bench.Events.Where(static e => e.Type == "cti.operation.effect.v1").Select(static e => e.Subject).ToList();
        Assert.Equal(effects.Count, effects.Distinct(StringComparer.Ordinal).Count());
        foreach (var (id, _) in given)
        {
            var operation = bench.Find(id);
            var mayHappen = operation.Outcome is CommandOutcome.Acknowledged or CommandOutcome.Unknown;
            Assert.Equal(mayHappen, operation.Effect is not null);
            Assert.Equal(mayHappen, effects.Contains(id.Value));
        }
        // All five ways of ending came up, or the schedule proves less than it says.
        Assert.True(outcomes.Values.Distinct().Count() >= 4);
    }

    private static void Check(
        Bench bench,
        List<(OperationId Id, DateTimeOffset By)> given,
        Dictionary<OperationId, CommandOutcome> outcomes
    )
    {
        foreach (var (id, by) in given)
        {
            var outcome = bench.Find(id).Outcome;
            if (outcomes.TryGetValue(id, out var before))
                Assert.Equal(before, outcome);
            else if (outcome is { } ended)
                outcomes.Add(id, ended);
            else
                Assert.True(bench.Time.GetUtcNow() <= by, "a command outlived its deadline");
        }
    }

    private static SwitchCommand Command(Random random)
    {
        var connection = Bench.At($"c{random.Next(5)}", "a");
        return random.Next(6) switch
        {
            0 => new SwitchCommand.MakeCall($"100{random.Next(4)}", "1002"),
            1 => new SwitchCommand.HoldCall(connection),
            2 => new SwitchCommand.RetrieveCall(connection),
            3 => new SwitchCommand.ClearCall(connection),
            4 => new SwitchCommand.ConsultationCall(connection, "1003"),
            _ => new SwitchCommand.AnswerCall(connection),
        };
    }
}
