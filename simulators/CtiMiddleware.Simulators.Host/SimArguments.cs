using System.Globalization;

namespace CtiMiddleware.Simulators.Host;

/// <summary>The arguments of one mode: options of the form <c>--name value</c> or <c>--name=value</c>, and words. Every option is asked for by name; what nobody asked for is an error.</summary>
public sealed class SimArguments
{
    /// <summary>Options that never have a value: what follows them is something else.</summary>
    private static readonly string[] Flags = ["json", "quiet", "once", "in-process", "real", "list", "schema"];

    private readonly List<(string Name, string? Value)> _options = [];
    private readonly List<string> _words = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Splits the arguments.</summary>
    /// <param name="arguments">Without the mode.</param>
    public SimArguments(IEnumerable<string> arguments)
    {
        string? open = null;
        foreach (var argument in arguments)
        {
            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                if (open is not null)
                    _options.Add((open, null));
                var equals = argument.IndexOf('=', StringComparison.Ordinal);
                open = equals < 0 ? argument[2..] : null;
                if (equals >= 0)
                {
                    _options.Add((argument[2..equals], argument[(equals + 1)..]));
                }
                else if (Flags.Contains(open, StringComparer.Ordinal))
                {
                    _options.Add((open!, null));
                    open = null;
                }
            }
            else if (open is not null)
            {
                _options.Add((open, argument));
                open = null;
            }
            else
            {
                _words.Add(argument);
            }
        }
        if (open is not null)
            _options.Add((open, null));
    }

    /// <summary>The words that belong to no option.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The value of an option; null when it is absent.</summary>
    /// <exception cref="UsageException">It has no value, or stands there twice.</exception>
    public string? Text(string name)
    {
        _known.Add(name);
        var found = _options.Where(option => option.Name == name).ToArray();
        return found.Length switch
        {
            0 => null,
            1 => found[0].Value ?? throw new UsageException($"--{name} needs a value."),
            _ => throw new UsageException($"--{name} stands there twice."),
        };
    }

    /// <summary>The values of an option that may stand there several times.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        _known.Add(name);
        return
        [
            .. _options
                .Where(option => option.Name == name)
                .Select(option => option.Value ?? throw new UsageException($"--{name} needs a value.")),
        ];
    }

    /// <summary>The value of an option that must be there.</summary>
    public string Needed(string name) => Text(name) ?? throw new UsageException($"--{name} is missing.");

    /// <summary>Whether an option without a value is there.</summary>
    public bool Flag(string name)
    {
        _known.Add(name);
        var found = _options.Where(option => option.Name == name).ToArray();
        return found.Length != 0
            && (found[0].Value is null ? true : throw new UsageException($"--{name} has no value, but '{found[0].Value}' follows it."));
    }

    /// <summary>Whether an option is there, and its number when it has one.</summary>
    /// <returns>Null when it is absent.</returns>
    public double? FlagOrNumber(string name, double without, double least, double most)
    {
        _known.Add(name);
        var found = _options.Where(option => option.Name == name).ToArray();
        if (found.Length == 0)
            return null;
        return found[0].Value is null ? without : Number(name, without, least, most);
    }

    /// <summary>A number within bounds.</summary>
    public double Number(string name, double absent, double least, double most)
    {
        if (Text(name) is not { } text)
            return absent;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"--{name} must be a number from {least} to {most}, not '{text}'.")
            );
    }

    /// <summary>A whole number within bounds.</summary>
    public long Whole(string name, long absent, long least, long most)
    {
        if (Text(name) is not { } text)
            return absent;
        return
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw new UsageException($"--{name} must be a whole number from {least} to {most}, not '{text}'.");
    }

    /// <summary>The seed: any unsigned number.</summary>
    public ulong Seed(ulong absent = 1)
    {
        if (Text("seed") is not { } text)
            return absent;
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new UsageException($"--seed must be a number from 0 to {ulong.MaxValue}, not '{text}'.");
    }

    /// <summary>Refuses what nobody asked for. Called when all options were read.</summary>
    /// <param name="words">How many words the mode takes at most.</param>
    /// <exception cref="UsageException">Something is left over.</exception>
    public void End(int words = 0)
    {
        foreach (var (name, _) in _options)
        {
            if (!_known.Contains(name))
            {
                var known = string.Join(", ", _known.Order(StringComparer.Ordinal).Select(static one => "--" + one));
                throw new UsageException($"There is no option --{name}; there are {known}.");
            }
        }
        if (_words.Count > words)
            throw new UsageException($"'{_words[words]}' belongs to no option.");
    }
}
