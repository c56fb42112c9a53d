using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CtiMiddleware.Server.Tests.Rest;

namespace CtiMiddleware.Server.Tests.Streaming;

public sealed class SseTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_twin_sends_the_same_messages_and_resumes_by_Last_Event_ID()
    {
        var call = _server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002"));
        string resume;
        using (var client = _server.Client())
        {
            await using var events = (
                await OpenAsync(client, "events/stream?filter={\"devices\":[\"hq:2001\"]}", null)
            ).GetAsyncEnumerator();
            Assert.Equal("auth.ok", (await NextAsync(events)).Message["t"]!.GetValue<string>());
            Assert.Equal("snapshot.begin", (await NextAsync(events)).Message["t"]!.GetValue<string>());
            (string? Id, JsonObject Message) item;
            var ids = new List<string>();
            while ((item = await NextAsync(events)).Message["t"]!.GetValue<string>() == "item")
            {
                Assert.Null(item.Id);
                ids.Add(item.Message["object"]!["id"]!.GetValue<string>());
            }
            Assert.Contains("call_1", ids);
            Assert.DoesNotContain("hq:2002", ids);
            Assert.Equal($"{item.Message["cursor"]!.GetValue<string>()}:1", item.Id);
            resume = item.Id!;
        }
        _server.World.End(call);
        using var again = _server.Client();
        await using var rest = (await OpenAsync(again, "events/stream?filter={\"devices\":[\"hq:2001\"]}", resume)).GetAsyncEnumerator();
        Assert.Equal("auth.ok", (await NextAsync(rest)).Message["t"]!.GetValue<string>());
        var ended = await NextAsync(rest);
        Assert.Equal("event", ended.Message["t"]!.GetValue<string>());
        Assert.Equal(2, ended.Message["seq"]!.GetValue<long>());
        Assert.EndsWith(":2", ended.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events/stream?filter=x", 400, "request.invalidValue")]
    [InlineData("events/stream?filtr=x", 400, "request.unknownField")]
    [InlineData("events/stream?from=x", 400, "request.invalidValue")]
    public async Task A_bad_request_gets_a_problem_before_the_stream_begins(string path, int status, string code)
    {
        using var client = _server.Client();
        using var answer = await client.GetAsync(path);
        await ProblemTests.ShapeAsync(answer, status, code);
    }

    [Fact]
    public async Task A_stopping_server_says_so_in_the_last_message()
    {
        using var client = _server.Client();
        await using var events = (await OpenAsync(client, "events/stream", null)).GetAsyncEnumerator();
        while ((await NextAsync(events)).Message["t"]!.GetValue<string>() != "snapshot.end") { }
        var stopping = _server.StopAsync();
        var last = (await NextAsync(events)).Message;
        Assert.Equal("close", last["t"]!.GetValue<string>());
        Assert.Equal(4010, last["code"]!.GetValue<int>());
        Assert.False(await events.MoveNextAsync());
        await stopping;
    }

    [Fact]
    public async Task The_catch_up_page_gives_what_the_stream_would_have_given()
    {
        using var client = _server.Client();
        var from = JsonNode.Parse(await client.GetStringAsync("calls"))!["cursor"]!.GetValue<string>();
        _server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002"));
        _server.World.Begin(World.CallOf("call_2", "branch", "2001", "2002"));
        _server.World.Begin(World.CallOf("call_3", "hq", "2001", "2002"));
        var page = JsonNode.Parse(await client.GetStringAsync($"events?from={from}&limit=1&filter={{\"switch\":[\"hq\"]}}"))!;
        Assert.Equal("call_1", page["items"]!.AsArray().Single()!["subject"]!.GetValue<string>());
        page = JsonNode.Parse(
            await client.GetStringAsync($"events?from={page["next"]!.GetValue<string>()}&filter={{\"switch\":[\"hq\"]}}")
        )!;
        Assert.Equal("call_3", page["items"]!.AsArray().Single()!["subject"]!.GetValue<string>());
        Assert.Null(page["next"]);
        Assert.Equal(_server.Runtime.Log.Head.ToString(), page["cursor"]!.GetValue<string>());
    }

    private static async Task<IAsyncEnumerable<SseItem<string>>> OpenAsync(HttpClient client, string path, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync();
    }

    private static async Task<(string? Id, JsonObject Message)> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync());
        return (events.Current.EventId, JsonNode.Parse(events.Current.Data)!.AsObject());
    }
}
