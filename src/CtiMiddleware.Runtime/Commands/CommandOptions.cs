using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Runtime.Commands;

/// <summary>How a command is carried out.</summary>
public sealed record CommandOptions
{
    /// <summary>How long to wait for the switch's answer before the outcome is <c>unknown</c>; 100 ms to 30 s, default 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Return at once, without an outcome (HTTP <c>Prefer: respond-async</c>).</summary>
    public bool RespondAsync { get; init; }

    /// <summary>
    /// Told of the operation before the command is given to the switch, on the caller's thread; must not block and not throw. Null when nobody asks.
    /// </summary>
    public Action<OperationId>? Created { get; init; }

    /// <summary>Refuse unless this connection is still at the revision the caller saw.</summary>
    public (ConnectionId Connection, long Rev)? IfRev { get; init; }
}
