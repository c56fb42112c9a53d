namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>The body of an AT line → its commands, by ITU-T V.250 clause 5. Static and pure.</summary>
public static class AtCommandParser
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">What stands after <c>AT</c>, without the line's end.</param>
    /// <param name="commands">The commands up to the first that cannot be read.</param>
    /// <returns>False when the rest cannot be read: the commands before it are carried out, then ERROR.</returns>
    public static bool TryParse(string body, out IReadOnlyList<AtCommand> commands)
    {
        var read = new List<AtCommand>();
        commands = read;
        var at = 0;
        while (at < body.Length)
        {
            var letter = char.ToUpperInvariant(body[at]);
            if (letter is ' ' or ';')
                at++;
            else if (letter is '+' or '#')
            {
                if (!TryExtended(body, ref at, read))
                    return false;
            }
            else if (letter == 'D')
            {
                read.Add(new AtCommand("D", AtOperator.Execute, body[(at + 1)..]));
                return true;
            }
            else if (!TryBasic(body, ref at, read))
                return false;
        }
        return true;
    }

    private static bool TryExtended(string body, ref int at, List<AtCommand> read)
    {
        var start = at++;
        while (at < body.Length && (char.IsAsciiLetterOrDigit(body[at]) || body[at] is '%' or '-' or '.' or '/' or ':' or '_'))
            at++;
        if (at == start + 1)
            return false;
        var name = body[start..at].ToUpperInvariant();
        var what = AtOperator.Execute;
        var value = "";
        if (at < body.Length && body[at] == '?')
            (what, at) = (AtOperator.Read, at + 1);
        else if (at + 1 < body.Length && body[at] == '=' && body[at + 1] == '?')
            (what, at) = (AtOperator.Test, at + 2);
        else if (at < body.Length && body[at] == '=')
        {
            var end = EndOfValue(body, at + 1);
            (what, value, at) = (AtOperator.Set, body[(at + 1)..end].Trim(), end);
        }
        while (at < body.Length && body[at] == ' ')
            at++;
        read.Add(new AtCommand(name, what, value));
        // A further command is divided from an extended one (V.250, 5.4.5).
        return at == body.Length || body[at] == ';';
    }

    private static int EndOfValue(string body, int at)
    {
        var quoted = false;
        for (; at < body.Length; at++)
        {
            if (body[at] == '"')
                quoted = !quoted;
            else if (body[at] == ';' && !quoted)
                break;
        }
        return at;
    }

    private static bool TryBasic(string body, ref int at, List<AtCommand> read)
    {
        var start = at;
        if (body[at] == '&')
            at++;
        if (at >= body.Length || !char.IsAsciiLetter(body[at]))
            return false;
        at++;
        var name = body[start..at].ToUpperInvariant();
        var number = at;
        while (at < body.Length && char.IsAsciiDigit(body[at]))
            at++;
        var digits = body[number..at];
        if (name != "S")
        {
            read.Add(new AtCommand(name, AtOperator.Execute, digits));
            return true;
        }
        if (digits.Length == 0 || at >= body.Length)
            return false;
        if (body[at] == '?')
        {
            at++;
            read.Add(new AtCommand($"S{digits}", AtOperator.Read, ""));
            return true;
        }
        if (body[at] != '=')
            return false;
        number = ++at;
        while (at < body.Length && char.IsAsciiDigit(body[at]))
            at++;
        read.Add(new AtCommand($"S{digits}", AtOperator.Set, body[number..at]));
        return at > number;
    }
}
