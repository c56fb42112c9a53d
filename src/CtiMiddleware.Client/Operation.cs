namespace CtiMiddleware.Client;

/// <summary>One command given to the server: its outcome once, its effect once. Kept for 24 hours.</summary>
public sealed record Operation
{
    /// <summary>The identifier, <c>op_…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The switch.</summary>
    public string? Switch { get; init; }

    /// <summary>The link it was sent on; null when it was not sent.</summary>
    public string? Link { get; init; }

    /// <summary>The ECMA-269 service, for example <c>AnswerCall</c>.</summary>
    public string? Service { get; init; }

    /// <summary>When it was given, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the outcome was known, UTC; null while it runs.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary><c>acknowledged</c>, <c>rejected</c>, <c>notSupported</c>, <c>notSent</c> or <c>unknown</c>; null while it runs.</summary>
    public string? Outcome { get; init; }

    /// <summary>The log position when it was handed to the link.</summary>
    public string? SinceCursor { get; init; }

    /// <summary>The switch's own words, or the server's.</summary>
    public string? Text { get; init; }

    /// <summary>The call it makes or acts on.</summary>
    public string? Call { get; init; }

    /// <summary>The connection it makes or acts on.</summary>
    public string? Connection { get; init; }

    /// <summary>Why <see cref="Call"/> is null though the service makes a call.</summary>
    public string? CallReason { get; init; }

    /// <summary><c>observed</c>, <c>contradicted</c>, <c>notObserved</c>; null while open.</summary>
    public string? Effect { get; init; }

    /// <summary>The log position of the event that is the effect.</summary>
    public string? EffectCursor { get; init; }

    /// <summary>The outcome of an answer that came after the deadline; null when none did.</summary>
    public string? LateAnswer { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public OperationFailure? Failure { get; init; }

    /// <summary>What the answer carried in the switch's own terms, in wire order; names may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];
}
