using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>
/// A request that did not succeed, in the words of the server's problem document (RFC 9457). For a command <see cref="Outcome"/> and <see cref="Retry"/>
/// say whether it may be repeated; nothing is repeated by the client itself.
/// </summary>
public sealed class CtiException : Exception
{
    /// <summary>An exception without a code.</summary>
    public CtiException()
        : this("The request failed.") { }

    /// <summary>An exception with a message.</summary>
    public CtiException(string message)
        : base(message) { }

    /// <summary>An exception with a message and a cause.</summary>
    public CtiException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// The enumerated code, for example <c>switch.stateIncompatibility.invalidConnectionState</c>; the client's own begin with <c>client.</c>:
    /// <c>client.notReached</c>, <c>client.noAnswer</c>, <c>client.unreadable</c>.
    /// </summary>
    public string Code { get; init; } = "client.unreadable";

    /// <summary>For a command: <c>rejected</c>, <c>notSupported</c>, <c>notSent</c> or <c>unknown</c>; otherwise null.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whether to repeat: <c>never</c>, <c>safe</c>, <c>later</c>, or for an unknown outcome <c>ask</c> followed by where.</summary>
    public string? Retry { get; init; }

    /// <summary>How long to wait before repeating; null when not told.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The HTTP status; null when there was no response.</summary>
    public int? Status { get; init; }

    /// <summary>What may help, in words; null when there is nothing.</summary>
    public string? Hint { get; init; }

    /// <summary>The failure in the switch's own terms; null when the switch was not asked.</summary>
    public JsonElement? Native { get; init; }

    /// <summary>The identifier by which the server's logs and traces name the request; null when not told.</summary>
    public string? TraceId { get; init; }

    /// <summary>The operation, <c>op_…</c>; null when none was made.</summary>
    public string? Operation { get; init; }

    /// <summary>The idempotency key that was sent with the command: a repetition with it is answered from the server's store while it has it.</summary>
    public string? IdempotencyKey { get; init; }
}
