using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>An adapter's quality.json.</summary>
public sealed record Quality
{
    public const string None = "none";

    /// <summary>From the lowest to the highest; each holds those before it.</summary>
    public static readonly string[] Tiers = ["bronze", "silver", "gold", "platinum"];

    private static readonly JsonSerializerOptions s_strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required string Adapter { get; init; }

    /// <summary>What it fronts: <c>switch</c>, <c>board</c> or <c>dataLink</c>.</summary>
    public AdapterKind Kind { get; init; }

    /// <summary>The highest tier of which every rule is done or exempt; compared with what the rules say.</summary>
    public required string Tier { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Tests of the shared suites that the switch cannot pass, see DeviationAttribute.</summary>
    public IReadOnlyList<Deviation> Exempt { get; init; } = [];

    /// <summary>Message types that no vector from outside holds.</summary>
    public IReadOnlyList<Message> Unconfirmed { get; init; } = [];

    /// <summary>Message types that no vector holds and a test against the real switch does.</summary>
    public IReadOnlyList<Live> ConfirmedLive { get; init; } = [];

    public static Quality Load(AdapterFolder adapter) =>
        JsonSerializer.Deserialize<Quality>(File.ReadAllText(Path.Combine(adapter.Folder, "quality.json")), s_strict)!;

    /// <summary>
    /// The tier that the rules give. Who is exempt from a rule need not do it, with one exception: without a run against the real switch nothing is
    /// platinum, whatever the reason.
    /// </summary>
    public string ComputeTier()
    {
        var reached = None;
        foreach (var tier in Tiers)
        {
            if (Rules.Any(rule => rule.Tier == tier && (rule.Status == "todo" || (rule.Name == "live" && rule.Status != "done"))))
                return reached;
            reached = tier;
        }
        return reached;
    }

    public sealed record Rule
    {
        [JsonPropertyName("rule")]
        public required string Name { get; init; }

        public required string Tier { get; init; }

        public required string Status { get; init; }

        public string? Evidence { get; init; }

        public string? Comment { get; init; }
    }

    public sealed record Deviation(string Suite, string Test, string Reason);

    /// <summary>One type by its name, or several with commas between them.</summary>
    public sealed record Message(string Type, string Why)
    {
        [JsonIgnore]
        public IReadOnlyList<string> Types => Type.Split(", ");
    }

    public sealed record Live(string Type, string Test);
}
