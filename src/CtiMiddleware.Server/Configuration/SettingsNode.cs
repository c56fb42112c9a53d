using System.Globalization;

namespace CtiMiddleware.Server.Configuration;

/// <summary>
/// One section of the configuration, read strictly: every key that is asked for is known, every other one is an error when the section is
/// closed. Errors are collected, never thrown, so that all of them are told at once.
/// </summary>
/// <param name="section">The section.</param>
/// <param name="errors">Where errors go.</param>
public sealed class SettingsNode(IConfigurationSection section, List<SettingsError> errors)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where it is: <c>Cti:Switches:hq</c>.</summary>
    public string Path => section.Path;

    /// <summary>The last part of the path.</summary>
    public string Name => section.Key;

    /// <summary>Whether other machines may reach what listens; sections below inherit it.</summary>
    internal bool BeyondLoopback { get; set; }

    /// <summary>Reports an error at a key of this section.</summary>
    public void Error(string key, string problem, string fix) =>
        errors.Add(new SettingsError(key.Length == 0 ? Path : $"{Path}:{key}", problem, fix));

    /// <summary>Whether there is a value or a section; does not make the key known.</summary>
    public bool Has(string key) => section.GetSection(key).Exists();

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string key)
    {
        _known.Add(key);
        var child = section.GetSection(key);
        if (child.Value is null && child.GetChildren().Any())
            Error(key, "is a section, expected one value.", "Give a single value.");
        return string.IsNullOrWhiteSpace(child.Value) ? null : child.Value;
    }

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string key, string fix)
    {
        var text = Text(key);
        if (text is null)
            Error(key, "is missing.", fix);
        return text ?? string.Empty;
    }

    /// <summary>A whole number between bounds.</summary>
    public long Number(string key, long defaultValue, long min, long max)
    {
        if (Text(key) is not { } text)
            return defaultValue;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            return value;
        Error(key, $"'{text}' is not a whole number from {min} to {max}.", $"Use a number in that range; the default is {defaultValue}.");
        return defaultValue;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(string key, bool defaultValue = false)
    {
        if (Text(key) is not { } text)
            return defaultValue;
        if (bool.TryParse(text, out var value))
            return value;
        Error(key, $"'{text}' is neither true nor false.", "Write true or false.");
        return defaultValue;
    }

    /// <summary>A list of texts, as an array or as one comma-separated text.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        _known.Add(key);
        var child = section.GetSection(key);
        if (child.Value is { } joined)
            return joined.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = new List<string>();
        foreach (var item in child.GetChildren())
        {
            if (string.IsNullOrWhiteSpace(item.Value))
                errors.Add(new SettingsError(item.Path, "is not a text.", "Give a single text for each entry."));
            else
                found.Add(item.Value);
        }
        return found;
    }

    /// <summary>A section with a fixed set of keys.</summary>
    public SettingsNode Section(string key)
    {
        _known.Add(key);
        return new SettingsNode(section.GetSection(key), errors) { BeyondLoopback = BeyondLoopback };
    }

    /// <summary>The sections of an array or of a map, in the order of their indexes or names.</summary>
    public IReadOnlyList<SettingsNode> Sections(string key)
    {
        _known.Add(key);
        return
        [
            .. section
                .GetSection(key)
                .GetChildren()
                .OrderBy(child => int.TryParse(child.Key, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue)
                .Select(child => new SettingsNode(child, errors) { BeyondLoopback = BeyondLoopback }),
        ];
    }

    /// <summary>Keys and values below a section whose keys this reader does not know.</summary>
    public IReadOnlyDictionary<string, string> Open(string key)
    {
        _known.Add(key);
        var inner = section.GetSection(key);
        return inner
            .AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null && pair.Key.Length > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reports every key that was not asked for.</summary>
    public void Close()
    {
        foreach (var child in section.GetChildren())
        {
            if (_known.Contains(child.Key))
                continue;
            var near = NearestMatch.Find(child.Key, _known);
            errors.Add(
                new SettingsError(
                    child.Path,
                    "is not a known setting.",
                    near is null
                        ? $"Remove it; known here: {string.Join(", ", _known.Order(StringComparer.OrdinalIgnoreCase))}."
                        : $"Did you mean {near}?"
                )
            );
        }
    }
}
