using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.OFono;
using CtiMiddleware.Boards.Live.Tests.DBus;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.DBus;
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

namespace CtiMiddleware.Boards.Live.Tests.OFono;

/// <summary>A real ofonod on a bus of the test's own, its phonesim modem at a port of the test, and the whole runtime with our adapter before it.</summary>
internal sealed class OFonoBench : IAsyncDisposable
{
    private const string Program = "/usr/sbin/ofonod";
    private const string LineNumber = "500";
    private static readonly SwitchId Gsm = new("gsm");
    private static readonly LinkId Link1 = new("gsm-1");

    private readonly PrivateBus _bus;
    private readonly int _modemPort;
    private readonly EventLog _log;
    private readonly CtiRuntime _runtime;
    private ChildProcess? _daemon;

    private OFonoBench(PrivateBus bus, int modemPort)
    {
        _bus = bus;
        _modemPort = modemPort;
        var time = TimeProvider.System;
        _log = new EventLog(new EventLogOptions(), time, new SeededIdSource(time, 1));
        var definition = new SwitchDefinition(
            Gsm,
            new OFonoAdapterFactory(),
            [
                new LinkDefinition(Link1, [new DBusEndpoint(bus.Address, OFonoOptions.Peer)])
                {
                    Options = new OFonoOptions
                    {
                        Line = LineNumber,
                        PowerOn = true,
                        PowerRetry = TimeSpan.FromSeconds(1),
                    },
                    CaptureFile = Environment.GetEnvironmentVariable("CTI_OFONO_CAPTURE"),
                },
            ]
        );
        var parts = new CtiRuntimeParts
        {
            Log = _log,
            Transports = new TransportFactory(new TransportOptions(), time, NullLoggerFactory.Instance),
            CreateIds = seed => new SeededIdSource(time, seed),
            Seed = 1,
        };
        _runtime = new CtiRuntime([definition], parts);
    }

    public LinkObject? Link => _log.TryGet<LinkObject>(ObjectKind.Link, Link1.Value, out var link) ? link : null;

    public IReadOnlyList<Call> Calls => [.. _log.TakeSnapshot().OfKind(ObjectKind.Call).Cast<Call>()];

    public static async Task<OFonoBench> StartAsync(int modemPort, bool daemon = true)
    {
        Programs.Need(Program, "ofono");
        var bench = new OFonoBench(await PrivateBus.StartAsync(), modemPort);
        if (daemon)
            bench.StartDaemon();
        bench._runtime.Start();
        return bench;
    }

    public void StartDaemon()
    {
        var configuration = Path.Combine(_bus.Folder, "phonesim.conf");
        File.WriteAllText(
            configuration,
            string.Create(CultureInfo.InvariantCulture, $"[phonesim]\nAddress=127.0.0.1\nPort={_modemPort}\n")
        );
        _daemon = ChildProcess.Start(
            "ofonod",
            "/usr/bin/env",
            [$"DBUS_SYSTEM_BUS_ADDRESS={_bus.Address}", $"OFONO_PHONESIM_CONFIG={configuration}", Program, "-n", "-d", "*"],
            _bus.Folder
        );
    }

    public async Task EndDaemonAsync()
    {
        await _daemon!.DisposeAsync();
        _daemon = null;
    }

    /// <summary>Waits until something holds; the failure tells the whole story.</summary>
    public Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), what);

    /// <summary>The same for what is asked of another thread.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var late = new CancellationTokenSource(Deadlines.Start);
        while (!await holds())
        {
            if (late.IsCancellationRequested)
                Assert.Fail($"no {what}: link {Link?.State}, {Link?.Reason}\n{Story()}\n{_daemon?.LastOutput()}");
            await Task.Delay(Deadlines.Poll, CancellationToken.None);
        }
    }

    public Task InServiceAsync() => UntilAsync(() => Link?.State == LinkState.Up, "link in service");

    /// <summary>Waits for a call whose line and far party are in these states.</summary>
    public async Task<Call> CallAsync(string number, LocalConnectionState line, LocalConnectionState? far)
    {
        Call? found = null;
        await UntilAsync(
            () =>
                (found = Calls.FirstOrDefault(call => Far(call, number) is not null || call.Called.Number == number)) is { } call
                && Own(call)?.State == line
                && (far is null || Far(call, number)?.State == far),
            $"call with {number}: line {line}, far {far}"
        );
        return found!;
    }

    public Task NoCallsAsync() => UntilAsync(() => Calls.Count == 0, "end of all calls");

    public Task EventAsync(string type, string text) =>
        UntilAsync(
            () => Events.Any(one => one.Type == type && Encoding.UTF8.GetString(one.Json.Span).Contains(text, StringComparison.Ordinal)),
            $"{type} with {text}"
        );

    public IReadOnlyList<LogEntry> Events
    {
        get
        {
            var events = new List<LogEntry>();
            Assert.True(_log.TryRead(0, int.MaxValue / 2, events));
            return events;
        }
    }

    public static Connection? Own(Call call) => call.Connections.FirstOrDefault(static one => one.Native.DeviceId == LineNumber);

    public static Connection? Far(Call call, string number) => call.Connections.FirstOrDefault(one => one.Number == number);

    public async Task<Operation> DoAsync(SwitchCommand command)
    {
        var operation = await _runtime.ExecuteAsync(
            Gsm,
            command,
            new CommandOptions { Timeout = TimeSpan.FromSeconds(20) },
            CancellationToken.None
        );
        Assert.True(operation.Outcome == CommandOutcome.Acknowledged, $"{operation}\n{Story()}\n{_daemon?.LastOutput()}");
        return operation;
    }

    public Task<Operation> DialAsync(string number) => DoAsync(new SwitchCommand.MakeCall(LineNumber, number));

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        if (_daemon is not null)
            await _daemon.DisposeAsync();
        await _bus.DisposeAsync();
        _log.Dispose();
    }

    private string Story() =>
        string.Join(
            '\n',
            Events
                .Where(static one =>
                    one.Type.Contains(".call.", StringComparison.Ordinal) || one.Type.Contains(".link.", StringComparison.Ordinal)
                )
                .TakeLast(30)
                .Select(static one => Encoding.UTF8.GetString(one.Json.Span))
        );
}
