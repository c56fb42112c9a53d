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
