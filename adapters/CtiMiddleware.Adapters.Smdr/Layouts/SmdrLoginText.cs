namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>What the PBX asks before it sends records, and what is answered.</summary>
internal sealed record SmdrLoginText(string? Expect = null, string? Send = null);
