using CtiMiddleware.Adapters.GsmModem;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Boards.Live.Tests.GsmModem;

/// <summary>The runtime with one GSM modem, on a real port and a real clock.</summary>
internal sealed class ModemUnderTest : IAsyncDisposable
{
    public const string Line = "201";

    private static readonly SwitchId s_switch = new("gsm");

    private readonly CtiRuntime _runtime;
    private readonly EventLog _log;

    private ModemUnderTest(LinkEndpoint endpoint)
    {
        _log = new EventLog(new EventLogOptions(), TimeProvider.System, new SeededIdSource(TimeProvider.System, 1));
        var link = new LinkDefinition(new LinkId("gsm-1"), [endpoint]) { Options = new GsmModemOptions { Line = Line } };
        _runtime = new CtiRuntime(
            [new SwitchDefinition(s_switch, new GsmModemAdapterFactory(), [link])],
            new CtiRuntimeParts
            {
                Log = _log,
                Transports = new TransportFactory(new TransportOptions(), TimeProvider.System, NullLoggerFactory.Instance),
                CreateIds = static seed => new SeededIdSource(TimeProvider.System, seed),
                Seed = 1,
            }
        );
        _runtime.Start();
    }

    public IReadOnlyList<Call> Calls => [.. _log.TakeSnapshot().OfKind(ObjectKind.Call).Cast<Call>()];

    public LinkDiagnostics Counters => _runtime.Diagnostics(new LinkId("gsm-1"))!;

    /// <summary>Every event so far, by its type.</summary>
    public IReadOnlyList<LogEntry> Events
    {
        get
        {
            var entries = new List<LogEntry>();
            _ = _log.TryRead(0, int.MaxValue, entries);
            return entries;
        }
    }

    /// <summary>The switch as it is shown; null before the runtime has shown it.</summary>
    public SwitchObject? Seen => _log.TryGet<SwitchObject>(ObjectKind.Switch, s_switch.Value, out var seen) ? seen : null;

    public static async Task<ModemUnderTest> StartAsync(LinkEndpoint endpoint)
    {
        var modem = new ModemUnderTest(endpoint);
        await modem.UntilAsync(() => modem.Seen is { Stale: false }, "in service");
        return modem;
    }

    public async Task<Operation> ExecuteAsync(SwitchCommand command) =>
        await _runtime.ExecuteAsync(s_switch, command, new CommandOptions { Timeout = TimeSpan.FromSeconds(20) }, CancellationToken.None);

    public async Task DoneAsync(SwitchCommand command)
    {
        var operation = await ExecuteAsync(command);
        Assert.True(operation.Outcome == CommandOutcome.Acknowledged, $"{operation.Service}: {operation.Outcome}, {operation.Text}");
    }

    /// <summary>Waits for something to be so.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        using var late = new CancellationTokenSource(Deadlines.Start);
        while (!isSo())
        {
            if (late.IsCancellationRequested)
                Assert.Fail(
                    $"It did not come to be: {what}.\n{Seen?.State} {Seen?.Reason}\n"
                        + string.Join(
                            '\n',
                            Calls.SelectMany(static call => call.Connections.Select(one => $"{call.Id} {one.Number} {one.State}"))
                        )
                        + "\n"
                        + string.Join('\n', Events.Select(static one => one.Type))
                );
            await Task.Delay(Deadlines.Poll, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>The native connection of the line in the call with a far end.</summary>
    public NativeConnection LineWith(string far) => Connection(far, line: true).Native;

    /// <summary>The native connection of a far end.</summary>
    public NativeConnection Far(string far) => Connection(far, line: false).Native;

    /// <summary>The states of line and far end in the call with a far end; null when there is none.</summary>
    public (LocalConnectionState Line, LocalConnectionState Far)? States(string far)
    {
        foreach (var call in Calls)
        {
            var line = call.Connections.FirstOrDefault(static one => one.Number == Line);
            var other = call.Connections.FirstOrDefault(one => one.Number == far);
            if (line is not null && other is not null)
                return (line.State, other.State);
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        _log.Dispose();
    }

    private Connection Connection(string far, bool line)
    {
        var call = Calls.First(call => call.Connections.Any(one => one.Number == far));
        return call.Connections.First(one => one.Number == (line ? Line : far));
    }
}
