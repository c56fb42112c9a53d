namespace CtiMiddleware.Adapters.GsmModem.ShortMessages;

/// <summary>Puts the parts of messages together. Bounded: what waits too long, or when too much waits, is given out as it is, with what is missing. Not thread-safe.</summary>
internal sealed class SmsAssembly
{
    /// <summary>Messages that may wait for parts.</summary>
    public const int Most = 16;

    /// <summary>How long one waits for its parts.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly List<Waiting> _waiting = [];

    /// <summary>Takes a part.</summary>
    /// <returns>Messages that are done: whole, or given up.</returns>
    public IReadOnlyList<(SmsPart Message, int Missing)> Add(SmsPart part, DateTimeOffset now)
    {
        var done = new List<(SmsPart, int)>();
        foreach (var late in _waiting.Where(one => now - one.Since > Patience).ToArray())
            done.Add(GiveUp(late));
        if (part.Reference is null || part.Parts == 1)
        {
            done.Add((part, 0));
            return done;
        }
        var found = _waiting.Find(one =>
            one.Parts[0]!.From == part.From && one.Reference == part.Reference && one.All.Length == part.Parts
        );
        if (found is null)
        {
            if (_waiting.Count >= Most)
                done.Add(GiveUp(_waiting[0]));
            _waiting.Add(found = new Waiting(part.Reference.Value, now, new SmsPart?[part.Parts]));
        }
        found.All[part.Part - 1] = part;
        if (!Array.Exists(found.All, static one => one is null))
            done.Add(GiveUp(found));
        return done;
    }

    private (SmsPart, int) GiveUp(Waiting one)
    {
        _waiting.Remove(one);
        var there = one.Parts;
        return (there[0]! with { Text = string.Concat(there.Select(static part => part!.Text)), Part = 1 }, one.All.Length - there.Count);
    }

    private sealed record Waiting(int Reference, DateTimeOffset Since, SmsPart?[] All)
    {
        public IReadOnlyList<SmsPart?> Parts => [.. All.Where(static one => one is not null)];
    }
}
