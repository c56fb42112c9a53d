using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.VirtualHour;

/// <summary>One virtual hour of mixed traffic on one switch: stations, a trunk, agents with skills; every kind of call.</summary>
public static class Hour
{
    /// <summary>Runs the hour as fast as one core can.</summary>
    /// <param name="seed">One seed, one hour.</param>
    /// <param name="calls">Attempts per hour.</param>
    /// <param name="log">True to hash the engine's event log.</param>
    public static HourResult Run(ulong seed, int calls, bool log)
    {
        var profile = new SwitchProfile()
            .AddStations(1001, 600)
            .AddTrunk("carrier", lines: 400)
            .AddSkillGroup("6100", "sales", wrapUp: TimeSpan.FromSeconds(5));
        for (var i = 0; i < 60; i++)
        {
            profile.AddAgent($"a{i}", $"Agent {i}", "", new AgentSkill("sales", 1 + (i % 3)));
            profile.LogOnAtStart($"a{i}", $"{1001 + i}");
        }
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var engine = new PbxEngine(new SimulationKernel(seed, DateTimeOffset.UnixEpoch), profile);
        using var hash = SHA256.Create();
        using var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write);
        using var writer = new StreamWriter(hashing, new UTF8Encoding(false), 1 << 16);
        var events = log ? new PbxEventLog(engine, writer) : null;
        var counter = new EventCounter(engine);
        var traffic = new TrafficGenerator(
            engine,
            new CallDirector(engine),
            TrafficOptions.BusyHour(calls) with
            {
                ConferenceShare = 0.05,
                AbandonShare = 0.05,
            }
        );
        traffic.Start();
        engine.Kernel.RunFor(TimeSpan.FromHours(1));
        traffic.Stop();
        var text = "";
        if (events is not null)
        {
            writer.Flush();
            hashing.FlushFinalBlock();
            text = Convert.ToHexString(hash.Hash!);
        }
        return new HourResult(traffic.Account(), counter.Events, text, watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    private sealed class EventCounter : IPbxObserver
    {
        public EventCounter(PbxEngine engine) => engine.Attach(this);

        public long Events { get; private set; }

        public void On(PbxEvent happened) => Events++;
    }
}
