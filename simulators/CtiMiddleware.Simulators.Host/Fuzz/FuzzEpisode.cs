using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>
/// One episode: switch, link, adapter and runtime in a world of virtual time with traffic, while a script spoils the switch's messages; then the
/// messages are right again and the link must come back. The same seed and script give the same episode.
/// </summary>
/// <param name="under">Adapter and face.</param>
/// <param name="seed">The world's seed.</param>
/// <param name="time">Times the adapter's calls.</param>
public sealed class FuzzEpisode(SwitchUnderTest under, ulong seed, TimeProvider time)
{
    private static readonly TimeSpan Traffic = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(5);

    private FuzzFailure? _lost;

    /// <summary>Messages that the face wrote.</summary>
    public long Messages { get; private set; }

    /// <summary>Links that the adapter dropped, by reason.</summary>
    public IReadOnlyDictionary<string, long> Drops { get; private set; } = new Dictionary<string, long>();

    /// <summary>The episode ended with a link that waits for a human, because of what it was told at log-on.</summary>
    public bool Blocked { get; private set; }

    /// <summary>Plays it.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public async Task<FuzzFailure?> RunAsync(IFuzzScript script)
    {
        WatchedAdapter? watched = null;
        FuzzedFace? face = null;
        var world = new VirtualSwitch(
            under with
            {
                AdapterOn = clock => watched = new WatchedAdapter(under.AdapterOn?.Invoke(clock) ?? under.Adapter, time),
                CreateFace = engine => face = new FuzzedFace(under.CreateFace(engine), script),
            },
            new VirtualSwitchOptions { Seed = seed }
        );
        var adapter = watched!;
        FuzzFailure? failure = null;
        try
        {
            Play(world, adapter, script);
        }
        catch (Exception exception)
        {
            failure = new FuzzFailure($"runtime {exception.GetType().Name}", exception.ToString());
        }
        await world.DisposeAsync();
        Messages = face!.Messages;
        Drops = adapter.Drops;
        return adapter.Failure ?? failure ?? _lost;
    }

    private void Play(VirtualSwitch world, WatchedAdapter adapter, IFuzzScript script)
    {
        new TrafficGenerator(
            world.Engine,
            new CallDirector(world.Engine),
            new TrafficOptions { CallsPerMinute = 60, TalkFor = TimeSpan.FromSeconds(8) }
        ).Start();
        for (var passed = TimeSpan.Zero; passed < Traffic && adapter.Failure is null; passed += TimeSpan.FromSeconds(1))
            world.RunFor(TimeSpan.FromSeconds(1));
        // Whatever the script: one that went on would make a link that cannot come back, and so a failure of its own.
        script.IsActive = false;
        if (adapter.Failure is not null || world.RunUntil(() => !world.Seen.Stale, Recovery))
            return;
        var reason = $"{world.Seen.State}, {world.Seen.Reason}";
        Blocked = IsBlocked(world);
        if (!Blocked)
            _lost = new FuzzFailure(
                "does not come back",
                $"With right messages again the switch is not in service after {Recovery.TotalMinutes:F0} minutes: {reason}"
            );
    }

    private static bool IsBlocked(VirtualSwitch world) =>
        world.Log.TryGet<LinkObject>(ObjectKind.Link, VirtualSwitch.Link.Value, out var link) && link.State == LinkState.Blocked;
}
