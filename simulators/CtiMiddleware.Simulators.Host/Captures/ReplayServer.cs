using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Simulators.Host.Progress;

namespace CtiMiddleware.Simulators.Host.Captures;

/// <summary>
/// Serves a capture as the switch did: the same bytes with the same gaps, or faster, and it waits where the switch had waited for the client. Each
/// connection gets the next connection of the capture; after the last the first again.
/// </summary>
public sealed class ReplayServer : IDisposable
{
    private readonly List<IReadOnlyList<CaptureRecord>> _sections;
    private readonly long _total;
    private readonly double? _speed;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Begins to listen.</summary>
    /// <param name="records">The capture.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for any free one.</param>
    /// <param name="speed">How much faster than it was; null: without any gap.</param>
    /// <param name="patience">How long it waits for the client where the capture has it send.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InvalidDataException">The capture has nothing that a switch sent.</exception>
    public ReplayServer(IEnumerable<CaptureRecord> records, int port, double? speed, TimeSpan patience, TimeProvider time)
    {
        _sections = Sections(records);
        if (!_sections.Any(static section => section.Any(static record => record.Direction == CaptureDirection.Received)))
            throw new InvalidDataException("The capture holds nothing that a switch sent.");
        _total = _sections.Sum(static section => section.Sum(Length));
        (_speed, _patience, _time) = (speed, patience, time);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen(8);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Connections in the capture.</summary>
    public int Connections => _sections.Count;

    /// <summary>Connections served to their end.</summary>
    public int Served { get; private set; }

    /// <summary>Bytes sent as the switch.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Places where the capture has the client send and it did not in time.</summary>
    public int WaitsUnmet { get; private set; }

    /// <summary>Serves connections.</summary>
    /// <param name="once">Ends when each connection of the capture was served.</param>
    /// <param name="progress">Told how many of the capture's bytes were sent, from the beginning again after the last connection; null for nobody.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(bool once, ProgressLine? progress, CancellationToken stop)
    {
        for (var next = 0; !once || next < _sections.Count; next++)
        {
            using var client = await _listener.AcceptAsync(stop);
            client.NoDelay = true;
            try
            {
                await ServeAsync(client, next % _sections.Count, progress, stop);
            }
            catch (SocketException)
            {
                // The client left in the middle: the next one gets the next connection.
            }
            Served++;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(Socket client, int index, ProgressLine? progress, CancellationToken stop)
    {
        var section = _sections[index];
        var sentBefore = _sections.Take(index).Sum(static one => one.Sum(Length));
        var ownBefore = BytesWritten;
        using var heard = new Ear(client, _time);
        var listening = heard.ListenAsync(stop);
        var (offset, due) = (section[0].Offset, _time.GetTimestamp());
        foreach (var record in section)
        {
            if (_speed is { } speed)
            {
                due += (long)((record.Offset - offset).TotalSeconds / speed * _time.TimestampFrequency);
                var wait = _time.GetElapsedTime(_time.GetTimestamp(), due);
                if (record.Direction is CaptureDirection.Received or CaptureDirection.Closed && wait > TimeSpan.Zero)
                    await Task.Delay(wait, _time, stop);
            }
            offset = record.Offset;
            switch (record.Direction)
            {
                case CaptureDirection.Received:
                    for (var sent = 0; sent < record.Bytes.Length; )
                        sent += await client.SendAsync(record.Bytes[sent..], SocketFlags.None, stop);
                    BytesWritten += record.Bytes.Length;
                    var passed = sentBefore + BytesWritten - ownBefore;
                    progress?.Tell(
                        (double)passed / _total,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{passed:N0} of {_total:N0} bytes, connection {index + 1} of {_sections.Count}"
                        )
                    );
                    break;
                case CaptureDirection.Sent:
                    if (!await heard.WaitAsync(record.Bytes.Length, _patience, stop))
                        WaitsUnmet++;
                    // The gaps that follow count from here.
                    due = _time.GetTimestamp();
                    break;
            }
        }
        client.Shutdown(SocketShutdown.Send);
        await listening.WaitAsync(_patience, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static long Length(CaptureRecord record) => record.Direction == CaptureDirection.Received ? record.Bytes.Length : 0;

    private static List<IReadOnlyList<CaptureRecord>> Sections(IEnumerable<CaptureRecord> records)
    {
        var sections = new List<IReadOnlyList<CaptureRecord>>();
        var open = new List<CaptureRecord>();
        foreach (var record in records)
        {
            if (record.Direction == CaptureDirection.Opened && open.Count > 0)
            {
                sections.Add(open);
                open = [];
            }
            // How long the connection stood after its last byte is part of what the switch did.
            if (
                record.Direction is CaptureDirection.Received or CaptureDirection.Sent
                || (record.Direction == CaptureDirection.Closed && open.Count > 0)
            )
                open.Add(record);
        }
        if (open.Count > 0)
            sections.Add(open);
        return sections;
    }

    /// <summary>What the client sends: only that it does matters, and how much. A capture's requests are scrubbed, so that lengths may differ.</summary>
    private sealed class Ear(Socket client, TimeProvider time) : IDisposable
    {
        private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

        private readonly SemaphoreSlim _news = new(0);
        private long _heard;
        private long _expected;
        private volatile bool _ended;

        public void Dispose() => _news.Dispose();

        public async Task ListenAsync(CancellationToken stop)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                for (int count; (count = await client.ReceiveAsync(buffer, stop)) > 0; )
                {
                    Interlocked.Add(ref _heard, count);
                    _news.Release();
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The client has gone, or the replay is over.
            }
            _ended = true;
            try
            {
                _news.Release();
            }
            catch (ObjectDisposedException)
            {
                // Nobody waits any more.
            }
        }

        /// <summary>As many bytes have come, or some and then none for a moment.</summary>
        public async Task<bool> WaitAsync(int bytes, TimeSpan patience, CancellationToken stop)
        {
            var began = time.GetTimestamp();
            while (Interlocked.Read(ref _heard) - _expected < bytes)
            {
                var some = Interlocked.Read(ref _heard) > _expected;
                if (_ended || (!some && time.GetElapsedTime(began) >= patience))
                    return false;
                if (!await _news.WaitAsync(some ? Quiet : patience, stop) && some)
                    break;
            }
            _expected = Interlocked.Read(ref _heard) - _expected < bytes ? Interlocked.Read(ref _heard) : _expected + bytes;
            return true;
        }
    }
}
