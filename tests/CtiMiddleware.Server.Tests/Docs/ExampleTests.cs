using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Server.Tests.Docs;

/// <summary>Every fenced example of docs/api is carried out as printed: what is printed must come, what comes may be more, and … is anything.</summary>
public sealed partial class ExampleTests
{
    public static TheoryData<string, int, string, string> Blocks
    {
        get
        {
            var data = new TheoryData<string, int, string, string>();
            foreach (var file in new[] { "rest.md", "websocket.md", "versioning.md" })
            {
                var text = File.ReadAllText(Path.Combine(Checked.Root, "docs/api", file)).ReplaceLineEndings("\n");
                var number = 0;
                foreach (Match match in Fence().Matches(text))
                    data.Add(file, ++number, match.Groups[1].Value, match.Groups[2].Value);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task An_example_does_what_it_prints(string file, int number, string kind, string text)
    {
        await using var server = await RunningServer.StartAsync();
        var ended = server.World.Begin(World.CallOf("call_ended", "hq", "2003", "2004"));
        server.World.End(ended);
        var call = server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002", LocalConnectionState.Alerting));
        var what = $"{file}, example {number}";
        if (kind == "http")
            await HttpAsync(server, text, what);
        else
            await StreamAsync(server, call, text, what);
    }

    private static async Task HttpAsync(RunningServer server, string text, string what)
    {
        var lines = text.Split('\n');
        var arrow = Array.FindIndex(lines, line => line.StartsWith('→'));
        var blank = Array.IndexOf(lines, string.Empty, 0, arrow);
        var first = lines[0].Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(first[0]), first[1]);
        if (blank > 0)
            request.Content = RunningServer.Json(string.Join('\n', lines[(blank + 1)..arrow]));
        foreach (
            var header in lines[1..(blank > 0 ? blank : arrow)].Where(line => !line.StartsWith("Content-Type", StringComparison.Ordinal))
        )
            request.Headers.TryAddWithoutValidation(header.Split(": ", 2)[0], header.Split(": ", 2)[1]);
        using var client = server.Client(request.Headers.Authorization is null ? RunningServer.Admin : null);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(
            lines[arrow][2..] == ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
            $"{what}: {(int)answer.StatusCode} {body}"
        );
        Match(JsonNode.Parse(lines[arrow + 1])!, JsonNode.Parse(body)!, what);
    }

    private static async Task StreamAsync(RunningServer server, Call call, string text, string what)
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.AddSubProtocol("cti.v1");
        await socket.ConnectAsync(new UriBuilder(server.Url) { Scheme = "ws", Path = "/api/v1/stream" }.Uri, CancellationToken.None);
        using var client = new StreamClient(socket);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = line[4..];
            if (line.StartsWith("C→S", StringComparison.Ordinal))
                await client.SendAsync(rest);
            else if (line.StartsWith("S→C", StringComparison.Ordinal))
                Match(JsonNode.Parse(rest)!, await client.NextAsync(), $"{what}: {rest}");
            else if (line.Contains("ends", StringComparison.Ordinal))
                server.World.End(call);
            else
                Assert.Fail($"{what}: '{line}' is not understood.");
        }
    }

    private static void Match(JsonNode printed, JsonNode came, string what)
    {
        switch (printed)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    var found = came.AsObject().TryGetPropertyValue(name, out var there);
                    Assert.True(found, $"{what}: '{name}' is missing in {came.ToJsonString()}");
                    Match(value!, there!, what);
                }
                break;
            case JsonArray items:
                Assert.True(items.Count == came.AsArray().Count, $"{what}: {items.Count} entries printed, {came.ToJsonString()}");
                for (var i = 0; i < items.Count; i++)
                    Match(items[i]!, came.AsArray()[i]!, what);
                break;
            default:
                var pattern = "^" + Regex.Escape(printed.ToString()).Replace("…", ".*", StringComparison.Ordinal) + "$";
                Assert.True(
                    Regex.IsMatch(came.ToString(), pattern, RegexOptions.None, TimeSpan.FromSeconds(1)),
                    $"{what}: '{printed}' printed, '{came}' came"
                );
                break;
        }
    }

    [GeneratedRegex("^```(http|stream)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}
