using System.Text.Json.Nodes;

namespace CtiMiddleware.Server.Tests.Streaming;

/// <summary>Architecture promise 3 through the doors: whatever the key and the filter, fold(stream) = GET, as JSON over real sockets.</summary>
public sealed class FoldTests
{
    private static readonly string[] Rules = ["*", "hq:*", "hq:2001", "hq:200?", "branch:2002 hq:2003", "hq:agent:*", "hq:support hq:2002"];

    private static readonly string[] Filters =
    [
        "{}",
        """{"switch":["hq"]}""",
        """{"devices":["hq:2001","branch:200?"]}""",
        """{"devices":["hq:agent:*"]}""",
        """{"types":["cti.call.*"]}""",
        """{"types":["cti.*"]}""",
        """{"switch":["branch"],"types":["cti.call.*","cti.link.*","cti.switch.*"]}""",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Folding_the_stream_gives_what_GET_gives(int seed)
    {
        var random = new Random(seed);
        var time = new ManualTime();
        var keys = Enumerable
            .Range(0, 4)
            .Select(i => RunningServer.Key($"k{i}", "read", Rules[random.Next(Rules.Length)], random.Next(3) == 0))
            .ToArray();
        await using var server = await RunningServer.StartAsync(keys, time: time);
        var world = new RandomWorld(server.World, seed);
        for (var i = 0; i < 30; i++)
            world.Step();

        var clients = keys.SelectMany(key =>
                new[] { "{}", Filters[random.Next(Filters.Length)] }.Select(filter => (Key: key.Id, Filter: filter))
            )
            .Select(one => (one.Key, one.Filter, Client: new FoldingClient(server, RunningServer.KeyText(one.Key), one.Filter)))
            .ToArray();
        foreach (var one in clients)
            await one.Client.ConnectAsync();
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 40; i++)
                world.Step();
            // Some drop where they are, in the middle of a snapshot or of the events, and resume.
            foreach (var one in clients.Where(_ => random.Next(3) == 0))
            {
                var some = one.Client.ReadSomeAsync(random.Next(40));
                await time.AdvanceUntilAsync(some, TimeSpan.FromSeconds(15));
                await some;
                await one.Client.ConnectAsync();
            }
        }
        var head = server.Runtime.Log.Head.ToString();
        var reading = Task.WhenAll(clients.Select(one => one.Client.ReadToAsync(head)));
        await time.AdvanceUntilAsync(reading, TimeSpan.FromSeconds(15));
        await reading;

        foreach (var (key, filter, client) in clients)
        {
            using (client)
            {
                var fresh = new FoldingClient(server, RunningServer.KeyText(key), filter);
                await fresh.ConnectAsync();
                var read = fresh.ReadToAsync(head);
                await time.AdvanceUntilAsync(read, TimeSpan.FromSeconds(15));
                await read;
                fresh.Dispose();
                Same(fresh.State, client.State, $"seed {seed}, key {key}, filter {filter}: snapshot and fold");
                if (filter == "{}")
                    Same(await GetAsync(server, key), client.State, $"seed {seed}, key {key}: GET and fold");
            }
        }
    }

    private static async Task<SortedDictionary<string, string>> GetAsync(RunningServer server, string key)
    {
        using var client = server.Client(RunningServer.KeyText(key));
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var (kind, plural) in new[]
            {
                ("switch", "switches"),
                ("link", "links"),
                ("device", "devices"),
                ("agent", "agents"),
                ("group", "groups"),
                ("thread", "threads"),
                ("call", "calls"),
            }
        )
        {
            string? after = null;
            do
            {
                var page = JsonNode.Parse(await client.GetStringAsync($"{plural}?limit=3{(after is null ? "" : "&after=" + after)}"))!;
                foreach (var item in page["items"]!.AsArray())
                {
                    state[$"{kind} {item!["id"]}"] = item.ToJsonString();
                    var one = await client.GetStringAsync($"{plural}/{Uri.EscapeDataString(item["id"]!.GetValue<string>())}");
                    Assert.Equal(item.ToJsonString(), JsonNode.Parse(one)!.ToJsonString());
                }
                after = page["next"]?.GetValue<string>();
            } while (after is not null);
        }
        return state;
    }

    private static void Same(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual, string what)
    {
        foreach (var (id, text) in expected)
        {
            Assert.True(actual.TryGetValue(id, out var found), $"{what}: {id} is missing");
            Assert.True(text == found, $"{what}: {id}\n{text}\n{found}");
        }
        foreach (var id in actual.Keys.Where(id => id != "server server"))
            Assert.True(expected.ContainsKey(id), $"{what}: {id} is too much");
    }
}
