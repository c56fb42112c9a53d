namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>Finds the word that a mistyped one was probably meant to be.</summary>
internal static class NearestWord
{
    /// <summary>The word with the smallest edit distance, case ignored, when it is near enough to be a typing error; null otherwise.</summary>
    public static string? Find(string typed, IEnumerable<string> words)
    {
        string? best = null;
        var bestDistance = Math.Max(2, typed.Length / 3) + 1;
        foreach (var word in words)
        {
            var distance = Distance(typed, word);
            if (distance < bestDistance)
                (best, bestDistance) = (word, distance);
        }
        return best;
    }

    /// <summary>A sentence about what stands where a word of a list was expected.</summary>
    public static string Complain(string what, string typed, IReadOnlyCollection<string> words)
    {
        var nearest = Find(typed, words);
        var list = words.Count <= 40 ? $" Known: {string.Join(", ", words)}." : "";
        return nearest is null
            ? $"{what} '{typed}' is not known.{list}"
            : $"{what} '{typed}' is not known; did you mean '{nearest}'?{list}";
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }
        return row[b.Length];
    }
}
