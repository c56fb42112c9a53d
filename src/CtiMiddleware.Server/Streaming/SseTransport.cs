using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace CtiMiddleware.Server.Streaming;

/// <summary>Carries a stream as Server-Sent Events: <c>data:</c> is the very message of the WebSocket, <c>id:</c> is where to resume.</summary>
/// <param name="pipe">The answer's body.</param>
internal sealed class SseTransport(PipeWriter pipe) : IStreamTransport
{
    private const int FlushAt = 256 * 1024;

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> json, string? id, CancellationToken cancellationToken)
    {
        if (id is not null)
        {
            pipe.Write("id: "u8);
            Encoding.UTF8.GetBytes(id, pipe);
            pipe.Write("\n"u8);
        }
        // JSON has no line breaks outside of escapes, so one data line is enough.
        pipe.Write("data: "u8);
        pipe.Write(json.Span);
        pipe.Write("\n\n"u8);
        if (pipe.UnflushedBytes >= FlushAt)
            await FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var result = await pipe.FlushAsync(cancellationToken);
        if (result.IsCompleted)
            throw new OperationCanceledException("The client is gone.");
    }
}
