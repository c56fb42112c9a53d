using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Links.Spi;

/// <summary>What a protocol instance is made for.</summary>
/// <param name="Switch">The switch.</param>
/// <param name="Link">The link.</param>
/// <param name="Options">The adapter's own validated options for this link, of the type that the adapter names; null when it has none.</param>
/// <param name="Logger">Where the protocol logs; every line carries the link.</param>
/// <param name="Seed">Seed for whatever the protocol draws by chance, so that two runs of one seed are equal (architecture promise 9).</param>
public sealed record LinkContext(SwitchId Switch, LinkId Link, object? Options, ILogger Logger, ulong Seed);
