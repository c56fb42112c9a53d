namespace CtiMiddleware.Adapters.GsmModem.ShortMessages;

/// <summary>
/// Puts the parts of messages together. Bounded: what waits too long, or when too much waits, is given out as it is, with what is missing. The parts'
/// places in the modem's store are given out with the message: until it was told it stays there. Not thread-safe.
/// </summary>
internal sealed class SmsAssembly
{
    /// <summary>Messages that may wait for parts.</summary>
    public const int Most = 16;

    /// <summary>How long one waits for its parts.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    // The network may bring a part twice, at another place; a modem that goes on so is wrong.
    private const int MostPlaces = 512;

    private readonly List<Waiting> _waiting = [];

    /// <summary>Takes a part.</summary>
    /// <param name="part">The part, or a message that is whole.</param>
    /// <param name="stored">Its place in the modem's store; null when it is in none.</param>
    /// <param name="now">The time.</param>
    /// <returns>Messages that are done, whole or given up, with the places that may be emptied now.</returns>
    public IReadOnlyList<(SmsPart Message, int Missing, IReadOnlyList<int> Places)> Add(SmsPart part, int? stored, DateTimeOffset now)
    {
        var done = new List<(SmsPart, int, IReadOnlyList<int>)>(Late(now));
        if (part.Reference is null || part.Parts == 1)
        {
            done.Add((part, 0, stored is { } place ? [place] : []));
            return done;
        }
        var found = _waiting.Find(one =>
            one.Parts[0]!.From == part.From && one.Reference == part.Reference && one.All.Length == part.Parts
        );
        if (found is null)
        {
            if (_waiting.Count >= Most)
                done.Add(GiveUp(_waiting[0]));
            _waiting.Add(found = new Waiting(part.Reference.Value, now, new SmsPart?[part.Parts], []));
        }
        found.All[part.Part - 1] = part;
        if (stored is { } at && found.Places.Count < MostPlaces && !found.Places.Contains(at))
            found.Places.Add(at);
        if (!Array.Exists(found.All, static one => one is null))
            done.Add(GiveUp(found));
        return done;
    }

    /// <summary>Gives out what waits too long.</summary>
    public IReadOnlyList<(SmsPart Message, int Missing, IReadOnlyList<int> Places)> Late(DateTimeOffset now) =>
        [.. _waiting.Where(one => now - one.Since > Patience).ToArray().Select(GiveUp)];

    /// <summary>The store may be another one: its places mean nothing until it was read again.</summary>
    public void ForgetPlaces()
    {
        foreach (var one in _waiting)
            one.Places.Clear();
    }

    private (SmsPart, int, IReadOnlyList<int>) GiveUp(Waiting one)
    {
        _waiting.Remove(one);
        var there = one.Parts;
        return (
            there[0]! with
            {
                Text = string.Concat(there.Select(static part => part!.Text)),
                Part = 1,
            },
            one.All.Length - there.Count,
            one.Places
        );
    }

    private sealed record Waiting(int Reference, DateTimeOffset Since, SmsPart?[] All, List<int> Places)
    {
        public IReadOnlyList<SmsPart?> Parts => [.. All.Where(static one => one is not null)];
    }
}
