using System.Text.Json.Serialization;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>A layout as its file has it, before it is checked. See the README for what the members mean.</summary>
internal sealed record SmdrLayoutText
{
    public string? Name { get; init; }
    public string? Title { get; init; }

    /// <summary>Where the columns come from; a layout without a source is refused.</summary>
    public string? Source { get; init; }

    /// <summary>Fields whose columns or meaning no source confirms.</summary>
    public IReadOnlyList<string> Unconfirmed { get; init; } = [];
    public string? TimeOf { get; init; }
    public IReadOnlyDictionary<string, SmdrCodeText> Codes { get; init; } = new Dictionary<string, SmdrCodeText>();
    public bool EightBit { get; init; }
    public IReadOnlyList<SmdrLoginText> Login { get; init; } = [];
    public IReadOnlyList<SmdrShapeText> Records { get; init; } = [];
}

/// <summary>What one code of the condition means.</summary>
internal sealed record SmdrCodeText(
    string? Condition = null,
    string? Direction = null,
    bool? Transferred = null,
    bool? Conferenced = null,
    string? TimeOf = null
);

/// <summary>What the PBX asks before it sends records, and what is answered.</summary>
internal sealed record SmdrLoginText(string? Expect = null, string? Send = null);

/// <summary>One form of line.</summary>
internal sealed record SmdrShapeText
{
    public string? Name { get; init; }

    /// <summary><c>call</c>, <c>date</c>, <c>continuation</c> or <c>ignored</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>A regular expression of the whole line; its named groups are the fields. Null for columns.</summary>
    public string? Pattern { get; init; }

    /// <summary>How long a line of columns is; shorter ones are taken as padded with blanks down to <see cref="MinLength"/>.</summary>
    public int Length { get; init; }
    public int? MinLength { get; init; }
    public IReadOnlyList<SmdrFieldText> Fields { get; init; } = [];

    /// <summary>Members of the record by the field that gives them.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();
    public string? Direction { get; init; }
    public string? Condition { get; init; }
    public string? TimeOf { get; init; }
    public bool? Transferred { get; init; }

    /// <summary>The field whose value is looked up in the layout's codes.</summary>
    public string? Code { get; init; }
}

/// <summary>One field.</summary>
internal sealed record SmdrFieldText
{
    public string? Name { get; init; }
    public int Start { get; init; }
    public int Length { get; init; }

    /// <summary><c>digits</c>, <c>number</c>, <c>text</c>, <c>time</c>, <c>duration</c> or <c>date</c>.</summary>
    public string? Type { get; init; }
    public string? Format { get; init; }
    public string? Pattern { get; init; }
    public bool Optional { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(SmdrLayoutText))]
internal sealed partial class SmdrLayoutJson : JsonSerializerContext;
