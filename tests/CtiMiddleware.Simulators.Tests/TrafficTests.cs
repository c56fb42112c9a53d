using System.Diagnostics;
using System.Security.Cryptography;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Tests;

public sealed class TrafficTests(ITestOutputHelper output)
{
    [Fact]
    public void Two_runs_of_a_seed_are_byte_equal_and_another_seed_is_not()
    {
        var first = Hour(seed: 42);
        var second = Hour(seed: 42);
        var third = Hour(seed: 43);
        Assert.True(first.Begun > 900, $"{first.Begun} calls");
        Assert.True(first.Bytes > 5_000_000, $"{first.Bytes} bytes");
        Assert.Equal(first.Hash, second.Hash);
        Assert.NotEqual(first.Hash, third.Hash);
        output.WriteLine($"{first.Begun} calls, {first.Events} events, {first.Bytes} bytes in {first.Took.TotalMilliseconds:f0} ms");
        // A virtual hour is computed, not waited for; the bound leaves room for a busy machine.
        Assert.True(second.Took < TimeSpan.FromSeconds(20), $"took {second.Took}");
    }

    [Fact]
    public void Traffic_outlives_cold_restarts_and_accounts_for_what_they_lost()
    {
        var rig = new SwitchRig(SwitchProfile.Demo(), seed: 5);
        var director = new CallDirector(rig.Engine);
        var observers = rig.Engine.Observers;
        var traffic = new TrafficGenerator(rig.Engine, director, new TrafficOptions { CallsPerMinute = 60, MaxCalls = 5 });
        traffic.Start();
        for (var life = 0; life < 5; life++)
        {
            var before = traffic.Begun;
            rig.Wait(30);
            Assert.True(traffic.Begun >= before + 5, $"{traffic.Begun - before} calls in life {life}");
            Assert.True(rig.Engine.DropAllCalls() > 0);
            rig.Face.Restart(cold: true);
            Assert.Equal(0, director.Calls);
        }
        var account = traffic.Account();
        Assert.Equal((0, account.Begun), (account.Pending, account.Ended));
        Assert.True(account.Lost > 0);
        traffic.Stop();
        Assert.Equal(observers, rig.Engine.Observers);
    }

    [Fact]
    public void Traffic_that_was_stopped_follows_its_calls_to_their_end_and_no_further()
    {
        var rig = new SwitchRig(SwitchProfile.Demo(), seed: 5);
        var director = new CallDirector(rig.Engine);
        var observers = rig.Engine.Observers;
        var traffic = new TrafficGenerator(rig.Engine, director, new TrafficOptions { CallsPerMinute = 30 });
        traffic.Start();
        rig.Wait(60);
        traffic.Stop();
        Assert.True(traffic.Account().Begun > traffic.Account().Ended);
        rig.Wait(1200);
        Assert.Equal(traffic.Account().Begun, traffic.Account().Ended);
        Assert.Equal(observers, rig.Engine.Observers);
    }

    [Fact]
    public void Hour_of_traffic_holds_every_kind_of_call_and_ends_clean()
    {
        var rig = new SwitchRig(SwitchProfile.Demo(), seed: 5);
        var director = new CallDirector(rig.Engine);
        var traffic = new TrafficGenerator(rig.Engine, director, new TrafficOptions { CallsPerMinute = 10 });
        var check = new AmiStreamCheck();
        var names = new Dictionary<string, int>();
        traffic.Start();
        for (var minute = 0; minute < 70; minute++)
        {
            if (minute == 60)
            {
                traffic.Stop();
            }
            rig.Wait(60);
            var bytes = rig.Drain();
            check.Take(bytes);
            foreach (var packet in Story.Packets(bytes))
            {
                names[packet[0].Value] = names.GetValueOrDefault(packet[0].Value) + 1;
            }
        }
        Assert.Empty(check.Channels);
        Assert.Empty(rig.Engine.Calls);
        foreach (
            var name in new[]
            {
                "Newchannel",
                "Hangup",
                "Hold",
                "BlindTransfer",
                "QueueCallerJoin",
                "AgentConnect",
                "AgentComplete",
                "BridgeEnter",
            }
        )
        {
            Assert.True(names.GetValueOrDefault(name) > 0, $"no {name} in an hour");
        }
        Assert.Equal(names["QueueCallerJoin"], names["QueueCallerLeave"]);
    }

    [Fact]
    public void Load_keeps_two_thousand_calls_up_on_ten_thousand_stations()
    {
        var rig = new SwitchRig(new SwitchProfile().AddStations(10000, 10_000), new AmiFaceOptions { Noise = AmiNoise.None });
        var director = new CallDirector(rig.Engine);
        var load = new LoadGenerator(rig.Engine, director, new LoadOptions { CallsUp = 2000, CallsPerSecond = 20 });
        load.Start();
        rig.Wait(5);
        rig.Drain();
        Assert.Equal(2000, load.Up);
        var begun = load.Begun;
        rig.Wait(10);
        Assert.InRange(load.Begun - begun, 195, 205);
        Assert.Equal(0, load.Skipped);
        rig.Drain();
        rig.Send("CoreShowChannels");
        Assert.Contains("ListItems: 400", rig.DrainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_is_played_to_its_end()
    {
        var rig = new SwitchRig();
        var director = new CallDirector(rig.Engine);
        var leg = director.Play(
            engine => engine.Inbound(engine.FindTrunk("carrier")!, "0301234567", "1002"),
            new CallPlan
            {
                AnswerAfter = TimeSpan.FromSeconds(2),
                HoldAfter = TimeSpan.FromSeconds(3),
                HoldFor = TimeSpan.FromSeconds(4),
                TalkFor = TimeSpan.FromSeconds(20),
            }
        )!;
        rig.Wait(2.1);
        Assert.Equal(LegState.Connected, leg.State);
        rig.Wait(3);
        Assert.Equal(LegState.Held, rig.Leg("1002").State);
        rig.Wait(4);
        Assert.Equal(LegState.Connected, rig.Leg("1002").State);
        rig.Wait(15);
        Assert.True(leg.IsReleased);
        Assert.Empty(rig.Engine.Calls);
        Assert.Equal(0, director.Calls);
    }

    private static (string Hash, long Begun, long Events, long Bytes, TimeSpan Took) Hour(ulong seed)
    {
        var watch = Stopwatch.StartNew();
        var profile = new SwitchProfile()
            .AddStations(1001, 60)
            .AddTrunk("carrier")
            .AddGroup("610", "support", "1051", "1052", "1053", "1054", "1055");
        var rig = new SwitchRig(profile, new AmiFaceOptions { Noise = AmiNoise.All }, seed);
        var director = new CallDirector(rig.Engine);
        var traffic = new TrafficGenerator(rig.Engine, director, new TrafficOptions { CallsPerMinute = 1000 / 60.0, MaxCalls = 40 });
        traffic.Start();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        for (var minute = 0; minute < 60; minute++)
        {
            rig.Wait(60);
            var written = rig.Drain();
            bytes += written.Length;
            hash.AppendData(written);
        }
        return (Convert.ToHexString(hash.GetHashAndReset()), traffic.Begun, rig.Face.EventsSent, bytes, watch.Elapsed);
    }
}
