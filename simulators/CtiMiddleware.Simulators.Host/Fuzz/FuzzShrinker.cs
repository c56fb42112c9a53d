namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>Makes a failing set of replaced messages smaller while it fails in the same way: fewer messages first, then fewer bytes.</summary>
/// <param name="fails">Whether replacements still fail in the same way.</param>
/// <param name="tries">At most so many tries: the result is then not the smallest, but smaller.</param>
public sealed class FuzzShrinker(Func<IReadOnlyDictionary<long, IReadOnlyList<byte[]>>, Task<bool>> fails, int tries = 400)
{
    /// <summary>Tries made.</summary>
    public int Tries { get; private set; }

    /// <summary>The smallest that was found.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<byte[]>>> ShrinkAsync(
        IReadOnlyDictionary<long, IReadOnlyList<byte[]>> failing
    )
    {
        var kept = failing.OrderBy(static pair => pair.Key).ToList();
        kept = await FewerAsync(kept);
        for (var i = 0; i < kept.Count; i++)
        {
            for (var part = 0; part < kept[i].Value.Count; part++)
                kept[i] = await ShorterAsync(kept, i, part);
        }
        return kept.ToDictionary();
    }

    /// <summary>Delta debugging: leaves out ever smaller parts of the list.</summary>
    private async Task<List<KeyValuePair<long, IReadOnlyList<byte[]>>>> FewerAsync(List<KeyValuePair<long, IReadOnlyList<byte[]>>> all)
    {
        for (var size = Math.Max(1, all.Count / 2); ; size = Math.Max(1, size / 2))
        {
            var smaller = false;
            for (var at = 0; at < all.Count && all.Count > 1; )
            {
                List<KeyValuePair<long, IReadOnlyList<byte[]>>> without = [.. all[..at], .. all[Math.Min(all.Count, at + size)..]];
                if (without.Count > 0 && await FailsAsync(without))
                {
                    all = without;
                    smaller = true;
                }
                else
                {
                    at += size;
                }
            }
            if (size == 1 && !smaller)
                return all;
        }
    }

    private async Task<KeyValuePair<long, IReadOnlyList<byte[]>>> ShorterAsync(
        List<KeyValuePair<long, IReadOnlyList<byte[]>>> all,
        int index,
        int part
    )
    {
        var best = all[index];
        for (var size = Math.Max(1, best.Value[part].Length / 2); size >= 1; size /= 2)
        {
            for (var at = 0; at < best.Value[part].Length; )
            {
                var bytes = best.Value[part];
                byte[] shorter = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + size)..]];
                var candidate = KeyValuePair.Create(
                    best.Key,
                    (IReadOnlyList<byte[]>)[.. best.Value.Select((one, i) => i == part ? shorter : one)]
                );
                if (await FailsAsync([.. all[..index], candidate, .. all[(index + 1)..]]))
                    best = candidate;
                else
                    at += size;
            }
        }
        return best;
    }

    private async Task<bool> FailsAsync(List<KeyValuePair<long, IReadOnlyList<byte[]>>> candidate) =>
        Tries++ < tries && await fails(candidate.ToDictionary());
}
