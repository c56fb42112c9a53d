using CtiMiddleware.Model.Causes;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>What an event must be like: what is not named may be anything.</summary>
[Shorthand(nameof(Event))]
public record EventPattern : ScenarioNode
{
    /// <summary>Its type: whole (<c>cti.call.established.v1</c>), without version, or short (<c>established</c>).</summary>
    [Choice]
    [Words(WordList.Events)]
    public string? Event { get; init; }

    /// <summary>The name of the call it is about.</summary>
    [OnlyWith(nameof(Event))]
    public string? Call { get; init; }

    /// <summary>The number of the device whose connection, or which itself, it is about.</summary>
    [OnlyWith(nameof(Event))]
    public string? Device { get; init; }

    /// <summary>The identifier or name of the agent it is about.</summary>
    [OnlyWith(nameof(Event))]
    public string? Agent { get; init; }

    /// <summary>The number or name of the agent group that changed.</summary>
    [OnlyWith(nameof(Event))]
    public string? Group { get; init; }

    /// <summary>The cause.</summary>
    [OnlyWith(nameof(Event))]
    public EventCause? Cause { get; init; }

    /// <summary>Whether it was made by reconciliation.</summary>
    [OnlyWith(nameof(Event))]
    public bool? Synthetic { get; init; }

    /// <summary>Whether the adapter concluded it from other evidence.</summary>
    [OnlyWith(nameof(Event))]
    public bool? Inferred { get; init; }

    /// <summary>The caller's number as the call shows it after the event; <c>-</c> when it must not be told.</summary>
    [OnlyWith(nameof(Event))]
    public string? Calling { get; init; }

    /// <summary>The dialled number as the call shows it after the event.</summary>
    [OnlyWith(nameof(Event))]
    public string? Called { get; init; }

    /// <summary>The name of a call that must be among what the event removes.</summary>
    [OnlyWith(nameof(Event))]
    public string? Removes { get; init; }

    /// <summary>Members of the event's data by dotted path, for example <c>numberQueued: 1</c>; <c>*</c> for any value.</summary>
    [OnlyWith(nameof(Event))]
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How far the moment at which it was received may lie from our own clock, whatever the switch's clock shows.</summary>
    [OnlyWith(nameof(Event))]
    public TimeSpan? ReceivedWithin { get; init; }

    /// <summary>A name for the call it is about.</summary>
    [OnlyWith(nameof(Event))]
    public string? As { get; init; }
}
