using System.Diagnostics;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.Traffic;
using CtiMiddleware.VirtualHour;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>Traffic by the measure of exchanges: what was asked for comes, what came is accounted for, and one seed is one run.</summary>
public sealed class BusyHourTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_runs_of_a_seed_are_byte_equal_across_processes()
    {
        var here = Hour.Run(42, 2000, log: true);
        var there = await InAnotherProcessAsync("--seed", "42", "--calls", "2000", "--runs", "1");
        var again = await InAnotherProcessAsync("--seed", "42", "--calls", "2000", "--runs", "1");
        var other = await InAnotherProcessAsync("--seed", "43", "--calls", "2000", "--runs", "1");
        output.WriteLine(there);
        Assert.True(here.Events > 20_000, $"{here.Events} events");
        Assert.EndsWith(here.Hash, there, StringComparison.Ordinal);
        Assert.EndsWith(here.Hash, again, StringComparison.Ordinal);
        Assert.False(other.EndsWith(here.Hash, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_attempt_is_accounted_for_once_and_matches_what_the_engine_told()
    {
        var profile = new SwitchProfile()
            .AddStations(1001, 80)
            .AddTrunk("carrier", lines: 60)
            .AddSkillGroup("6100", "sales", wrapUp: TimeSpan.FromSeconds(5));
        for (var i = 0; i < 10; i++)
        {
            profile.AddAgent($"a{i}", $"Agent {i}", "", new AgentSkill("sales", 1)).LogOnAtStart($"a{i}", $"{1001 + i}");
        }
        profile.RemainingParty = RemainingParty.Blocked;
        var rig = new EngineRig(profile, seed: 9);
        var traffic = new TrafficGenerator(
            rig.Engine,
            new CallDirector(rig.Engine),
            TrafficOptions.BusyHour(1500) with
            {
                ConferenceShare = 0.1,
                AbandonShare = 0.1,
            }
        );
        traffic.Start();
        for (var minute = 0; minute < 60; minute++)
        {
            rig.Wait(60);
            rig.Ami.Drain();
        }
        traffic.Stop();
        var during = traffic.Account();
        Assert.Equal(traffic.Begun, during.Begun);
        Assert.InRange(during.Begun + during.Skipped, 1350, 1650);
        rig.Wait(600);
        rig.AssertIdle();
        var account = traffic.Account();
        output.WriteLine(account.ToString());
        Assert.Equal(0, account.Pending);
        Assert.Equal((account.Begun, account.Calls), (account.Ended, account.CallsEnded));
        Assert.Equal(account.Begun, account.Answered + account.Abandoned + account.Busy + account.NoAnswer + account.Congested);
        Assert.Equal(account.Conferenced, rig.Seen<PbxEvent.Conferenced>().Length);
        Assert.Equal(account.Transferred, rig.Seen<PbxEvent.BlindTransferred>().Length);
        Assert.Equal(account.Queued, rig.Seen<PbxEvent.QueueJoined>().Length);
        Assert.All(
            new[] { account.Answered, account.Abandoned, account.Busy, account.Held, account.Transferred, account.Conferenced },
            count => Assert.True(count > 20, account.ToString())
        );
    }

    [Fact]
    public void Attempts_come_at_the_rate_asked_for_as_a_poisson_process_does()
    {
        var kernel = new SimulationKernel(3, SwitchRig.Start);
        var engine = new PbxEngine(kernel, new SwitchProfile().AddStations(10_000, 2000).AddTrunk("carrier", lines: 2000));
        var traffic = new TrafficGenerator(
            engine,
            new CallDirector(engine),
            TrafficOptions.BusyHour(100_000) with
            {
                RampFor = TimeSpan.FromMinutes(1),
                TalkFor = TimeSpan.FromSeconds(5),
            }
        );
        traffic.Start();
        kernel.RunFor(TimeSpan.FromMinutes(1));
        var ramp = traffic.Begun + traffic.Skipped;
        var counts = new List<double>();
        for (var second = 0; second < 300; second++)
        {
            var before = traffic.Begun + traffic.Skipped;
            kernel.RunFor(TimeSpan.FromSeconds(1));
            counts.Add(traffic.Begun + traffic.Skipped - before);
        }
        var mean = counts.Average();
        var variance = counts.Average(count => (count - mean) * (count - mean));
        output.WriteLine($"{ramp} in the first minute, then {mean:F2}/s with variance {variance:F2}");
        Assert.InRange(ramp, 650, 1000);
        Assert.InRange(mean, 26.5, 29.1);
        // Of a Poisson process the variance is the mean.
        Assert.InRange(variance / mean, 0.75, 1.3);
    }

    private static async Task<string> InAnotherProcessAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Hour).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text.Trim();
    }
}
