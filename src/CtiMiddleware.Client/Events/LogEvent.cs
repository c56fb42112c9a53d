using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>An event of the server's log (CloudEvents 1.0). To keep state, apply <see cref="Changed"/> and <see cref="Removed"/>; nothing else is needed.</summary>
public abstract record LogEvent : CtiEvent
{
    private protected LogEvent() { }

    /// <summary>The identifier of the event: its position in the log.</summary>
    public string Id { get; init; } = "";

    /// <summary>The type, for example <c>cti.call.established.v1</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The switch it comes from; null for the server's own.</summary>
    public string? Switch { get; init; }

    /// <summary>The identifier of the call, agent, device or link it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>When the server wrote it, UTC.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The thread, or null.</summary>
    public string? Thread { get; init; }

    /// <summary>The ECMA-269 event cause, or null.</summary>
    public string? Cause { get; init; }

    /// <summary>Those of <see cref="Changed"/> that came into the view of this subscription by the event, though they may be older.</summary>
    public IReadOnlyList<CtiObject> Entered { get; init; } = [];

    /// <summary>Made by reconciliation after an outage, not by an event of the switch.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Concluded by the adapter, not said by the switch.</summary>
    public bool Inferred { get; init; }

    /// <summary>Every object that the event changed, whole and after.</summary>
    public IReadOnlyList<CtiObject> Changed { get; init; } = [];

    /// <summary>Every object that ended by it.</summary>
    public IReadOnlyList<RemovedObject> Removed { get; init; } = [];

    /// <summary>The whole <c>data</c> as it came, the switch's own terms in <c>native</c> included.</summary>
    public JsonElement Data { get; init; }
}
