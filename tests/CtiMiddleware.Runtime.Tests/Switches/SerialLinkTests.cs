using System.Text;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>The runtime over a pseudo terminal, in real time: what a line is not, that it went away and that it came back is the link's state.</summary>
[Collection(nameof(ThreadedLoopTests))]
public sealed class SerialLinkTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cti-serial-link");
    private readonly EventLog _log;
    private readonly CtiRuntime _runtime;
    private long _read;

    public SerialLinkTests()
    {
        var time = TimeProvider.System;
        _log = new EventLog(new EventLogOptions(), time, new SeededIdSource(time, 1));
        var line = new SerialLineSettings { DataBits = 7, Parity = Parity.Even };
        var link = new LinkDefinition(Bench.Hq1, [new SerialEndpoint(Name, line)]);
        var parts = new CtiRuntimeParts
        {
            Log = _log,
            Transports = new TransportFactory(new TransportOptions(), time, NullLoggerFactory.Instance),
            CreateIds = seed => new SeededIdSource(time, seed),
            Seed = 1,
        };
        _runtime = new CtiRuntime([new SwitchDefinition(Bench.Hq, new FakeAdapter(), [link])], parts);
    }

    private string Name => Path.Combine(_folder.FullName, "line");

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_line_that_is_not_as_asked_degrades_the_link_which_survives_being_pulled_and_plugged_in_again()
    {
        var first = PlugIn();
        _runtime.Start();
        Assert.Contains("7E1 asked, device gives 8N1", await UntilAsync("cti.link.degraded.v1"), StringComparison.Ordinal);
        var steps = await _runtime.TestLinkAsync(Bench.Hq1, TestContext.Current.CancellationToken);
        Assert.Contains(
            steps,
            static step => !step.Ok && step.Sentence.Contains("is busy: another link of this service holds it", StringComparison.Ordinal)
        );

        first.Dispose();
        Assert.Contains("the device was unplugged", await UntilAsync("cti.link.down.v1"), StringComparison.Ordinal);

        using var second = PlugIn();
        Assert.Contains("7E1 asked, device gives 8N1", await UntilAsync("cti.link.degraded.v1"), StringComparison.Ordinal);
        Assert.Equal(2, _runtime.Diagnostics(Bench.Hq1)!.Connects);
    }

    // A switch of lines at the far end that acknowledges everything.
    private PseudoTerminal PlugIn()
    {
        var terminal = PseudoTerminal.Open();
        var text = new StringBuilder();
        terminal.ReadOnThread(bytes =>
        {
            text.Append(Encoding.ASCII.GetString(bytes.Span));
            for (int end; (end = text.ToString().IndexOf('\n', StringComparison.Ordinal)) >= 0; text.Remove(0, end + 1))
            {
                if (text.ToString(0, end).Split(' ') is ["CMD", var ticket, ..])
                    terminal.TryWrite(Encoding.ASCII.GetBytes($"OK {ticket}\n"));
            }
        });
        // It waits in the driver until somebody opens the line.
        Assert.True(terminal.TryWrite("HELLO 1.0\nNORMAL\n"u8));
        terminal.LinkAs(Name);
        return terminal;
    }

    private async Task<string> UntilAsync(string type)
    {
        var cancellation = TestContext.Current.CancellationToken;
        while (true)
        {
            var events = new List<LogEntry>();
            await _log.WaitAsync(_read, cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(60), cancellation);
            Assert.True(_log.TryRead(_read, 1000, events));
            foreach (var entry in events)
            {
                _read = entry.Number;
                if (entry.Type == type)
                    return Encoding.UTF8.GetString(entry.Json.Span);
            }
        }
    }
}
