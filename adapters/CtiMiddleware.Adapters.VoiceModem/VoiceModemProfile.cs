using System.Text.Json;
using System.Text.Json.Serialization;
using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>
/// What is particular to a model of modem: data, one JSON file each. The delivered ones are in <c>Profiles</c>; an operator adds one by a file, see
/// <see cref="VoiceModemOptions.ProfileFile"/>.
/// </summary>
public sealed record VoiceModemProfile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where its facts are from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>It is taken when one of these stands in what the modem says of itself (+FMI, +FMM, +FMR, I, I3), without regard to case. Empty: for every modem that no other fits.</summary>
    public IReadOnlyList<string> Matches { get; init; } = [];

    /// <summary>Commands after +FCLASS=8, each of which should be answered by OK; one that is refused is told and passed over.</summary>
    public IReadOnlyList<string> Init { get; init; } = [];

    /// <summary>The formats by preference.</summary>
    public IReadOnlyList<AudioEncoding> Formats { get; init; } = [];

    /// <summary>What numbers of +VSM mean on this model, where their names do not say it rightly.</summary>
    public IReadOnlyDictionary<int, AudioEncoding> FormatNumbers { get; init; } = new Dictionary<int, AudioEncoding>();

    /// <summary>Whether there is +VTR.</summary>
    public bool Duplex { get; init; }

    /// <summary>What ends a recording after DLE: <c>!</c> (end at once) or <c>esc</c> (V.253's other spelling).</summary>
    public string RecordStop { get; init; } = "!";

    /// <summary>Whether reversed polarity says that the far end hung up.</summary>
    public bool PolarityReversalEndsCall { get; init; }

    /// <summary>What codes after DLE mean on this model where that is not V.253: the code that came → the code of V.253 that it means; empty for none.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>();

    /// <summary>The delivered profiles, those that match something before those that match everything.</summary>
    public static IReadOnlyList<VoiceModemProfile> Delivered { get; } =
    [
        .. typeof(VoiceModemProfile)
            .Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith("voice-modem-profile/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load)
            .OrderBy(static profile => profile.Matches.Count == 0),
    ];

    /// <summary>Reads a profile.</summary>
    /// <exception cref="JsonException">It is not one; the place is named.</exception>
    public static VoiceModemProfile Parse(string json) =>
        JsonSerializer.Deserialize<VoiceModemProfile>(json, Json) ?? throw new JsonException("The profile is empty.");

    /// <summary>The first that fits what a modem says of itself.</summary>
    /// <param name="profiles">By precedence; the last must match everything.</param>
    /// <param name="identity">What it says.</param>
    public static VoiceModemProfile Detect(IEnumerable<VoiceModemProfile> profiles, string identity) =>
        profiles.First(profile =>
            profile.Matches.Count == 0 || profile.Matches.Any(match => identity.Contains(match, StringComparison.OrdinalIgnoreCase))
        );

    /// <summary>The code of V.253 that a code of this model means; null for none.</summary>
    public char? Meaning(char code) =>
        !Codes.TryGetValue(code.ToString(), out var meaning) ? code
        : meaning.Length == 0 ? null
        : meaning[0];

    private static VoiceModemProfile Load(string resource)
    {
        using var stream = typeof(VoiceModemProfile).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
