using System.Globalization;
using CtiMiddleware.Simulators.Host.Progress;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>Episode after episode from one seed, until something fails or enough was tried.</summary>
/// <param name="under">Adapter and face.</param>
/// <param name="seed">The seed: episode n has seed + n.</param>
/// <param name="share">The share of messages that are spoilt.</param>
/// <param name="time">The wall clock.</param>
public sealed class FuzzRun(SwitchUnderTest under, ulong seed, double share, TimeProvider time)
{
    private readonly SortedDictionary<string, long> _drops = new(StringComparer.Ordinal);
    private double _seconds;

    /// <summary>Messages that the face wrote.</summary>
    public long Frames { get; private set; }

    /// <summary>Of those, messages that were replaced.</summary>
    public long Spoilt { get; private set; }

    /// <summary>Episodes played.</summary>
    public int Episodes { get; private set; }

    /// <summary>Episodes that ended with a link that waits for a human, because of what it was told at log-on.</summary>
    public int Blocked { get; private set; }

    /// <summary>Runs.</summary>
    /// <param name="frames">Ends after so many messages.</param>
    /// <param name="seconds">Or after so many seconds.</param>
    /// <param name="progress">Told after each episode how far it is; null for nobody.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>The smallest failing input; null when nothing failed.</returns>
    public async Task<FuzzFinding?> RunAsync(long frames, double seconds, ProgressLine? progress, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        FuzzFinding? finding = null;
        for (ulong n = 0; finding is null && Frames < frames && time.GetElapsedTime(began).TotalSeconds < seconds; n++)
        {
            stop.ThrowIfCancellationRequested();
            finding = await PlayAsync(seed + n, progress);
            // Whatever ends it first.
            progress?.Tell(
                Math.Max((double)Frames / frames, time.GetElapsedTime(began).TotalSeconds / seconds),
                string.Create(CultureInfo.InvariantCulture, $"{Frames:N0} of {frames:N0} messages, {Spoilt:N0} spoilt, {Episodes} episodes")
            );
        }
        _seconds = time.GetElapsedTime(began).TotalSeconds;
        return finding;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Frames:N0} messages, {Spoilt:N0} spoilt, {Episodes} episodes in {_seconds:F1} s; {Blocked} ended with a link that waits for a human; links dropped: {(_drops.Count == 0 ? "none" : string.Join(", ", _drops.Select(static drop => $"{drop.Key} {drop.Value}")))}"
        );

    private async Task<FuzzFinding?> PlayAsync(ulong worldSeed, ProgressLine? progress)
    {
        var episode = new FuzzEpisode(under, worldSeed, time);
        var script = new DrawnScript(worldSeed, share);
        var failure = await episode.RunAsync(script);
        Episodes++;
        Frames += episode.Messages;
        Spoilt += script.Done.Count;
        Blocked += episode.Blocked ? 1 : 0;
        foreach (var (reason, count) in episode.Drops)
            _drops[reason] = _drops.GetValueOrDefault(reason) + count;
        if (failure is null)
            return null;
        progress?.Note($"failed: {failure.What}; making the input smaller");
        var shrinker = new FuzzShrinker(async candidate =>
            (await new FuzzEpisode(under, worldSeed, time).RunAsync(new FixedScript(candidate)))?.What == failure.What
        );
        var smallest = await shrinker.ShrinkAsync(script.Done);
        var again = await new FuzzEpisode(under, worldSeed, time).RunAsync(new FixedScript(smallest));
        return new FuzzFinding
        {
            Face = under.Protocol,
            Seed = worldSeed,
            What = failure.What,
            Detail = (again ?? failure).Detail,
            Replaced = smallest,
        };
    }
}
