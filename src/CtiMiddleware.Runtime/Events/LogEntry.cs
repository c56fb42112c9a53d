using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Events;

/// <summary>One event in the log. Immutable.</summary>
public sealed class LogEntry
{
    /// <summary>Its position.</summary>
    public required long Number { get; init; }

    /// <summary>The type, for example <c>cti.call.established.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The switch it comes from; null for the server's own.</summary>
    public required SwitchId? Switch { get; init; }

    /// <summary>The subject: the identifier of the call, agent, device, link it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The thread, or null.</summary>
    public ThreadId? Thread { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The data.</summary>
    public required EventBody Data { get; init; }

    /// <summary>The whole event as CloudEvents JSON in UTF-8 for a reader that may see everything; serialised once when it was appended.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }
}
