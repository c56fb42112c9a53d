using System.Collections.Frozen;
using System.Text.Json;

namespace CtiMiddleware.Media.Tones;

/// <summary>
/// The tones of a country's telephone network, as data with a source for each. A tone for which no source was found is not there. Immutable;
/// thread-safe.
/// </summary>
public sealed class CountryTones
{
    /// <summary>The level of each frequency of a tone when it is played, dBm0. Ours; the sources name frequencies and times.</summary>
    public const double UsualLevel = -13.0;

    private const string Folder = "CtiMiddleware.Media.Tones.Countries.";

    private static readonly Lazy<FrozenDictionary<string, CountryTones>> BuiltIn = new(LoadAll);

    private CountryTones(string country, string name, IReadOnlyList<CountryTone> tones)
    {
        Country = country;
        Name = name;
        Tones = tones;
    }

    /// <summary>Two capital letters, ISO 3166-1.</summary>
    public string Country { get; }

    /// <summary>The country's name in English.</summary>
    public string Name { get; }

    /// <summary>Its tones.</summary>
    public IReadOnlyList<CountryTone> Tones { get; }

    /// <summary>The countries that are built in, in alphabetical order of their code.</summary>
    public static IReadOnlyList<string> Countries => [.. BuiltIn.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The tones of a country.</summary>
    /// <param name="country">Two letters, small or capital.</param>
    /// <exception cref="ArgumentException">Not built in; the message names those that are.</exception>
    public static CountryTones Of(string country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return BuiltIn.Value.TryGetValue(country.ToUpperInvariant(), out var tones)
            ? tones
            : throw new ArgumentException(
                $"The tones of the country '{country}' are not known; known are {string.Join(", ", Countries)}.",
                nameof(country)
            );
    }

    /// <summary>One tone; null when the country's data has none.</summary>
    public CountryTone? Find(CallTone tone) => Tones.FirstOrDefault(t => t.Tone == tone);

    /// <summary>Reads the tones of a country from JSON of the same form as the built-in files.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="FormatException">Not of this form; the message says what and where.</exception>
    public static CountryTones Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new(Text(root, "country"), Text(root, "name"), [.. root.GetProperty("tones").EnumerateArray().Select(ToneOf)]);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The tones of a country cannot be read: {wrong.Message}", wrong);
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"'{name}' is empty.");

    private static CountryTone ToneOf(JsonElement tone)
    {
        string kind = Text(tone, "tone");
        if (!Enum.TryParse<CallTone>(kind, ignoreCase: true, out var known))
            throw new FormatException($"The tone '{kind}' is unknown; known are {string.Join(", ", Enum.GetNames<CallTone>())}.");
        var segments = tone.GetProperty("segments").EnumerateArray().Select(SegmentOf).ToArray();
        bool repeats = tone.GetProperty("repeats").GetBoolean();
        var read = new CountryTone(known, segments, repeats, Text(tone, "source"));
        // Proves here rather than at the first call that it can be played.
        _ = read.Play();
        return read;
    }

    private static ToneSegment SegmentOf(JsonElement segment)
    {
        double modulation = segment.TryGetProperty("modulation", out var by) ? by.GetDouble() : 0;
        ToneComponent[] components = segment.TryGetProperty("hz", out var frequencies)
            ? [.. frequencies.EnumerateArray().Select(f => new ToneComponent(f.GetDouble(), UsualLevel, modulation))]
            : [];
        var duration = segment.TryGetProperty("ms", out var time) ? TimeSpan.FromMilliseconds(time.GetDouble()) : Timeout.InfiniteTimeSpan;
        return new(components, duration);
    }

    private static FrozenDictionary<string, CountryTones> LoadAll()
    {
        var assembly = typeof(CountryTones).Assembly;
        var all = new Dictionary<string, CountryTones>(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var json = new byte[stream.Length];
            stream.ReadExactly(json);
            var tones = Parse(json);
            all.Add(tones.Country, tones);
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
