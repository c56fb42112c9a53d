using System.Net;
using System.Net.Sockets;
using System.Text;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>The same runtime in real time: its own threads, a socket on loopback.</summary>
[Collection(nameof(ThreadedLoopTests))]
public sealed class ThreadedLoopTests : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly EventLog _log;
    private readonly CtiRuntime _runtime;
    private int _ignored;

    public ThreadedLoopTests()
    {
        _listener.Start();
        var time = TimeProvider.System;
        _log = new EventLog(new EventLogOptions(), time, new SeededIdSource(time, 1));
        var endpoint = new TcpEndpoint("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        var link = new LinkDefinition(Bench.Hq1, [endpoint]);
        var parts = new CtiRuntimeParts
        {
            Log = _log,
            Transports = new TransportFactory(new TransportOptions(), time, NullLoggerFactory.Instance),
            CreateIds = seed => new SeededIdSource(time, seed),
            Seed = 1,
        };
        _runtime = new CtiRuntime([new SwitchDefinition(Bench.Hq, new FakeAdapter(), [link])], parts);
    }

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _log.Dispose();
        _listener.Dispose();
    }

    [Fact]
    public async Task It_comes_into_service_carries_commands_bears_a_burst_and_stops()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _runtime.Start();
        using var peer = await _listener.AcceptSocketAsync(cancellation);
        var serving = ServeAsync(peer);
        await UntilAsync("cti.link.up.v1");
        var commands = Enumerable
            .Range(0, 200)
            .Select(i =>
                _runtime.ExecuteAsync(Bench.Hq, new SwitchCommand.MakeCall($"{2000 + i}", "1"), new CommandOptions(), cancellation)
            );
        foreach (var operation in await Task.WhenAll(commands))
            Assert.Equal(CommandOutcome.Acknowledged, operation.Outcome);
        peer.SendTimeout = 100;
        var burst = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"IGNORE {new string('x', 433)}\n", 100)));
        for (_ignored = 0; _ignored < 480_000; _ignored += 100)
        {
            for (var sent = 0; sent < burst.Length; )
            {
                sent += peer.Send(burst, sent, burst.Length - sent, SocketFlags.None, out var error);
                Assert.Equal(SocketError.Success, error);
            }
        }
        await peer.SendAsync("EV delivered last b 1002\n"u8.ToArray(), SocketFlags.None, cancellation);
        await UntilAsync("cti.call.delivered.v1");
        var diagnostics = _runtime.Diagnostics(Bench.Hq1)!;
        Assert.Equal((480_000, 1), (diagnostics.Ignored, diagnostics.Connects));
        await _runtime.StopAsync("the test is over");
        await Record.ExceptionAsync(() => serving);
        await UntilAsync("cti.link.disabled.v1");
        var late = await _runtime.ExecuteAsync(Bench.Hq, new SwitchCommand.MakeCall("1", "2"), new CommandOptions(), cancellation);
        Assert.Equal(CommandOutcome.NotSent, late.Outcome);
    }

    private static async Task ServeAsync(Socket peer)
    {
        await using var stream = new NetworkStream(peer);
        using var reader = new StreamReader(stream);
        await stream.WriteAsync("HELLO 1.0\nNORMAL\n"u8.ToArray());
        while (await reader.ReadLineAsync() is { } line)
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"OK {line.Split(' ')[1]}\n"));
    }

    private async Task UntilAsync(string type)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var events = new List<LogEntry>();
        for (var after = 0L; ; after = events[^1].Number)
        {
            await _log.WaitAsync(after, cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(60), cancellation);
            Assert.True(_log.TryRead(after, 1000, events));
            if (events.Exists(e => e.Type == type))
                return;
        }
    }
}
