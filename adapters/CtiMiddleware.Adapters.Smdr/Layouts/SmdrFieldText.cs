namespace CtiMiddleware.Adapters.Smdr.Layouts;

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
