using CtiMiddleware.Model.Commands;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Model;

/// <summary>
/// What must come or be so, within a time. Events are expected one after the other: each is looked for after the one that the step before found.
/// An event that the adapter's capabilities deny is not waited for: it must never come instead.
/// </summary>
[Shorthand(nameof(Event))]
public sealed record Expectation : EventPattern
{
    /// <summary>How long to wait. Default 5 s.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Events that must all come, in any order.</summary>
    [Choice]
    public IReadOnlyList<EventPattern>? All { get; init; }

    /// <summary>Several ways in which it may be told: one of them must come (field rule 13).</summary>
    [Choice]
    public IReadOnlyList<Expectation>? Any { get; init; }

    /// <summary>An event that must not come for the time of <c>within</c>, and has not come since the event found last.</summary>
    [Choice]
    public EventPattern? No { get; init; }

    /// <summary>How a command was answered: <c>positive</c>, <c>negative</c> or the outcome itself.</summary>
    [Choice]
    [Words(WordList.Answers)]
    public string? Ack { get; init; }

    /// <summary>What was seen of a command after its answer.</summary>
    [Choice]
    public CommandEffect? Effect { get; init; }

    /// <summary>What the middleware shows.</summary>
    [Choice]
    public StatePattern? State { get; init; }

    /// <summary>What the link's counters show.</summary>
    [Choice]
    public CounterPattern? Counters { get; init; }

    /// <summary>The name of the command meant. Default the last one given.</summary>
    [OnlyWith(nameof(Ack), nameof(Effect))]
    public string? Of { get; init; }

    /// <summary>Why it was refused.</summary>
    [OnlyWith(nameof(Ack))]
    [Words(WordList.Failures)]
    public string? Failure { get; init; }

    /// <summary>That the answer came without time passing: it was given by the middleware, not by the switch.</summary>
    [OnlyWith(nameof(Ack))]
    public bool? AtOnce { get; init; }

    /// <summary>The switch's answer that came after the deadline.</summary>
    [OnlyWith(nameof(Ack))]
    public CommandOutcome? LateAnswer { get; init; }
}
