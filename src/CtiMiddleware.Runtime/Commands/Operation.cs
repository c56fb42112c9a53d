using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>One command given to the middleware: its outcome once, its effect once. Immutable copy; kept for 24 hours, at most 100,000.</summary>
public sealed record Operation
{
    /// <summary>The identifier.</summary>
    public required OperationId Id { get; init; }

    /// <summary>The switch.</summary>
    public required SwitchId Switch { get; init; }

    /// <summary>The link it was sent on; null when it was not sent.</summary>
    public LinkId? Link { get; init; }

    /// <summary>The service by its ECMA-269 name, for example <c>AnswerCall</c>.</summary>
    public required string Service { get; init; }

    /// <summary>When it was given, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the outcome was known, UTC; null while it runs.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The outcome; null while it runs.</summary>
    public CommandOutcome? Outcome { get; init; }

    /// <summary>The log position when it was handed to the link: every event it causes is later.</summary>
    public Cursor SinceCursor { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The switch's own words, or ours.</summary>
    public string? Text { get; init; }

    /// <summary>The call it makes or acts on; null with <see cref="CallReason"/> when the switch tells neither before nor after.</summary>
    public CallId? Call { get; init; }

    /// <summary>The connection it makes or acts on.</summary>
    public ConnectionId? Connection { get; init; }

    /// <summary>Why <see cref="Call"/> is null though the service makes a call.</summary>
    public string? CallReason { get; init; }

    /// <summary>What the answer carried beyond that.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>What was seen afterwards; null while open.</summary>
    public CommandEffect? Effect { get; init; }

    /// <summary>The log position of the event that is the effect.</summary>
    public Cursor? EffectCursor { get; init; }

    /// <summary>The switch answered after the deadline.</summary>
    public CommandOutcome? LateAnswer { get; init; }
}
