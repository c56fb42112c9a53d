using System.Net.Sockets;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>The host: real sockets on loopback, fault switches that outlive connections.</summary>
public sealed class SimulatedAsteriskTests
{
    private static Task<SimulatedAsterisk> StartAsync(SimulatedAsteriskOptions? options = null) =>
        SimulatedAsterisk.StartAsync(options ?? new SimulatedAsteriskOptions(), TimeProvider.System);

    [Fact]
    public async Task Clients_log_in_and_hear_an_injected_call_to_its_end()
    {
        await using var asterisk = await StartAsync();
        await using var first = await AmiTestClient.ConnectAsync(asterisk.Port);
        await using var second = await AmiTestClient.ConnectAsync(asterisk.Port);
        var plan = new CallPlan { AnswerAfter = TimeSpan.FromMilliseconds(50), TalkFor = TimeSpan.FromMilliseconds(50) };
        var call = await asterisk.InjectCallAsync("0301234567", "1002", plan, TestContext.Current.CancellationToken);
        foreach (var client in new[] { first, second })
        {
            Assert.Contains($"Uniqueid: {call.Uniqueid}", await client.ReadUntilAsync("Event: BridgeEnter"), StringComparison.Ordinal);
            await client.ReadUntilAsync("Event: Hangup");
        }
        Assert.StartsWith("PJSIP/carrier-", call.Channel, StringComparison.Ordinal);
        Assert.Equal(0, asterisk.WorkFailed);
    }

