using System.Net.Sockets;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Hosting;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Tests.Hosting;

/// <summary>The host over real sockets: several faces of one engine, faults of one face, the pace of time.</summary>
public sealed class SimulatedSwitchTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static Task<SimulatedSwitch> StartAsync(int faces = 1) =>
        SimulatedSwitch.StartAsync(
            new SimulatedSwitchOptions
            {
                Profile = SwitchRig.Phones(),
                Faces = [.. Enumerable.Repeat(new SimulatedFaceOptions(static engine => new AmiFace(engine, new AmiFaceOptions())), faces)],
            },
            TimeProvider.System
        );

    [Fact]
    public async Task Two_faces_of_one_engine_hear_the_same_call_and_a_fault_concerns_one()
    {
        await using var simulated = await StartAsync(faces: 2);
        await using var first = await AmiTestClient.ConnectAsync(simulated.Faces[0].Port);
        await using var second = await AmiTestClient.ConnectAsync(simulated.Faces[1].Port);
        Assert.NotEqual(simulated.Faces[0].Port, simulated.Faces[1].Port);
        await simulated.SetFaultAsync(simulated.Faces[1], new FaultSpec(FaultKind.LostEvent) { Match = "Newchannel" }, Stop);
        await simulated.RunAsync(static engine => engine.Dial(engine.FindStation("1001")!, "1002"), Stop);
        Assert.Contains("Event: Newchannel", await first.ReadUntilAsync("Event: DialBegin"), StringComparison.Ordinal);
        Assert.DoesNotContain("Event: Newchannel", await second.ReadUntilAsync("Event: DialBegin"), StringComparison.Ordinal);
        Assert.Equal(0, simulated.WorkFailed);
    }

    [Fact]
    public async Task Reset_by_a_fault_closes_the_port_for_its_time()
    {
        await using var simulated = await StartAsync();
        var port = simulated.Faces[0].Port;
        await using var client = await AmiTestClient.ConnectAsync(port);
        await simulated.SetFaultAsync(simulated.Faces[0], new FaultSpec(FaultKind.Reset) { For = TimeSpan.FromMilliseconds(300) }, Stop);
        Assert.False(await client.ReadToEndAsync());
        await Assert.ThrowsAsync<SocketException>(() => AmiTestClient.ConnectAsync(port));
        for (var i = 0; ; i++)
        {
            try
            {
                await using var again = await AmiTestClient.ConnectAsync(port);
                break;
            }
            catch (SocketException) when (i < 100)
            {
                await Task.Delay(50, Stop);
            }
        }
    }

    [Fact]
    public async Task Restart_by_a_fault_of_one_face_closes_every_port_for_its_time()
    {
        await using var simulated = await StartAsync(faces: 2);
        await simulated.SetPaceAsync(0, Stop);
        var restart = new FaultSpec(FaultKind.Restart) { For = TimeSpan.FromSeconds(5) };
        await simulated.SetFaultAsync(simulated.Faces[0], restart, Stop);
        await simulated.StepAsync(TimeSpan.FromSeconds(4), Stop);
        Assert.Equal(0, await ListeningAsync(simulated));
        await simulated.StepAsync(TimeSpan.FromSeconds(2), Stop);
        Assert.Equal(2, await ListeningAsync(simulated));
    }

    [Fact]
    public async Task Outages_that_overlap_end_with_the_last_in_the_switchs_own_time()
    {
        await using var simulated = await StartAsync();
        await simulated.SetPaceAsync(0, Stop);
        await simulated.BeginRestartAsync(cold: true, TimeSpan.FromSeconds(10));
        await simulated.BeginRestartAsync(cold: true, TimeSpan.FromSeconds(2));
        await simulated.StepAsync(TimeSpan.FromSeconds(5), Stop);
        Assert.Equal(0, await ListeningAsync(simulated));
        await simulated.StepAsync(TimeSpan.FromSeconds(6), Stop);
        Assert.Equal(1, await ListeningAsync(simulated));
    }

    [Fact]
    public async Task Outage_that_is_cancelled_ends_at_once()
    {
        await using var simulated = await StartAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var away = simulated.RestartAsync(cold: false, TimeSpan.FromHours(1), enough.Token);
        while (await ListeningAsync(simulated) > 0)
            await Task.Delay(10, Stop);
        await enough.CancelAsync();
        await away;
        await using var client = await AmiTestClient.ConnectAsync(simulated.Faces[0].Port);
    }

    private static Task<int> ListeningAsync(SimulatedSwitch simulated) =>
        simulated.RunAsync(_ => simulated.Faces.Count(static face => face.Access.IsListening), Stop);

    [Fact]
    public async Task Warm_restart_keeps_the_calls_of_every_face()
    {
        await using var simulated = await StartAsync(faces: 2);
        await using var first = await AmiTestClient.ConnectAsync(simulated.Faces[0].Port);
        await using var second = await AmiTestClient.ConnectAsync(simulated.Faces[1].Port);
        await simulated.RunAsync(static engine => engine.Dial(engine.FindStation("1001")!, "1002"), Stop);
        await simulated.RestartAsync(cold: false, TimeSpan.Zero, Stop);
        await first.ReadToEndAsync();
        await second.ReadToEndAsync();
        Assert.Equal(1, await simulated.RunAsync(static engine => engine.Calls.Count, Stop));
        await using var again = await AmiTestClient.ConnectAsync(simulated.Faces[1].Port);
        await simulated.RestartAsync(cold: true, TimeSpan.Zero, Stop);
        Assert.Equal(0, await simulated.RunAsync(static engine => engine.Calls.Count, Stop));
    }

    [Fact]
    public async Task Time_stands_still_steps_and_runs_fast()
    {
        await using var simulated = await StartAsync();
        await simulated.SetPaceAsync(0, Stop);
        var before = await simulated.RunAsync(static engine => engine.Kernel.Elapsed, Stop);
        await simulated.RunAsync(
            engine =>
                simulated.Director.Play(
                    e => e.Dial(e.FindStation("1001")!, "1002"),
                    new CallPlan { AnswerAfter = TimeSpan.FromSeconds(5), TalkFor = TimeSpan.FromMinutes(10) }
                ),
            Stop
        );
        await simulated.StepAsync(TimeSpan.FromSeconds(4), Stop);
        Assert.Equal(before + TimeSpan.FromSeconds(4), await simulated.RunAsync(static engine => engine.Kernel.Elapsed, Stop));
        Assert.Empty(await simulated.RunAsync(static engine => engine.Calls.Single().Mixed.ToArray(), Stop));
        await simulated.StepAsync(TimeSpan.FromSeconds(2), Stop);
        Assert.Equal(2, await simulated.RunAsync(static engine => engine.Calls.Single().Mixed.Count(), Stop));
        await simulated.SetPaceAsync(1000, Stop);
        // Ten simulated minutes pass within a second.
        while (await simulated.RunAsync(static engine => engine.Calls.Count, Stop) > 0)
            await Task.Delay(20, Stop);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => simulated.SetPaceAsync(-1, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => simulated.StepAsync(TimeSpan.FromSeconds(-1), Stop));
    }

    [Fact]
    public async Task Port_that_is_taken_is_an_error_and_leaves_nothing_behind()
    {
        await using var simulated = await StartAsync();
        var options = new SimulatedSwitchOptions
        {
            Profile = new SwitchProfile().AddStations(1001, 2),
            Faces =
            [
                new SimulatedFaceOptions(static engine => new AmiFace(engine, new AmiFaceOptions())),
                new SimulatedFaceOptions(static engine => new AmiFace(engine, new AmiFaceOptions()), simulated.Faces[0].Port),
            ],
        };
        await Assert.ThrowsAsync<SocketException>(() => SimulatedSwitch.StartAsync(options, TimeProvider.System));
    }
}
