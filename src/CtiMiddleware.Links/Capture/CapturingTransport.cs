using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Links.Capture;

/// <summary>A transport that writes what passes through it to a capture. The capture stays open for the link's next connection.</summary>
/// <param name="inner">The transport.</param>
/// <param name="writer">The capture.</param>
public sealed class CapturingTransport(ITransport inner, CaptureWriter writer) : ITransport
{
    private bool _opened;
    private bool _closed;

    /// <inheritdoc/>
    public string Address => inner.Address;

    /// <inheritdoc/>
    public TransportState State => inner.State;

    /// <inheritdoc/>
    public string Reason => inner.Reason;

    /// <inheritdoc/>
    public IReadOnlyList<TransportStep> Steps => inner.Steps;

    /// <inheritdoc/>
    public long BytesPossiblySent => inner.BytesPossiblySent;

    /// <inheritdoc/>
    public long Waiting => inner.Waiting;

    /// <inheritdoc/>
    public string? Impairment => inner.Impairment;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> LineErrors => inner.LineErrors;

    /// <inheritdoc/>
    public bool TryTakeNotice(out LineNotice notice) => inner.TryTakeNotice(out notice);

    /// <inheritdoc/>
    public bool Control(LineControl control) => inner.Control(control);

    /// <inheritdoc/>
    public void Open(Action wake) => inner.Open(wake);

    /// <inheritdoc/>
    public int Receive(Span<byte> destination, out DateTimeOffset receivedAt)
    {
        var state = inner.State;
        var count = inner.Receive(destination, out receivedAt);
        if (state == TransportState.Open || count > 0)
            Begin();
        if (count > 0)
        {
            writer.Write(CaptureDirection.Received, destination[..count]);
        }
        else if (state == TransportState.Closed && _opened && !_closed)
        {
            _closed = true;
            writer.Write(CaptureDirection.Closed, Reason);
        }
        return count;
    }

    /// <inheritdoc/>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        Begin();
        writer.Write(CaptureDirection.Sent, bytes);
        return inner.Send(bytes);
    }

    /// <inheritdoc/>
    public void Close(string reason) => inner.Close(reason);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_opened && !_closed)
        {
            _closed = true;
            writer.Write(CaptureDirection.Closed, inner.State == TransportState.Closed ? Reason : "closed");
        }
        inner.Dispose();
    }

    private void Begin()
    {
        if (_opened)
            return;
        _opened = true;
        writer.Write(CaptureDirection.Opened, Address);
    }
}
