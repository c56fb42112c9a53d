using CtiMiddleware.Conformance.Stories;
using CtiMiddleware.Conformance.World;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Conformance.Suites;

/// <summary>One happening, one account: what people do is told in the same uniform sequence by every switch that can tell it.</summary>
/// <param name="target">The adapter and its face.</param>
public abstract class CallScenarioConformance(ConformanceTarget target) : ConformanceSuite(target)
{
    /// <summary>The names of the canonical scenarios.</summary>
    public static TheoryData<string> Scenarios => [.. CanonicalScenarios.All.Select(static one => one.Name)];

    /// <summary>The events of a scenario are the canonical ones in their order, less those that the capability table says cannot come.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public virtual async Task A_scenario_is_told_in_the_canonical_sequence(string scenario)
    {
        await TellsAsync(CanonicalScenarios.Find(scenario));
    }

    /// <summary>
    /// A call that is forwarded when nobody answers leaves the first device by a redirection and goes on to the second. Field rule 25: not every switch
    /// tells; one that does not is exempt, and its reason stands in its quality.json.
    /// </summary>
    [Fact]
    public virtual Task Rule_25_a_call_forwarded_when_nobody_answers_is_diverted_and_goes_on() => TellsAsync(CanonicalScenarios.Forwarded);

    private async Task TellsAsync(CallScenario canonical)
    {
        await using var world = InService();
        var before = world.Adapter.Events.Count();
        canonical.Act(world);
        world.RunFor(3);
        var told = WithoutFeatureCodes(CallStory.Of(world.Adapter.Events.Skip(before).Where(IsCallControl)));
        var expected = canonical.Lines.Select(Outside).Where(line => Target.Tells(Word(line, 0)));
        Same(canonical.Name, expected, told);
        Assert.Empty(world.Adapter.Anomalies);
        Assert.Equal(world.SwitchAccount(), world.SeenAccount());
    }

    /// <summary>The log tells every event that the adapter told, in its order.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public virtual async Task The_log_tells_the_scenario_as_the_adapter_does(string scenario)
    {
        await using var world = InService();
        var before = world.Adapter.Events.Count();
        var head = world.Log.Count;
        CanonicalScenarios.Find(scenario).Act(world);
        world.RunFor(3);
        var told = world.Adapter.Events.Skip(before).OfType<CallEvent>().Select(static one => TypeOf(one));
        var logged = world.Log.Skip(head).Where(static entry => entry.Type.StartsWith("cti.call.", StringComparison.Ordinal));
        Assert.Equal(told, logged.Select(static entry => entry.Type));
    }

    /// <summary>Every event of a consultation call names the call it was made from (field rule 7).</summary>
    [Fact]
    public virtual async Task Rule_07_every_event_of_a_consultation_names_its_parent()
    {
        await using var world = InService();
        var parent = world.Talk().Native.CallId;
        var before = world.Adapter.Events.Count();
        world.Engine.Consult(world.Leg("1001"), "1003", sharesLine: true);
        world.RunFor(1);
        world.Engine.Answer(world.Leg("1003"));
        world.RunFor(1);
        var about = world.Adapter.Events.Skip(before).OfType<CallEvent>().Where(one => one is not CallEvent.Held).ToList();
        Assert.NotEmpty(about);
        Assert.All(about, one => Assert.Equal(parent, one.ParentCall));
        var consultation = world.Rig.Calls.Single(call => call.Native.CallId != parent);
        Assert.Equal(world.Rig.Calls.Single(call => call.Native.CallId == parent).Id, consultation.Parent);
    }

    /// <summary>A trunk is never shown as the caller (field rule 24).</summary>
    [Fact]
    public virtual async Task Rule_24_a_trunk_is_never_shown_as_the_caller()
    {
        await using var world = InService();
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "5551234567", "1001");
        world.RunFor(1);
        var call = Assert.Single(world.Rig.Calls);
        Assert.Equal("5551234567", call.Calling.Number);
        world.Engine.Inbound(world.Engine.FindTrunk("carrier")!, "", "1002");
        world.RunFor(1);
        Assert.DoesNotContain(world.Rig.Calls, static one => one.Calling.Number == "carrier");
    }

    // What somebody dials to ask the switch for a feature is the switch's own; what the feature does is not.
    private static List<string> WithoutFeatureCodes(IReadOnlyList<string> lines)
    {
        var codes = lines
            .Where(static line =>
                line.StartsWith("Originated", StringComparison.Ordinal) && line.Contains(" to *", StringComparison.Ordinal)
            )
            .Select(static line => Word(line, 1))
            .ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(line => !codes.Contains(Word(line, 1)))];
    }

    // A switch that names a party beyond its trunks by its number instead of by the trunk tells the same otherwise.
    private string Outside(string line) =>
        Target.NamesOutsideParties && !line.StartsWith("NetworkReached", StringComparison.Ordinal)
            ? line.Replace(" carrier", $" {CanonicalScenarios.Outside}", StringComparison.Ordinal)
            : line;

    private static string Word(string line, int index) => line.Split(' ')[index];

    private static void Same(string scenario, IEnumerable<string> expected, IEnumerable<string> told)
    {
        var (want, have) = (string.Join("\n  ", Ordered(expected)), string.Join("\n  ", Ordered(told)));
        Assert.True(want == have, $"{scenario}\nCanonical:\n  {want}\nTold:\n  {have}");
    }

    // In a call that failed nobody releases: in which order its connections go is nobody's doing.
    private static List<string> Ordered(IEnumerable<string> lines)
    {
        var ordered = lines.ToList();
        var failed = ordered
            .Where(static line => line.StartsWith("Failed", StringComparison.Ordinal))
            .Select(static line => $"ConnectionCleared {Word(line, 1)} ")
            .ToList();
        for (var at = 1; at < ordered.Count; at++)
        {
            var free = failed.Exists(prefix =>
                ordered[at].StartsWith(prefix, StringComparison.Ordinal) && ordered[at - 1].StartsWith(prefix, StringComparison.Ordinal)
            );
            if (free && string.CompareOrdinal(ordered[at], ordered[at - 1]) < 0)
                (ordered[at], ordered[at - 1]) = (ordered[at - 1], ordered[at]);
        }
        return ordered;
    }

    private static bool IsCallControl(SwitchEvent one) =>
        one is CallEvent and not (CallEvent.CallInformation or CallEvent.DigitsGenerated or CallEvent.ServiceInitiated);

    private static string TypeOf(CallEvent one)
    {
        var name = one.GetType().Name;
        return $"cti.call.{char.ToLowerInvariant(name[0])}{name[1..]}.v1";
    }
}
