using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CtiMiddleware.Server.CallDetails;
using Microsoft.Extensions.DependencyInjection;

namespace CtiMiddleware.Server.Tests.CallDetails;

public sealed class CallDetailEndpointTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cti-cdr").FullName;
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync(
            [RunningServer.Key("desk", "read", "hq:2001"), RunningServer.Key("boss", "read", "hq:2001", counterparts: true)],
            settings => settings with { StateFolder = _folder }
        );
        var journal = _server.Services.GetRequiredService<CallDetailJournal>();
        for (var number = 1; number <= 7; number++)
            Assert.Null(journal.Append(CallDetailJournalTests.Record(number) with { CalledDevice = "2002" }));
    }

    [Fact]
    public async Task Records_are_listed_in_parts()
    {
        var first = await GetAsync("call-details?limit=4");
        Assert.Equal(["cdr_hq1", "cdr_hq2", "cdr_hq3", "cdr_hq4"], Ids(first));
        var second = await GetAsync("call-details?limit=4&after=" + first["next"]!.GetValue<string>());
        Assert.Equal(["cdr_hq5", "cdr_hq6", "cdr_hq7"], Ids(second));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task Records_are_chosen_by_device_and_time()
    {
        Assert.Equal(["cdr_hq1", "cdr_hq6"], Ids(await GetAsync("call-details?device=hq:2001")));
        Assert.Equal(["cdr_hq6"], Ids(await GetAsync("call-details?device=hq:2001&from=2026-11-22T10:03:00Z")));
        Assert.Empty(Ids(await GetAsync("call-details?switch=branch")));
    }

    [Fact]
    public async Task A_key_sees_the_records_of_its_devices_with_the_others_masked()
    {
        var page = await GetAsync("call-details", "desk");
        Assert.Equal(["cdr_hq1", "cdr_hq6"], Ids(page));
        var record = page["items"]!.AsArray()[0]!;
        Assert.Equal("2001", record["callingDevice"]!.GetValue<string>());
        Assert.Null(record["calledDevice"]);
        Assert.Equal("", record["rawLine"]!.GetValue<string>());
        Assert.Equal("2002", (await GetAsync("call-details", "boss"))["items"]!.AsArray()[0]!["calledDevice"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_list_comes_as_CSV()
    {
        using var client = _server.Client();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await client.GetAsync(new Uri("call-details?limit=2", UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("rel=\"next\"", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("id,switch,", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call-details?from=yesterday", "from")]
    [InlineData("call-details?device=2001", "device")]
    [InlineData("call-details?after=eA", "after")]
    [InlineData("call-details?colour=red", "colour")]
    public async Task What_is_wrong_with_a_question_is_said(string path, string field)
    {
        using var client = _server.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(field, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_state_folder_the_list_is_empty()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = server.Client();
        Assert.Empty(JsonNode.Parse(await client.GetStringAsync(new Uri("call-details", UriKind.Relative)))!["items"]!.AsArray());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<JsonNode> GetAsync(string path, string? key = null)
    {
        using var client = key is null ? _server.Client() : _server.Client(RunningServer.KeyText(key));
        return JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!;
    }

    private static IEnumerable<string> Ids(JsonNode page) => page["items"]!.AsArray().Select(static one => one!["id"]!.GetValue<string>());
}
