namespace CtiMiddleware.Adapters.Smdr.Layouts;

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
