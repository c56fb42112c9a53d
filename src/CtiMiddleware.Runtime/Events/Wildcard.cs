namespace CtiMiddleware.Runtime.Events;

/// <summary>Patterns of filters and rules: <c>*</c> is any text, <c>?</c> any one character; ordinal. Cost is bounded by the product of the lengths, whoever wrote the pattern.</summary>
public static class Wildcard
{
    /// <summary>Whether the text matches the pattern.</summary>
    public static bool IsMatch(string pattern, ReadOnlySpan<char> text)
    {
        int p = 0,
            t = 0,
            star = -1,
            mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    /// <summary>Whether the pattern matches everything that begins with the text.</summary>
    public static bool MatchesAllUnder(string pattern, string prefix) => pattern.EndsWith('*') && IsMatch(pattern, prefix);

    /// <summary>Whether the pattern can match something that begins with the text.</summary>
    public static bool CanMatchUnder(string pattern, string prefix)
    {
        // The set of places in the pattern that are reached after each character of the prefix.
        var reached = new bool[pattern.Length + 1];
        reached[0] = true;
        foreach (var c in prefix)
        {
            var next = new bool[pattern.Length + 1];
            for (var p = 0; p < pattern.Length; p++)
            {
                if (!reached[p])
                    continue;
                if (pattern[p] == '*')
                {
                    reached[p + 1] = true;
                    next[p] = true;
                }
                else if (pattern[p] == '?' || pattern[p] == c)
                {
                    next[p + 1] = true;
                }
            }
            reached = next;
        }
        return Array.IndexOf(reached, true) >= 0;
    }
}
