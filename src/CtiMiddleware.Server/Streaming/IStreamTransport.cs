namespace CtiMiddleware.Server.Streaming;

/// <summary>What carries a stream: a WebSocket or an SSE answer. Used by one task at a time.</summary>
public interface IStreamTransport
{
    /// <summary>Sends a message. Messages may wait in a bounded buffer until <see cref="FlushAsync"/>; when it is full, sending waits for the client.</summary>
    /// <param name="json">The message.</param>
    /// <param name="id">Where a client resumes after it, or null when it cannot.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask SendAsync(ReadOnlyMemory<byte> json, string? id, CancellationToken cancellationToken);

    /// <summary>Sends what waits.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
