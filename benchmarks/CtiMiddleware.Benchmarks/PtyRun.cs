using System.Diagnostics;
using System.Globalization;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Benchmarks;

/// <summary>
/// How long a byte takes from the write on a pseudo terminal's master to the adapter, through the kernel, the serial transport and the runtime's own
/// loop on its own threads. One byte at a time, each written after the one before arrived and a pause: what a data link's records meet.
/// </summary>
internal static class PtyRun
{
    private const int WarmUp = 500;

    public static int Run(string[] arguments)
    {
        var count = arguments is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10_000;
        using var terminal = PseudoTerminal.Open();
        var probe = new Probe();
        var time = TimeProvider.System;
        using var log = new EventLog(new EventLogOptions(), time, new SeededIdSource(time, 1));
        var link = new LinkDefinition(new LinkId("pty-1"), [new SerialEndpoint(terminal.SlavePath, new SerialLineSettings())]);
        var parts = new CtiRuntimeParts
        {
            Log = log,
            Transports = new TransportFactory(new TransportOptions(), time, NullLoggerFactory.Instance),
            CreateIds = seed => new SeededIdSource(time, seed),
            Seed = 1,
        };
        var runtime = new CtiRuntime([new SwitchDefinition(new SwitchId("pty"), probe, [link])], parts);
        runtime.Start();
        try
        {
            if (!probe.Ready.Wait(TimeSpan.FromSeconds(10)))
                throw new InvalidOperationException("The link does not open.");
            var latencies = new double[count];
            for (var i = -WarmUp; i < count; i++)
            {
                probe.Arrived.Reset();
                var written = Stopwatch.GetTimestamp();
                terminal.Write([(byte)i]);
                if (!probe.Arrived.Wait(TimeSpan.FromSeconds(10)))
                    throw new InvalidOperationException($"Byte {i} did not arrive.");
                if (i >= 0)
                    latencies[i] = Stopwatch.GetElapsedTime(written, probe.At).TotalMilliseconds;
                // The threads on the way must be asleep again, as they are between records.
                Thread.Sleep(1);
            }
            Array.Sort(latencies);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} bytes: p50 {At(0.5):0.000} ms, p99 {At(0.99):0.000} ms, p99.9 {At(0.999):0.000} ms, max {latencies[^1]:0.000} ms"
                )
            );
            return 0;

            double At(double share) => latencies[Math.Min(count - 1, (int)(share * count))];
        }
        finally
        {
            runtime.DisposeAsync().AsTask().Wait();
        }
    }

    private sealed class Probe : ILinkAdapterFactory, ILinkProtocol
    {
        public ManualResetEventSlim Ready { get; } = new();

        public ManualResetEventSlim Arrived { get; } = new();

        public long At { get; private set; }

        public string Name => "probe";

        public SwitchCapabilities Capabilities => new("probe", [], []);

        public ILinkProtocol Create(LinkContext context) => this;

        public void Opened(ILinkOutput output)
        {
            output.LoggedOn("probe", restriction: null);
            output.StatusNormal();
            Ready.Set();
        }

        public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
        {
            At = Stopwatch.GetTimestamp();
            Arrived.Set();
            return buffer.Length;
        }

        public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output)
        {
            if (command is not SwitchCommand.RequestSnapshot snapshot)
            {
                output.Complete(ticket, CommandAnswer.NotSupported("It only listens."));
                return;
            }
            output.SnapshotBegin(snapshot.Scope);
            output.SnapshotEnd(snapshot.Scope, complete: true);
            output.Complete(ticket, CommandAnswer.Acknowledged);
        }

        public void Abandon(CommandTicket ticket, ILinkOutput output) { }

        public void Elapsed(LinkTimer timer, ILinkOutput output) { }

        public void Closed(ILinkOutput output) { }
    }
}
