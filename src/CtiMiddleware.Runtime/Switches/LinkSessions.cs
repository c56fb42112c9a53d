using CtiMiddleware.Links.Spi;
using CtiMiddleware.Runtime.Commands;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>Makes the links of a switch.</summary>
internal static class LinkSessions
{
    /// <summary>Makes them, each with a protocol, a pace and a seed of its own.</summary>
    public static IReadOnlyList<LinkSession> Create(SwitchDefinition definition, ILinkHost host, SwitchParts parts) =>
        [.. definition.Links.Select((link, index) => Create(definition, link, parts.Seed + (ulong)index, host, parts))];

    private static LinkSession Create(SwitchDefinition definition, LinkDefinition link, ulong seed, ILinkHost host, SwitchParts parts)
    {
        var adapter = definition.AdapterOf(link);
        var protocol = adapter.Create(new LinkContext(definition.Id, link.Id, link.Options, parts.Logger, seed));
        var own = new LinkParts(
            parts.Transports,
            parts.Time,
            seed,
            new TokenBucket(definition.Pacing.CommandsPerSecond, definition.Pacing.Burst),
            adapter.CreateScrubber(),
            parts.MaxUnconsumed,
            parts.Logger,
            parts.Voice,
            parts.FindConnection
        );
        return new LinkSession(link, protocol, host, own);
    }
}
