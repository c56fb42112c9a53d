using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CtiMiddleware.Server.Tests;

/// <summary>The demonstration as a user starts it: a process of its own, the simulated switch behind a real link.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_prints_its_key_answers_within_seconds_and_takes_a_call()
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "CtiMiddleware.Server.dll"), "demo", "--urls", "http://127.0.0.1:0"]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            }
        )!;
        try
        {
            var lines = new List<string>();
            while (!(lines.LastOrDefault() ?? string.Empty).StartsWith("Ctrl+C", StringComparison.Ordinal))
                lines.Add(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(string.Join('\n', lines)));
            var key = Assert.Single(lines, line => line.StartsWith("ctk_", StringComparison.Ordinal));
            var api = Assert.Single(lines, line => line.StartsWith("API  ", StringComparison.Ordinal))[3..].Trim();
            Assert.Contains(
                lines,
                line => line.StartsWith("Page", StringComparison.Ordinal) && line.EndsWith("/#key=" + key, StringComparison.Ordinal)
            );

            using var client = new HttpClient { BaseAddress = new Uri(api + "/") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var status = await client.GetAsync("status");
            Assert.Equal(HttpStatusCode.OK, status.StatusCode);
            // The promise is 5 s on a machine of its own; tests share theirs.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");

            var link = await EventuallyAsync(client, "links/hq-1", one => one["state"]!.GetValue<string>() == "up");
            Assert.Equal("in service", link["reason"]!.GetValue<string>());
            Assert.True((await client.GetFromJsonAsync<JsonObject>("devices"))!["items"]!.AsArray().Count >= 10);
            Assert.NotEmpty((await client.GetFromJsonAsync<JsonObject>("agents"))!["items"]!.AsArray());
            Assert.NotEmpty((await client.GetFromJsonAsync<JsonObject>("groups"))!["items"]!.AsArray());

            using var injected = await client.PostAsJsonAsync(
                "sim/calls",
                new
                {
                    from = "5559876",
                    to = "1009",
                    answerAfterMs = 200,
                }
            );
            Assert.Equal(HttpStatusCode.Accepted, injected.StatusCode);
            var native = (await injected.Content.ReadFromJsonAsync<JsonObject>())!["nativeCallId"]!.GetValue<string>();
            var call = await EventuallyAsync(
                client,
                "devices/hq:1009/calls",
                page =>
                    page["items"]!
                        .AsArray()
                        .Any(one => one!["native"]!["callId"]!.GetValue<string>() == native && one["connections"]!.AsArray().Count == 2)
            );
            Assert.NotNull(call);
            using var wrong = await client.PostAsJsonAsync("sim/calls", new { from = "5559876", to = "999" });
            Assert.Equal("sim.refused", (await wrong.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task<JsonObject> EventuallyAsync(HttpClient client, string path, Func<JsonObject, bool> holds)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var found = (await client.GetFromJsonAsync<JsonObject>(path))!;
            if (holds(found))
                return found;
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), found.ToJsonString());
            await Task.Delay(50);
        }
    }
}
