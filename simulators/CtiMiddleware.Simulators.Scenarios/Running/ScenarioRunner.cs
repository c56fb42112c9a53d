using System.Text;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Plays scenarios: in virtual time over a link in memory, the same to the byte for one seed, or in real time over TCP.</summary>
public static class ScenarioRunner
{
    /// <summary>Plays one scenario over one adapter in a world of virtual time. Takes milliseconds.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="under">Adapter and face.</param>
    /// <param name="seed">Seed; null for the scenario's own.</param>
    public static async Task<ScenarioResult> RunAsync(Scenario scenario, SwitchUnderTest under, ulong? seed = null)
    {
        if (Other(scenario, under) is { } other)
            return other;
        var options = Options(scenario, seed);
        await using var world = new VirtualSwitch(Variant(scenario, under), options);
        return Play(scenario, world, VirtualSwitch.Start, options.Seed);
    }

    /// <summary>Plays one scenario in real time over TCP; times may differ by seconds. Takes as long as the scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="under">Adapter and face.</param>
    /// <param name="seed">Seed; null for the scenario's own.</param>
    public static async Task<ScenarioResult> RunRealAsync(Scenario scenario, SwitchUnderTest under, ulong? seed = null)
    {
        if (Other(scenario, under) is { } other)
            return other;
        var options = Options(scenario, seed);
        await using var world = await RealSwitch.StartAsync(Variant(scenario, under), options, TimeProvider.System);
        // A thread of its own: it waits as long as the scenario lasts.
        return await Task.Factory.StartNew(
            () => Play(scenario, world, world.Start, options.Seed),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    private static SwitchUnderTest Variant(Scenario scenario, SwitchUnderTest under) =>
        scenario.Switch.Variant is { } name && under.Variants.TryGetValue(name, out var options) ? under with { Options = options } : under;

    private static VirtualSwitchOptions Options(Scenario scenario, ulong? seed) =>
        new()
        {
            Seed = seed ?? scenario.Seed,
            Profile = ScenarioSwitch.Profile(scenario.Switch),
            Configure = definition =>
                definition with
                {
                    AuditInterval = scenario.Switch.AuditInterval ?? definition.AuditInterval,
                    Pacing = scenario.Switch.CommandsPerSecond is { } pace
                        ? definition.Pacing with
                        {
                            CommandsPerSecond = pace,
                            Burst = 1,
                        }
                        : definition.Pacing,
                },
        };

    /// <summary>Plays in a world that is there.</summary>
    internal static ScenarioResult Play(Scenario scenario, IScenarioWorld world, DateTimeOffset start, ulong seed)
    {
        var promises = new ScenarioPromises(scenario, world.Under);
        var (note, wrong) = world.OnSwitch((_, face) => ScenarioPromises.Refused(scenario, face));
        var result = new ScenarioResult(scenario, world.Under.Protocol, ScenarioStatus.NotApplicable) { Seed = seed, Note = note };
        if (wrong is not null)
            return result with
            {
                Status = ScenarioStatus.Failed,
                Failure = new ScenarioFailure(scenario.Line, 0, "a refusal by name", wrong),
            };
        note ??= world.OnSwitch((_, face) => ScenarioPromises.NotShown(scenario, face));
        if (note is not null)
            return result with { Note = note };
        var run = new ScenarioRun(scenario, world, start, promises);
        var failure = run.Play();
        var denied = promises.DeniedRequirements;
        return result with
        {
            Status =
                failure is not null ? ScenarioStatus.Failed
                : denied.Count > 0 ? ScenarioStatus.NotSupported
                : ScenarioStatus.Passed,
            Note =
                denied.Count > 0 ? $"the adapter denies {string.Join(", ", denied)}"
                : run.LeftOut.Count > 0 ? $"without {string.Join(", ", run.LeftOut)}, which the adapter denies"
                : null,
            Failure = failure,
            Ladder = ScenarioLadder.Draw(run.Trail, run.Zero),
            LinkNotes =
            [
                .. world.Runtime.Diagnostics(VirtualSwitch.Link)!.Recent.Take(8).Select(static note => $"{note.Kind}: {note.Detail}"),
            ],
            Took = world.Elapsed - run.Zero,
            Events = run.Trail.Events.Count,
            Transcript = Transcript(run.Trail),
        };
    }

    /// <summary>The result of a scenario that is for another protocol; null when it is for this one.</summary>
    internal static ScenarioResult? Other(Scenario scenario, SwitchUnderTest under)
    {
        var reason =
            scenario.Switch.NotOver.GetValueOrDefault(under.Protocol)
            ?? (scenario.Switch.Adapter is { } adapter && adapter != under.Protocol ? $"a scenario for {adapter} only" : null);
        return reason is null ? null : new ScenarioResult(scenario, under.Protocol, ScenarioStatus.NotApplicable) { Note = reason };
    }

    private static string Transcript(EventTrail trail)
    {
        var text = new StringBuilder();
        foreach (var seen in trail.Events)
            text.Append(Encoding.UTF8.GetString(seen.Entry.Json.Span)).Append('\n');
        return text.ToString();
    }
}
