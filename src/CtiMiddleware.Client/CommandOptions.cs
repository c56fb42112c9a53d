namespace CtiMiddleware.Client;

/// <summary>How one command is carried out. Immutable.</summary>
public sealed record CommandOptions
{
    /// <summary>
    /// The idempotency key. The server carries out one command per key and answers a repetition with the stored answer. Null draws a random key, which
    /// protects nothing beyond this call; give one of your own (an order number) when your program may repeat the command after a crash.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How long the server waits for the switch's answer before the outcome is unknown, 100 ms to 30 s; null for the server's default of 5 s.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>For actions on a connection: refuse when the connection changed since this revision (<see cref="Connection.Rev"/>).</summary>
    public long? IfRev { get; init; }
}
