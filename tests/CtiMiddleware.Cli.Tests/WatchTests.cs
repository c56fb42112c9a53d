using System.Text.Json;
using CtiMiddleware.Cli.Watching;
using CtiMiddleware.Client;
using CtiMiddleware.Client.Tests;

namespace CtiMiddleware.Cli.Tests;

public sealed class WatchTests
{
    private const string Ringing = """
        {"call":"call_1","connection":"conn_2","cause":"newCall","changed":[{"kind":"call","object":{"id":"call_1","switch":"hq","created":"2026-11-22T10:00:00Z",
        "calling":{"status":"provided","number":"1001"},"called":{"status":"provided","number":"1002"},
        "connections":[{"id":"conn_1","call":"call_1","device":"hq:1001","state":"connected"},{"id":"conn_2","call":"call_1","device":"hq:1002","state":"alerting"}]}}],"removed":[]}
        """;

    [Fact]
    public async Task Redirected_it_writes_one_event_a_line_and_ends_after_the_count()
    {
        await using var server = await FakeServer.StartAsync();
        using var rig = new CliRig(server);
        Assert.Equal(0, await WatchAsync(server, rig, "watch", "--count", "2", "--device", "hq:10??", "--type", "cti.call.*"));
        Assert.Equal(3, rig.Lines.Length);
        Assert.Equal(["stream.resync", "call.delivered", "call.callCleared"], rig.Lines.Select(static line => line.Split('\t')[1]));
        Assert.Equal("2026-11-22T10:15:02.1130000+00:00\tcall.delivered\tcall_1\thq:1002\talerting\tnewCall\t", rig.Lines[1]);
    }

    [Fact]
    public async Task As_json_it_writes_the_event_as_the_server_sent_it()
    {
        await using var server = await FakeServer.StartAsync();
        using var rig = new CliRig(server);
        Assert.Equal(0, await WatchAsync(server, rig, "watch", "--count", "2", "--json"));
        using var first = JsonDocument.Parse(rig.Lines[0]);
        Assert.Equal("client.stream.resync", first.RootElement.GetProperty("type").GetString());
        using var second = JsonDocument.Parse(rig.Lines[1]);
        Assert.Equal("e7.2", second.RootElement.GetProperty("cursor").GetString());
        Assert.Equal("cti.call.delivered.v1", second.RootElement.GetProperty("type").GetString());
        Assert.Equal("conn_2", second.RootElement.GetProperty("data").GetProperty("connection").GetString());
    }

    [Fact]
    public async Task A_filter_by_state_keeps_what_the_stream_says_of_itself()
    {
        await using var server = await FakeServer.StartAsync();
        using var rig = new CliRig(server);
        Assert.Equal(0, await WatchAsync(server, rig, "watch", "--count", "1", "--state", "alerting"));
        Assert.Equal(["stream.resync", "call.delivered"], rig.Lines.Select(static line => line.Split('\t')[1]));
    }

    [Fact]
    public void The_ladder_shows_calls_above_and_events_below_with_a_lane_for_each_device()
    {
        var model = new LadderModel(TimeProvider.System);
        var screen = new LadderScreen(model, "http://server");
        model.Apply(new Resync { Reason = "initial" });
        model.Apply(Delivered("call_1", "hq:1001", "hq:1002"));
        model.Apply(Delivered("call_2", "hq:1003", "hq:1004"));
        var all = Draw(screen);
        Assert.Contains("http://server   2 calls   connected", all, StringComparison.Ordinal);
        Assert.Contains("A   1001 → 1002   1001 connected  1002 alerting", all, StringComparison.Ordinal);
        Assert.Matches(@"time +\| 1001 +\| 1002 +\| 1003 +\| 1004 +\| event", all);
        Assert.Matches(@"10:15:02\.113 \| A:connected +\| A:alerting +\| +\| +\| call\.delivered A 1002 newCall", all);

        Assert.True(screen.Press(new ConsoleKeyInfo('j', ConsoleKey.J, shift: false, alt: false, control: false)));
        var one = Draw(screen);
        Assert.Contains("> A", one, StringComparison.Ordinal);
        Assert.DoesNotContain("call.delivered B", one, StringComparison.Ordinal);
        Assert.True(screen.Press(new ConsoleKeyInfo('k', ConsoleKey.K, shift: false, alt: false, control: false)));
        Assert.Equal("call_2", screen.Selected);
        Assert.False(screen.Press(new ConsoleKeyInfo('q', ConsoleKey.Q, shift: false, alt: false, control: false)));
    }

    [Fact]
    public void The_ladder_stays_within_the_screen_and_says_what_it_dropped()
    {
        var model = new LadderModel(TimeProvider.System, maxRows: 50);
        var screen = new LadderScreen(model, "http://server");
        for (var i = 0; i < 200; i++)
            model.Apply(Delivered($"call_{i}", $"hq:{1000 + i}", $"hq:{2000 + i}"));
        Assert.Equal(150, model.Dropped);
        Assert.Equal("GR", model.LetterOf("call_199"));
        var drawn = Draw(screen, width: 100, height: 30).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(drawn.Length <= 30, $"{drawn.Length} lines");
        Assert.All(drawn, static line => Assert.True(line.TrimEnd().Length <= 100, line));
        Assert.Contains(drawn, static line => line.Contains("150 older dropped", StringComparison.Ordinal));
    }

    private static async Task<int> WatchAsync(FakeServer server, CliRig rig, params string[] arguments)
    {
        var running = rig.RunAsync(arguments);
        var stream = await server.NextStreamAsync();
        var subscription = await stream.OpenAsync();
        if (arguments.Contains("--device"))
            Assert.Equal("hq:10??", subscription.GetProperty("filter").GetProperty("devices")[0].GetString());
        await stream.SnapshotAsync("initial", "e7.1");
        await stream.EventAsync("e7.2", 2, "cti.call.delivered.v1", Ringing);
        await stream.EventAsync(
            "e7.3",
            3,
            "cti.call.callCleared.v1",
            """{"call":"call_1","cause":"normalClearing","changed":[],"removed":[{"kind":"call","id":"call_1"}]}"""
        );
        var exitCode = await running;
        stream.Break();
        return exitCode;
    }

    private static Delivered Delivered(string call, string from, string to)
    {
        var alerting = new Connection
        {
            Id = call + "b",
            Call = call,
            Device = to,
            State = "alerting",
        };
        return new Delivered
        {
            Type = "cti.call.delivered.v1",
            Time = new DateTimeOffset(2026, 11, 22, 10, 15, 2, 113, TimeSpan.Zero),
            Cause = "newCall",
            CallId = call,
            Connection = alerting,
            Changed =
            [
                new Call
                {
                    Id = call,
                    Calling = new Party { Number = from[3..] },
                    Called = new Party { Number = to[3..] },
                    Connections =
                    [
                        new Connection
                        {
                            Id = call + "a",
                            Call = call,
                            Device = from,
                            State = "connected",
                        },
                        alerting,
                    ],
                },
            ],
        };
    }

    private static string Draw(LadderScreen screen, int width = 160, int height = 30)
    {
        using var text = new StringWriter();
        var terminal = CliRig.Terminal(text);
        terminal.Profile.Width = width;
        terminal.Write(screen.Render(width, height));
        return text.ToString();
    }
}
