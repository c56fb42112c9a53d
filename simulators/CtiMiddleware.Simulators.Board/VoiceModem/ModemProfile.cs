using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>
/// A model of modem: who it says it is, what it can do, and how it deviates. Data: the ones delivered are the JSON files in <c>VoiceModem/Profiles</c>,
/// others are read by <see cref="Read"/>.
/// </summary>
public sealed record ModemProfile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The profile's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whom the profile is taken from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>Answer to <c>+FMI</c>.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>Answer to <c>+FMM</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Answer to <c>+FMR</c>.</summary>
    public required string Revision { get; init; }

    /// <summary>Answers to <c>I</c> by its number; a number that is not there is answered by OK alone.</summary>
    public IReadOnlyDictionary<int, string> Identity { get; init; } = new Dictionary<int, string>();

    /// <summary>The service classes of <c>+FCLASS</c>.</summary>
    public IReadOnlyList<string> Classes { get; init; } = ["0", "1", "8"];

    /// <summary>The formats of <c>+VSM</c>; the first is in force after a reset.</summary>
    public required IReadOnlyList<VoiceFormat> Formats { get; init; }

    /// <summary>Whether there is <c>+VTR</c>.</summary>
    public bool Duplex { get; init; }

    /// <summary>Whether a digit stands between <c>DLE /</c> and <c>DLE ~</c>.</summary>
    public bool DigitMarks { get; init; }

    /// <summary>What stands between name and value of a caller id line: <c> = </c> or <c>=</c>.</summary>
    public string CallerIdEquals { get; init; } = " = ";

    /// <summary>What answers <c>A</c> in voice mode: <c>OK</c> or <c>VCON</c>.</summary>
    public string AnswerResult { get; init; } = "OK";

    /// <summary>What a dialled number that leads to reorder is answered with.</summary>
    public string ReorderResult { get; init; } = "BUSY";

    /// <summary>Bytes of audio that the modem keeps before it stops the computer.</summary>
    public int TransmitBuffer { get; init; } = 2048;

    /// <summary>Names of commands that are answered by OK and have no effect, or the beginnings of such names with <c>*</c> at the end.</summary>
    public IReadOnlyList<string> Accepts { get; init; } = [];

    /// <summary>Event codes that this model sends in place of those of V.253, by the latter.</summary>
    public IReadOnlyDictionary<string, string> Events { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of the profiles that are delivered.</summary>
    public static IReadOnlyList<string> Delivered { get; } =
    [
        .. typeof(ModemProfile)
            .Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith("modem-profile/", StringComparison.Ordinal))
            .Select(static name => Path.GetFileNameWithoutExtension(name))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A delivered profile.</summary>
    /// <exception cref="ArgumentException">There is none of that name; those that are there are named.</exception>
    public static ModemProfile Get(string name)
    {
        using var stream =
            typeof(ModemProfile).Assembly.GetManifestResourceStream($"modem-profile/{name}.json")
            ?? throw new ArgumentException($"There is no modem profile {name}; there are {string.Join(", ", Delivered)}.", nameof(name));
        return JsonSerializer.Deserialize<ModemProfile>(stream, Json)!;
    }

    /// <summary>A profile from a file.</summary>
    /// <exception cref="JsonException">The file is not a profile; the place is named.</exception>
    public static ModemProfile Read(string path) => JsonSerializer.Deserialize<ModemProfile>(File.ReadAllText(path), Json)!;
}
