using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Simulators.Host.Captures;

/// <summary>
/// Takes what passes a proxy and writes it scrubbed: the adapter's secrets, named secrets, numbers. What the client sends is kept until it rests, so
/// that a request is scrubbed whole; what the switch sends is written at once but for a number at its end. Thread-safe.
/// </summary>
public sealed class CaptureSink : IAsyncDisposable
{
    private const int LongestRequest = 1 << 20;

    private readonly Lock _gate = new();
    private readonly CaptureWriter _writer;
    private readonly RecordOptions _options;
    private readonly DigitScrubber? _digits;
    private readonly byte[][] _secrets;
    private readonly ArrayBufferWriter<byte> _requests = new();
    private readonly ITimer _quiet;

    /// <summary>Begins.</summary>
    /// <param name="writer">The capture, without a scrubber of its own; disposed with the sink.</param>
    /// <param name="options">What is taken out.</param>
    /// <param name="key">The key of the numbers.</param>
    /// <param name="time">The clock.</param>
    public CaptureSink(CaptureWriter writer, RecordOptions options, byte[] key, TimeProvider time)
    {
        _writer = writer;
        _options = options;
        _digits = options.LeastDigits > 0 ? new DigitScrubber(options.LeastDigits, key) : null;
        _secrets = [.. options.Secrets.Where(static secret => secret.Length > 0).Select(Encoding.UTF8.GetBytes)];
        _quiet = time.CreateTimer(_ => Rest(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Different numbers that were replaced.</summary>
    public int Numbers
    {
        get
        {
            lock (_gate)
            {
                return _digits?.Numbers ?? 0;
            }
        }
    }

    /// <summary>A connection was opened.</summary>
    public void Opened(string address)
    {
        lock (_gate)
        {
            _writer.Write(CaptureDirection.Opened, address);
        }
    }

    /// <summary>The connection was closed.</summary>
    public void Closed(string reason)
    {
        lock (_gate)
        {
            WriteRequests();
            WriteKept(CaptureDirection.Sent);
            WriteKept(CaptureDirection.Received);
            _writer.Write(CaptureDirection.Closed, reason);
        }
    }

    /// <summary>Bytes from the client.</summary>
    public void Sent(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _requests.Write(bytes);
            if (_requests.WrittenCount > LongestRequest)
                WriteRequests();
            else
                _quiet.Change(_options.Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Bytes from the switch.</summary>
    public void Received(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            // The answer must not stand before its request.
            WriteRequests();
            Write(CaptureDirection.Received, bytes);
            _quiet.Change(_options.Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _quiet.DisposeAsync();
        lock (_gate)
        {
            _writer.Dispose();
        }
    }

    private void Rest()
    {
        lock (_gate)
        {
            WriteRequests();
            WriteKept(CaptureDirection.Sent);
            WriteKept(CaptureDirection.Received);
        }
    }

    private void WriteRequests()
    {
        if (_requests.WrittenCount == 0)
            return;
        Write(CaptureDirection.Sent, _requests.WrittenSpan);
        _requests.ResetWrittenCount();
    }

    private void Write(CaptureDirection direction, ReadOnlySpan<byte> bytes)
    {
        var clean = new ArrayBufferWriter<byte>(bytes.Length + 16);
        if (_options.Scrubber is { } scrubber)
            scrubber.Scrub(direction, bytes, clean);
        else
            clean.Write(bytes);
        var hidden = clean.WrittenSpan.ToArray();
        foreach (var secret in _secrets)
        {
            for (var at = hidden.AsSpan().IndexOf(secret); at >= 0; at = hidden.AsSpan().IndexOf(secret))
                hidden.AsSpan(at, secret.Length).Fill((byte)'*');
        }
        if (_digits is null)
        {
            _writer.Write(direction, hidden);
            return;
        }
        clean.ResetWrittenCount();
        _digits.Scrub(direction == CaptureDirection.Sent, hidden, clean);
        if (clean.WrittenCount > 0)
            _writer.Write(direction, clean.WrittenSpan);
    }

    private void WriteKept(CaptureDirection direction)
    {
        if (_digits is null)
            return;
        var clean = new ArrayBufferWriter<byte>(64);
        _digits.Flush(direction == CaptureDirection.Sent, clean);
        if (clean.WrittenCount > 0)
            _writer.Write(direction, clean.WrittenSpan);
    }
}
