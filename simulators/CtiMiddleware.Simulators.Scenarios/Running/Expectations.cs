using System.Globalization;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Waits for what a scenario expects and says what came instead.</summary>
internal sealed class Expectations(
    IScenarioWorld world,
    EventTrail trail,
    EventMatcher matcher,
    StateCheck states,
    Commands commands,
    ScenarioPromises promises
)
{
    private static readonly TimeSpan DefaultWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RealTolerance = TimeSpan.FromSeconds(3);

    private readonly List<string> _leftOut = [];

    // Index of the event that was found last: the next is looked for behind it.
    private int _found = -1;
    private TimeSpan _zero;

    /// <summary>Events that were not waited for because the adapter denies them.</summary>
    public IReadOnlyCollection<string> LeftOut => _leftOut;

    /// <summary>What came so far belongs to nobody.</summary>
    public void Begin()
    {
        _zero = world.Elapsed;
        _found = trail.Events.Count - 1;
    }

    /// <summary>Waits; null, or what did not come.</summary>
    public ScenarioFailure? Check(Expectation expect)
    {
        if (expect.All is { } all)
            return CheckEvents(expect, all);
        if (expect.Any is { } any)
            return CheckAny(expect, any);
        if (expect.No is { } no)
            return CheckNo(expect, no);
        if (expect.Ack is not null)
            return CheckAnswer(expect);
        if (expect.Effect is { } effect)
            return CheckEffect(expect, effect);
        if (expect.State is { } state)
            return CheckUntil(expect, () => states.Differences(state));
        if (expect.Counters is { } counters)
            return CheckUntil(expect, () => Differences(counters));
        return CheckEvents(expect, [expect]);
    }

    /// <summary>An event in a line.</summary>
    public static string Describe(SeenEvent seen, TimeSpan zero)
    {
        var device = seen.Devices.Count > 0 ? " " + seen.Devices[0] : "";
        var cause = seen.Entry.Data.Cause is { } known ? $", cause {EnumWords.Word(known)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{seen.Short}{device} at {(seen.At - zero).TotalSeconds:F3}s{cause}");
    }

    private ScenarioFailure? CheckEvents(Expectation expect, IReadOnlyList<EventPattern> patterns)
    {
        var wanted = patterns.Where(pattern => !LeaveOut(pattern)).ToArray();
        var matched = new int[wanted.Length];
        bool Found()
        {
            Read();
            return Match(wanted, matched);
        }
        if (world.RunUntil(Found, Within(expect)))
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                if (wanted[i].As is { } name && trail.Events[matched[i]].CallId is { } call)
                    trail.Name(name, call);
            }
            _found = Math.Max(_found, matched.DefaultIfEmpty(-1).Max());
            return null;
        }
        var missing = wanted.Where((_, i) => matched[i] < 0).ToArray();
        return Failure(
            missing.Length > 0 ? missing[0] : expect,
            $"expect: {string.Join("; ", missing.Select(Text))}, within {ScenarioText.Time(expect.Within ?? DefaultWithin)}",
            string.Join("\n", missing.Select(Nearest))
        );
    }

    private static string Text(EventPattern pattern) =>
        pattern is Expectation expectation ? ScenarioText.Of(expectation with { Within = null }) : ScenarioText.Of(pattern);

    // Each pattern takes an event of its own, the earliest that fits, in the order of the patterns.
    private bool Match(EventPattern[] wanted, int[] matched)
    {
        Array.Fill(matched, -1);
        for (var i = 0; i < wanted.Length; i++)
        {
            for (var at = _found + 1; at < trail.Events.Count; at++)
            {
                if (!matched.Contains(at) && matcher.Fits(wanted[i], trail.Events[at]))
                {
                    matched[i] = at;
                    break;
                }
            }
        }
        return !matched.Contains(-1);
    }

    // A way of which the adapter denies every event would count as come without anything having come.
    private bool IsDenied(Expectation way) =>
        way.All is { } all ? all.All(promises.Denies)
        : way.Any is { } any ? any.All(IsDenied)
        : way.Event is not null && promises.Denies(way);

    private bool LeaveOut(EventPattern pattern)
    {
        if (!promises.Denies(pattern))
            return false;
        var name = Words.EventType(pattern.Event!).Split('.')[2];
        if (!_leftOut.Contains(name))
            _leftOut.Add(name);
        return true;
    }

    private string Nearest(EventPattern pattern)
    {
        var after = trail.Events.Skip(_found + 1).ToArray();
        var nearest = after
            .Where(seen => EventMatcher.IsType(pattern, seen))
            .Select(seen => (Seen: seen, Differences: matcher.Differences(pattern, seen)))
            .OrderBy(static pair => pair.Differences.Count)
            .FirstOrDefault();
        if (nearest.Seen is not null)
        {
            var differences = nearest.Differences.Count == 0 ? ["another pattern took it"] : nearest.Differences;
            return $"nearest: {Describe(nearest.Seen, _zero)}{string.Concat(differences.Select(static x => "\n    " + x))}";
        }
        var earlier = trail.Events.Take(_found + 1).LastOrDefault(seen => seen.At >= _zero && matcher.Fits(pattern, seen));
        if (earlier is not null)
            return $"none after the event found last; it had come before: {Describe(earlier, _zero)}";
        return after.Length == 0
            ? "no event came at all"
            : $"none of this type; there came: {string.Join("; ", after.Take(12).Select(seen => Describe(seen, _zero)))}{(after.Length > 12 ? "; …" : "")}";
    }

    private ScenarioFailure? CheckAny(Expectation expect, IReadOnlyList<Expectation> ways)
    {
        if (ways.Count(way => !IsDenied(way)) is var left && left < ways.Count)
        {
            var denied = ways.Where(IsDenied).SelectMany(static way => way.All ?? [way]).Where(LeaveOut).Count();
            if (left == 0)
                return Failure(
                    expect,
                    $"expect: any of {string.Join(" or ", ways.Select(static way => $"{{ {ScenarioText.Of(way)} }}"))}",
                    $"the adapter denies every way ({denied} events): require one of them"
                );
            ways = [.. ways.Where(way => !IsDenied(way))];
        }
        // Each way is asked without waiting; the last time for what it has to say.
        bool Came() => ways.Any(way => Check(way with { Within = TimeSpan.Zero }) is null);
        return world.RunUntil(Came, Within(expect))
            ? null
            : Failure(
                expect,
                $"expect: any of {string.Join(" or ", ways.Select(static way => $"{{ {ScenarioText.Of(way)} }}"))}",
                string.Join("\n", ways.Select(way => Check(way with { Within = TimeSpan.Zero })?.Came))
            );
    }

    private ScenarioFailure? CheckNo(Expectation expect, EventPattern no)
    {
        SeenEvent? came = null;
        bool Came()
        {
            Read();
            came = trail.Events.Skip(_found + 1).FirstOrDefault(seen => matcher.Fits(no, seen));
            return came is not null;
        }
        return world.RunUntil(Came, expect.Within ?? TimeSpan.Zero)
            ? Failure(no, $"expect: no: {{ {ScenarioText.Of(no)} }}", $"it came: {Describe(came!, _zero)}")
            : null;
    }

    private ScenarioFailure? CheckAnswer(Expectation expect) =>
        CheckUntil(
            expect,
            () =>
            {
                if (commands.Find(expect.Of) is not { } operation)
                    return ["no command was given"];
                if (operation.Outcome is not { } outcome)
                    return ["it has no answer"];
                var differences = new List<string>();
                var now = EnumWords.Word(outcome);
                if (!Fits(expect.Ack!, outcome))
                    differences.Add($"ack: expected {expect.Ack}, was {now}{Why(operation)}");
                if (expect.Failure is { } failure && operation.Failure?.Value != failure)
                    differences.Add($"failure: expected {failure}, was {operation.Failure?.Value ?? "none"}{Why(operation)}");
                var took = operation.Ended - operation.Started;
                if (expect.AtOnce is { } atOnce && world.IsVirtual && atOnce != (took == TimeSpan.Zero))
                    differences.Add($"atOnce: expected {(atOnce ? "true" : "false")}, it took {took?.TotalMilliseconds:F0} ms");
                if (expect.LateAnswer is { } late && operation.LateAnswer != late)
                    differences.Add(
                        $"lateAnswer: expected {EnumWords.Word(late)}, was {(operation.LateAnswer is { } came ? EnumWords.Word(came) : "none")}"
                    );
                return differences;
            }
        );

    private static string Why(Operation operation) =>
        operation.Text is { Length: > 0 } text ? $" ({operation.Failure?.Value}: {text})" : "";

    private static bool Fits(string wanted, CommandOutcome outcome) =>
        wanted switch
        {
            "positive" => outcome == CommandOutcome.Acknowledged,
            "negative" => outcome is CommandOutcome.Rejected or CommandOutcome.NotSupported,
            _ => EnumWords.Word(outcome) == wanted,
        };

    private ScenarioFailure? CheckEffect(Expectation expect, CommandEffect effect) =>
        CheckUntil(
            expect,
            () =>
                commands.Find(expect.Of) is { Effect: { } now }
                    ? now == effect
                        ? []
                        : [$"effect: expected {EnumWords.Word(effect)}, was {EnumWords.Word(now)}"]
                    : ["nothing was seen of it yet"]
        );

    private ScenarioFailure? CheckUntil(Expectation expect, Func<IReadOnlyList<string>> differences)
    {
        IReadOnlyList<string> now = [];
        bool IsSo()
        {
            Read();
            now = differences();
            return now.Count == 0;
        }
        return world.RunUntil(IsSo, Within(expect))
            ? null
            : Failure(expect, $"expect: {ScenarioText.Of(expect)}", string.Join("\n    ", now));
    }

    private List<string> Differences(CounterPattern wanted)
    {
        var counters = world.Runtime.Diagnostics(VirtualSwitch.Link)!;
        var differences = new List<string>();
        Compare("anomalies", wanted.Anomalies, counters.Anomalies.Values.Sum());
        Compare("unknown", wanted.Unknown, counters.Unknown.Values.Sum());
        Compare("protocolErrors", wanted.ProtocolErrors, counters.ProtocolErrors.Values.Sum());
        Compare("connects", wanted.Connects, counters.Connects);
        if (wanted.FaultsActed is not null)
            Compare(
                "faultsActed",
                wanted.FaultsActed,
                world.OnSwitch(static (_, face) => face.Faults.Past.Concat(face.Faults.Active).Sum(static fault => fault.Acted))
            );
        return differences;

        void Compare(string what, CountRule? rule, long now)
        {
            if (rule is { } wantedCount && !wantedCount.Holds(now))
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: expected {wantedCount}, is {now}"));
        }
    }

    private void Read()
    {
        trail.Read();
        commands.Bind();
    }

    private TimeSpan Within(Expectation expect) =>
        expect.Within is { Ticks: 0 }
            ? TimeSpan.Zero
            : (expect.Within ?? DefaultWithin) + (world.IsVirtual ? TimeSpan.Zero : RealTolerance);

    private static ScenarioFailure Failure(ScenarioNode at, string expected, string came) => new(at.Line, 0, expected, came);
}
