namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>Finds the word that somebody may have meant.</summary>
internal static class NearestWord
{
    /// <summary>The valid word that differs least; null when none is near.</summary>
    public static string? Find(string written, IEnumerable<string> valid)
    {
        string? best = null;
        var least = Math.Max(2, written.Length / 2) + 1;
        foreach (var word in valid)
        {
            var distance = Distance(written.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance < least)
            {
                (best, least) = (word, distance);
            }
        }
        return best;
    }

    public static string Hint(string written, IEnumerable<string> valid) =>
        Find(written, valid) is { } word ? $"; did you mean '{word}'?" : "";

    private static int Distance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = above[0];
            above[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(above[j] + 1, above[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above[j];
                above[j] = cost;
            }
        }
        return above[b.Length];
    }
}
