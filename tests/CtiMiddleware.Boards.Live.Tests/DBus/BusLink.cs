using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.DBus;
using CtiMiddleware.Live.Tests.Peers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Boards.Live.Tests.DBus;

/// <summary>The transport under test, its lines kept as they come.</summary>
internal sealed class BusLink : IDisposable
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _unfinished = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BusLink(DBusEndpoint endpoint, TransportOptions? options = null)
    {
        Transport = new SdBusTransport(
            endpoint,
            options ?? new TransportOptions(),
            TimeProvider.System,
            NullLogger<SdBusTransport>.Instance
        );
        Transport.Open(Take);
    }

    public SdBusTransport Transport { get; }

    public Journal<string> Lines { get; } = new("the bus");

    public async Task<string> ClosedAsync()
    {
        await _closed.Task.WaitAsync(Deadlines.Event, TestContext.Current.CancellationToken);
        return Transport.Reason;
    }

    public void Write(string line) => Assert.True(Transport.Send(Encoding.UTF8.GetBytes(line + "\n")), Transport.Reason);

    public void Call(long serial, string member, params DBusValue[] body)
    {
        var bytes = new ArrayBufferWriter<byte>();
        DBusLineWriter.Write(new DBusLine.Call(serial, EchoPeer.Name, "/a", "org.example.Echo", member, body), bytes);
        Assert.True(Transport.Send(bytes.WrittenSpan), Transport.Reason);
    }

    public Task<string> AwaitAsync(string text, int since = 0) =>
        Lines.AwaitAsync(line => line.Contains(text, StringComparison.Ordinal), text, since);

    public void Dispose() => Transport.Dispose();

    private void Take()
    {
        lock (_gate)
        {
            var state = Transport.State;
            Span<byte> buffer = stackalloc byte[4096];
            for (int count; (count = Transport.Receive(buffer, out _)) > 0; )
                _unfinished.Append(Encoding.Latin1.GetString(buffer[..count]));
            var text = _unfinished.ToString();
            var end = text.LastIndexOf('\n');
            if (end >= 0)
            {
                foreach (var line in text[..end].Split('\n'))
                    Lines.Add(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line)));
                _unfinished.Remove(0, end + 1);
            }
            if (state == TransportState.Closed)
                _closed.TrySetResult();
        }
    }
}
