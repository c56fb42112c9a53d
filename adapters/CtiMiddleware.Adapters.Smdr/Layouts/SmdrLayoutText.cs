using System.Text.Json.Serialization;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>A layout as its file has it, before it is checked. See the README for what the members mean. Settable, so that the generated reader keeps the defaults.</summary>
internal sealed record SmdrLayoutText
{
    public string? Name { get; set; }
    public string? Title { get; set; }

    /// <summary>Where the columns come from; a layout without a source is refused.</summary>
    public string? Source { get; set; }

    /// <summary>Fields whose columns or meaning no source confirms.</summary>
    public IReadOnlyList<string> Unconfirmed { get; set; } = [];
    public string? TimeOf { get; set; }
    public IReadOnlyDictionary<string, SmdrCodeText> Codes { get; set; } = new Dictionary<string, SmdrCodeText>();
    public bool EightBit { get; set; }
    public IReadOnlyList<SmdrLoginText> Login { get; set; } = [];
    public IReadOnlyList<SmdrShapeText> Records { get; set; } = [];
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
    public string? Name { get; set; }

    /// <summary><c>call</c>, <c>date</c>, <c>continuation</c> or <c>ignored</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>A regular expression of the whole line; its named groups are the fields. Null for columns.</summary>
    public string? Pattern { get; set; }

    /// <summary>How long a line of columns is; shorter ones are taken as padded with blanks down to <see cref="MinLength"/>.</summary>
    public int Length { get; set; }
    public int? MinLength { get; set; }
    public IReadOnlyList<SmdrFieldText> Fields { get; set; } = [];

    /// <summary>Members of the record by the field that gives them.</summary>
    public IReadOnlyDictionary<string, string> Map { get; set; } = new Dictionary<string, string>();
    public string? Direction { get; set; }
    public string? Condition { get; set; }
    public string? TimeOf { get; set; }
    public bool? Transferred { get; set; }

    /// <summary>The field whose value is looked up in the layout's codes.</summary>
    public string? Code { get; set; }
}

/// <summary>One field.</summary>
internal sealed record SmdrFieldText
{
    public string? Name { get; set; }
    public int Start { get; set; }
    public int Length { get; set; }

    /// <summary><c>digits</c>, <c>number</c>, <c>text</c>, <c>time</c>, <c>duration</c> or <c>date</c>.</summary>
    public string? Type { get; set; }
    public string? Format { get; set; }
    public string? Pattern { get; set; }
    public bool Optional { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(SmdrLayoutText))]
internal sealed partial class SmdrLayoutJson : JsonSerializerContext;
