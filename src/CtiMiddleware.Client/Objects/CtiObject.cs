using System.Text.Json.Serialization;

namespace CtiMiddleware.Client;

/// <summary>
/// An object as it stands at one position of the server's log: what a read answers, what a snapshot carries, what an event's
/// <c>changed</c> lists. Immutable. Members that a newer server adds are ignored; members that an older one lacks keep their defaults.
/// </summary>
public abstract record CtiObject
{
    private protected CtiObject() { }

    /// <summary>The kind: <c>server</c>, <c>switch</c>, <c>link</c>, <c>device</c>, <c>agent</c>, <c>group</c>, <c>thread</c>, <c>call</c>, or a newer one.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>The identifier, unique inside the kind.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>The number of the log position of the last change.</summary>
    public long Rev { get; init; }

    /// <summary>Made by reconciliation after an outage, not by an event of the switch.</summary>
    public bool Synthetic { get; init; }
}
