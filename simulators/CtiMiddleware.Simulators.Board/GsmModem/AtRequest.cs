namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>One command of a command line (27.007, 4; V.250, 5.2 to 5.4).</summary>
/// <param name="Name">Its name: <c>+CLCC</c>, <c>D</c>, <c>E</c>, <c>&amp;F</c>.</param>
/// <param name="Form">How it is asked.</param>
/// <param name="Value">What stands behind the equals sign, or behind the letter.</param>
internal readonly record struct AtRequest(string Name, AtForm Form, string Value)
{
    /// <summary>The parts of the value between commas, quotes taken off.</summary>
    public IReadOnlyList<string> Arguments
    {
        get
        {
            var parts = new List<string>();
            var (part, quoted) = ("", false);
            foreach (var one in Value)
            {
                if (one == '"')
                    quoted = !quoted;
                else if (one == ',' && !quoted)
                    (part, _) = ("", Add(parts, part));
                else
                    part += one;
            }
            parts.Add(part.Trim());
            return parts;
        }
    }

    /// <summary>An argument as a number; null when it is none.</summary>
    public int? Number(int index) => Arguments.ElementAtOrDefault(index) is { } text && int.TryParse(text, out var number) ? number : null;

    /// <summary>An argument as text; empty when it is not there.</summary>
    public string Text(int index) => Arguments.ElementAtOrDefault(index) ?? "";

    /// <summary>The commands of a line that begins with AT; null when it is no command line.</summary>
    public static IReadOnlyList<AtRequest>? Parse(string line)
    {
        if (!line.StartsWith("AT", StringComparison.OrdinalIgnoreCase))
            return null;
        var requests = new List<AtRequest>();
        var at = 2;
        while (at < line.Length)
        {
            if (line[at] is ';' or ' ')
            {
                at++;
            }
            else if (line[at] is '+' or '*' or '^' or '%')
            {
                var end = End(line, at);
                requests.Add(Extended(line[at..end]));
                at = end;
            }
            else if (line[at] is 'D' or 'd')
            {
                requests.Add(new AtRequest("D", AtForm.Do, line[(at + 1)..]));
                break;
            }
            else
            {
                var begin = at;
                at += line[at] is '&' or '\\' ? 2 : 1;
                at = Math.Min(at, line.Length);
                var name = line[begin..at].ToUpperInvariant();
                begin = at;
                while (at < line.Length && char.IsAsciiDigit(line[at]))
                    at++;
                requests.Add(new AtRequest(name, AtForm.Do, line[begin..at]));
            }
        }
        return requests;
    }

    private static bool Add(List<string> parts, string part)
    {
        parts.Add(part.Trim());
        return true;
    }

    private static int End(string line, int at)
    {
        var quoted = false;
        for (var i = at; i < line.Length; i++)
        {
            if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ';' && !quoted)
                return i;
        }
        return line.Length;
    }

    private static AtRequest Extended(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (text.EndsWith("=?", StringComparison.Ordinal))
            return new AtRequest(text[..^2].ToUpperInvariant(), AtForm.Test, "");
        if (equals >= 0)
            return new AtRequest(text[..equals].ToUpperInvariant(), AtForm.Set, text[(equals + 1)..]);
        return text.EndsWith('?')
            ? new AtRequest(text[..^1].ToUpperInvariant(), AtForm.Read, "")
            : new AtRequest(text.ToUpperInvariant(), AtForm.Do, "");
    }
}
