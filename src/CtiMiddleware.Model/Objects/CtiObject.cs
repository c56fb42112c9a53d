using System.Text.Json.Serialization;

namespace CtiMiddleware.Model.Objects;

/// <summary>
/// An object of the uniform API as it stands at one position of the log: what GET answers, what a snapshot item carries, what an event's
/// <c>changed</c> lists. Immutable; a change makes a new one. Equal to the fold of the events up to <see cref="Rev"/> (architecture promise 3).
/// </summary>
public abstract record CtiObject
{
    /// <summary>The kind, as in <c>{"kind":"call","object":{…}}</c>.</summary>
    [JsonIgnore]
    public abstract ObjectKind Kind { get; }

    /// <summary>The identifier as text, unique inside the kind.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>Number of the log position of the last change.</summary>
    public long Rev { get; init; }

    /// <summary>Made by reconciliation, not by an event of the switch.</summary>
    public bool Synthetic { get; init; }
}
