using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CtiMiddleware.Model.CallDetails;
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
    public async Task What_may_hold_any_number_is_not_shown_to_a_key_of_some_devices_even_when_no_member_is_masked()
    {
        Append(
            "cdr_own",
            static record => record with { CallingDevice = "2001", CalledDevice = null, AccountInfo = "77", AuthCode = "88" }
        );
        var record = (await GetAsync("call-details", "desk"))["items"]!.AsArray()[^1]!;
        Assert.Equal("cdr_own", record["id"]!.GetValue<string>());
        Assert.Equal("", record["rawLine"]!.GetValue<string>());
        Assert.Empty(record["other"]?.AsObject() ?? []);
        Assert.Null(record["accountInfo"]);
        Assert.Null(record["authCode"]);
        Assert.Equal("88", (await GetAsync("call-details", "boss"))["items"]!.AsArray()[^1]!["authCode"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_key_does_not_find_records_by_a_number_that_it_may_not_see()
    {
        Assert.Empty(Ids(await GetAsync("call-details?device=hq:2002", "desk")));
        Assert.Equal(["cdr_hq1", "cdr_hq6"], Ids(await GetAsync("call-details?device=hq:2001", "desk")));
        Assert.Equal(["cdr_hq1", "cdr_hq6"], Ids(await GetAsync("call-details?device=hq:2002", "boss")));
    }

    [Fact]
    public async Task The_next_part_of_a_CSV_is_one_of_the_same_question()
    {
        using var client = _server.Client();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var first = await client.GetAsync(
            new Uri("call-details?limit=1&device=hq:2001&from=2026-11-22T10:00:00Z&to=2026-11-22T10:30:00Z", UriKind.Relative)
        );
        var link = first.Headers.GetValues("Link").Single();
        using var second = await client.GetAsync(new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)], UriKind.Relative));
        var lines = (await second.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.StartsWith("cdr_hq6,", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
        Assert.False(second.Headers.Contains("Link"));
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

    private void Append(string id, Func<CallDetailRecord, CallDetailRecord> change) =>
        Assert.Null(
            _server.Services.GetRequiredService<CallDetailJournal>().Append(change(CallDetailJournalTests.Record(9) with { Id = id }))
        );

    private async Task<JsonNode> GetAsync(string path, string? key = null)
    {
        using var client = key is null ? _server.Client() : _server.Client(RunningServer.KeyText(key));
        return JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!;
    }

    private static IEnumerable<string> Ids(JsonNode page) => page["items"]!.AsArray().Select(static one => one!["id"]!.GetValue<string>());
}
