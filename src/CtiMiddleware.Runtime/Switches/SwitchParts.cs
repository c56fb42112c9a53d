using System.Collections.Frozen;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.CallDetails;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Voice;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a switch's loop is composed of beside its definition.</summary>
internal sealed record SwitchParts
{
    /// <summary>Where its events go.</summary>
    public required IEventSink Log { get; init; }

    /// <summary>Looks up a connection as it stands.</summary>
    public required Func<ConnectionId, ConnectionLookup> FindConnection { get; init; }

    /// <summary>Makes the registry, which writes to the sink that is given; null for the real one.</summary>
    public RegistryFactory? CreateRegistry { get; init; }

    /// <summary>The operations.</summary>
    public required OperationStore Operations { get; init; }

    /// <summary>Makes transports.</summary>
    public required ITransportFactory Transports { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Identifiers of this loop.</summary>
    public required IIdSource Ids { get; init; }

    /// <summary>Seed of what is drawn by chance.</summary>
    public required ulong Seed { get; init; }

    /// <summary>See <see cref="LinkParts"/>.</summary>
    public int MaxUnconsumed { get; init; } = 16 * 1024 * 1024;

    /// <summary>The ports of every switch at which a message desk announces calls.</summary>
    public IReadOnlySet<DeviceId> AnnouncedPorts { get; init; } = FrozenSet<DeviceId>.Empty;

    /// <summary>Finds the loop of a switch; null for a name that is not configured.</summary>
    public Func<SwitchId, SwitchLoop?> FindLoop { get; init; } = static _ => null;

    /// <summary>Keeps call detail records; null when nothing does.</summary>
    public ICallDetailJournal? CallDetails { get; init; }

    /// <summary>Where call detail records are published; null for <see cref="Log"/>. The test of a link must not keep them for itself.</summary>
    public IEventSink? CallDetailLog { get; init; }

    /// <summary>What the audio of boards needs.</summary>
    public VoiceParts Voice { get; init; } = new(new VoiceOptions(), Messages: null, Ear.Create);

    /// <summary>Where it logs.</summary>
    public required ILogger Logger { get; init; }
}
