namespace CtiMiddleware.Client;

/// <summary>How a <see cref="CtiClient"/> connects. Immutable.</summary>
public sealed record CtiClientOptions
{
    /// <summary>The server, for example <c>http://127.0.0.1:7070</c>; a path in it is kept as a prefix.</summary>
    public required Uri Url { get; init; }

    /// <summary>The API key, <c>ctk_…</c>. Sent in the <c>Authorization</c> header only, never in a URL.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The clock of every wait; replace it in tests.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What sends HTTP and opens WebSockets; null for one that the client makes and disposes. A given one stays the caller's to dispose.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>How long a command of unknown outcome is asked about before <see cref="CtiException"/> is thrown; default 30 s.</summary>
    public TimeSpan ResolveUnknownFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest message of the stream in bytes; a longer one ends the connection with that reason. Default 16 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many objects one snapshot may hold; beyond it the stream throws. Default 1,000,000.</summary>
    public int MaxSnapshotObjects { get; init; } = 1_000_000;

    /// <summary>The delay before the first reconnection; doubles from attempt to attempt. Default 500 ms.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest delay between reconnections. Default 30 s.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The seed of the jitter of reconnections; null draws one from the operating system.</summary>
    public int? Seed { get; init; }
}
