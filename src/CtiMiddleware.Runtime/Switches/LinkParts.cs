using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Voice;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a link's session is composed of beside its protocol.</summary>
/// <param name="Transports">Makes its transports.</param>
/// <param name="Time">The clock.</param>
/// <param name="Seed">Seed of its jitter.</param>
/// <param name="Pace">Paces its commands.</param>
/// <param name="Scrubber">Takes secrets out of its capture.</param>
/// <param name="MaxUnconsumed">Bytes of one frame that is not complete, beyond which the link is dropped whatever the adapter's own bound is.</param>
/// <param name="Logger">Where it logs.</param>
/// <param name="Voice">What the audio of boards needs.</param>
/// <param name="FindConnection">Looks up a connection as it stands.</param>
internal sealed record LinkParts(
    ITransportFactory Transports,
    TimeProvider Time,
    ulong Seed,
    TokenBucket Pace,
    ICaptureScrubber? Scrubber,
    int MaxUnconsumed,
    ILogger Logger,
    VoiceParts Voice,
    Func<ConnectionId, ConnectionLookup> FindConnection
);