    [Fact]
    public async Task Call_that_cannot_be_is_refused_with_a_reason()
    {
        await using var asterisk = await StartAsync();
        var unknown = await Assert.ThrowsAsync<ArgumentException>(() =>
            asterisk.InjectCallAsync("1001", "4", cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Contains("no number 4", unknown.Message, StringComparison.Ordinal);
        await asterisk.RunAsync(
            engine => engine.SetService(engine.FindStation("1001")!, inService: false),
            TestContext.Current.CancellationToken
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            asterisk.InjectCallAsync("1001", "1002", cancellationToken: TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Demo_stations_answer_by_themselves()
    {
        await using var asterisk = await StartAsync();
        await using var client = await AmiTestClient.ConnectAsync(asterisk.Port);
        await asterisk.RunAsync(
            engine =>
            {
                foreach (var station in engine.Stations)
                {
                    station.AnswerAfter = TimeSpan.FromMilliseconds(20);
                }
            },
            TestContext.Current.CancellationToken
        );
        await client.SendAsync(
            "Action: Originate\r\nChannel: PJSIP/1001\r\nContext: from-internal\r\nExten: 1002\r\nPriority: 1\r\nAsync: true\r\n\r\n"
        );
        await client.ReadUntilAsync("Event: OriginateResponse");
        await client.ReadUntilAsync("BridgeNumChannels: 2");
    }

    [Fact]
    public async Task Silent_switch_answers_when_it_goes_on()
    {
        await using var asterisk = await StartAsync();
        await using var client = await AmiTestClient.ConnectAsync(asterisk.Port);
        await asterisk.SetFaultAsync(new FaultSpec(FaultKind.StopAnswering), TestContext.Current.CancellationToken);
        await client.SendAsync("Action: Ping\r\nActionID: while-silent\r\n\r\n");
        var answer = client.ReadUntilAsync("ActionID: while-silent");
        // Another client is let in by the kernel's backlog, and hears nothing either.
        await using var late = await AmiTestClient.ConnectAsync(asterisk.Port, login: false);
        var banner = late.ReadUntilAsync("Asterisk Call Manager/11.0.0\r\n");
        Assert.False(answer.IsCompleted);
        Assert.False(banner.IsCompleted);
        await asterisk.ClearFaultsAsync(TestContext.Current.CancellationToken);
        await answer;
        await banner;
    }

    [Fact]
    public async Task Dropped_link_comes_back_with_the_calls_still_up()
    {
        await using var asterisk = await StartAsync();
        var client = await AmiTestClient.ConnectAsync(asterisk.Port);
        var call = await asterisk.InjectCallAsync(
            "1001",
            "1002",
            new CallPlan { AnswerAfter = TimeSpan.Zero },
            TestContext.Current.CancellationToken
        );
        await client.ReadUntilAsync("BridgeNumChannels: 2");
        var outage = asterisk.DropLinkAsync(TimeSpan.FromMilliseconds(200), reset: true, TestContext.Current.CancellationToken);
        Assert.False(await client.ReadToEndAsync());
        await client.DisposeAsync();
        await Assert.ThrowsAsync<SocketException>(() => AmiTestClient.ConnectAsync(asterisk.Port));
        await outage;
        await using var again = await AmiTestClient.ConnectAsync(asterisk.Port);
        await again.SendAsync("Action: CoreShowChannels\r\n\r\n");
        var listed = await again.ReadUntilAsync("ListItems: 2");
        Assert.Contains(call.Uniqueid, listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_loses_the_calls_and_keeps_the_port_and_the_fault_switches()
    {
        await using var asterisk = await StartAsync();
        var port = asterisk.Port;
        await using var client = await AmiTestClient.ConnectAsync(port);
        await asterisk.InjectCallAsync("1001", "1002", new CallPlan { AnswerAfter = TimeSpan.Zero }, TestContext.Current.CancellationToken);
        await client.ReadUntilAsync("BridgeNumChannels: 2");
        await asterisk.SetFaultAsync(new FaultSpec(FaultKind.RefuseLogin), TestContext.Current.CancellationToken);
        await asterisk.RestartAsync(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        Assert.True(await client.ReadToEndAsync());
        Assert.Equal(port, asterisk.Port);
        await using (var refused = await AmiTestClient.ConnectAsync(port, login: false))
        {
            await refused.SendAsync("Action: Login\r\nUsername: cti\r\nSecret: ctisecret\r\n\r\n");
            await refused.ReadUntilAsync("Authentication failed");
            Assert.True(await refused.ReadToEndAsync());
        }
        await asterisk.ClearFaultsAsync(TestContext.Current.CancellationToken);
        await using var again = await AmiTestClient.ConnectAsync(port);
        await again.SendAsync("Action: CoreShowChannels\r\n\r\n");
        await again.ReadUntilAsync("ListItems: 0");
        Assert.Equal(0, asterisk.WorkFailed);
    }

    [Fact]
    public async Task Restart_by_command_closes_without_a_word()
    {
        await using var asterisk = await StartAsync();
        await using var client = await AmiTestClient.ConnectAsync(asterisk.Port);
        await client.SendAsync("Action: Command\r\nCommand: core restart now\r\n\r\n");
        Assert.True(await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Client_that_does_not_read_is_closed_and_counted()
    {
        await using var asterisk = await StartAsync(new SimulatedAsteriskOptions { ClientBufferBytes = 4 << 20 });
        await using var idle = await AmiTestClient.ConnectAsync(asterisk.Port, receiveBuffer: 4096);
        await using var reader = await AmiTestClient.ConnectAsync(asterisk.Port);
        // More than the buffer and all that the kernel's sockets hold.
        for (var i = 0; i < 60 && asterisk.ClientsOverrun == 0; i++)
        {
            await asterisk.WriteBurstAsync(10_000, TestContext.Current.CancellationToken);
            await reader.ReadUntilAsync("Number: 9999\r\n\r\n");
        }
        Assert.Equal(1, asterisk.ClientsOverrun);
        // Gone although it reads nothing.
        while (asterisk.Clients > 1)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        await idle.ReadToEndAsync();
        await reader.SendAsync("Action: Ping\r\n\r\n");
        await reader.ReadUntilAsync("Ping: Pong");
        Assert.Equal(0, asterisk.WorkFailed);
    }

    [Fact]
    public async Task Load_comes_up_in_real_time()
    {
        await using var asterisk = await StartAsync(
            new SimulatedAsteriskOptions
            {
                Profile = new SwitchProfile().AddStations(10000, 1000),
                Load = new LoadOptions { CallsUp = 200, AnswerAfter = TimeSpan.FromMilliseconds(10) },
            }
        );
        await using var client = await AmiTestClient.ConnectAsync(asterisk.Port);
        // Bounded by time, not by the number of questions: a fast machine asks hundreds of times before the load is up.
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; System.Diagnostics.Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30); i++)
        {
            await client.SendAsync($"Action: CoreShowChannels\r\nActionID: {i}\r\n\r\n");
            var answer = await client.ReadUntilAsync($"CoreShowChannelsComplete\r\nActionID: {i}\r\nEventList: Complete\r\nListItems: ");
            if (answer.Split("Event: CoreShowChannel\r\n").Length - 1 == 400)
            {
                return;
            }
        }
        Assert.Fail("200 calls never came up");
    }

    [Fact]
    public async Task Disposal_ends_everything_even_while_silent()
    {
        var asterisk = await StartAsync(new SimulatedAsteriskOptions { Traffic = new TrafficOptions { CallsPerMinute = 6000 } });
        await using var client = await AmiTestClient.ConnectAsync(asterisk.Port);
        await asterisk.SetFaultAsync(new FaultSpec(FaultKind.StopAnswering), TestContext.Current.CancellationToken);
        await asterisk.DisposeAsync();
        await client.ReadToEndAsync();
        await Assert.ThrowsAsync<SocketException>(() => AmiTestClient.ConnectAsync(asterisk.Port));
    }
}
