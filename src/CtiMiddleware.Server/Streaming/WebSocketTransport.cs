using System.Net.WebSockets;

namespace CtiMiddleware.Server.Streaming;

/// <summary>Carries a stream over a WebSocket: one message each, gathered and sent at once.</summary>
/// <param name="socket">The socket.</param>
/// <param name="coalescing">The stream under it; null where the server gives none (tests in memory), then each message is sent alone.</param>
internal sealed class WebSocketTransport(WebSocket socket, CoalescingStream? coalescing) : IStreamTransport
{
    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> json, string? id, CancellationToken cancellationToken)
    {
        coalescing?.Hold();
        return socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken) =>
        coalescing?.ReleaseAsync(cancellationToken) ?? ValueTask.CompletedTask;
}
