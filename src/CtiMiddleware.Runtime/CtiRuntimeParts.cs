using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.CallDetails;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Voice;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Runtime;

/// <summary>What a <see cref="CtiRuntime"/> is composed of beside the switches.</summary>
public sealed record CtiRuntimeParts
{
    /// <summary>The one log.</summary>
    public required EventLog Log { get; init; }

    /// <summary>Makes the links' transports.</summary>
    public required ITransportFactory Transports { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes an identifier source from a seed; each loop gets one of its own.</summary>
    public required Func<ulong, IIdSource> CreateIds { get; init; }

    /// <summary>Seed of everything drawn by chance; in production a number drawn from the operating system.</summary>
    public required ulong Seed { get; init; }

    /// <summary>True: each switch's loop runs on a thread of its own. False: whoever moves the clock calls <see cref="CtiRuntime.RunUntilIdle"/>.</summary>
    public bool Threads { get; init; } = true;

    /// <summary>Keeps call detail records beyond the process; null when nothing does, and then every record says so.</summary>
    public ICallDetailJournal? CallDetails { get; init; }

    /// <summary>Bounds of playing, recording and collecting on boards.</summary>
    public VoiceOptions Voice { get; init; } = new();

    /// <summary>The messages that boards play and where recordings go; null for none.</summary>
    public IMessageStore? Messages { get; init; }

    /// <summary>Loggers.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
