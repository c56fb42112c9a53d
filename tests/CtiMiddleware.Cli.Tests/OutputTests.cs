using System.Text.Json;
using CtiMiddleware.Client.Tests;

namespace CtiMiddleware.Cli.Tests;

public sealed class OutputTests
{
    private const string Links = """
        {"items":[{"id":"hq-1","switch":"hq","role":"primary","address":"tcp://pbx:5038","state":"blocked","reason":"login refused:\tno\nway","since":"2026-11-22T10:00:00Z"}],"cursor":"e1.1"}
        """;

    private const string Calls = """
        {"items":[{"id":"call_1","switch":"hq","created":"2026-11-22T10:00:00Z","calling":{"status":"provided","number":"1001"},"called":{"status":"provided","number":"1002"},
        "connections":[{"id":"conn_1","call":"call_1","device":"hq:1001","state":"connected","since":"2026-11-22T10:00:01Z"},
        {"id":"conn_2","call":"call_1","device":"hq:1002","state":"alerting","since":"2026-11-22T10:00:02Z"}]}],"cursor":"e1.1"}
        """;

    [Fact]
    public async Task Redirected_output_is_one_record_a_line_without_boxes_and_no_value_breaks_it()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["GET links"] = _ => FakeAnswer.Ok(Links);
        using var rig = new CliRig(server);
        Assert.Equal(0, await rig.RunAsync("link", "list"));
        Assert.Equal("hq-1\thq\tprimary\ttcp://pbx:5038\tblocked\t2026-11-22 10:00:00Z\tlogin refused: no way", Assert.Single(rig.Lines));
    }

    [Fact]
    public async Task A_terminal_gets_a_table_with_headings()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["GET links"] = _ => FakeAnswer.Ok(Links.Replace("login refused", "[red]login refused[/]", StringComparison.Ordinal));
        using var rig = new CliRig(server) { OnTerminal = true };
        Assert.Equal(0, await rig.RunAsync("link", "list"));
        Assert.Contains("╭", rig.Out, StringComparison.Ordinal);
        Assert.Contains("address", rig.Out, StringComparison.Ordinal);
        Assert.Contains("[red]login refused[/]: no way", rig.Out, StringComparison.Ordinal); // text from outside is never markup
    }

    [Fact]
    public async Task Json_is_one_document_a_line_also_on_a_terminal()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["GET calls"] = _ => FakeAnswer.Ok(Calls);
        using var rig = new CliRig(server) { OnTerminal = true };
        Assert.Equal(0, await rig.RunAsync("call", "list", "--json"));
        using var call = JsonDocument.Parse(Assert.Single(rig.Lines));
        Assert.Equal("call_1", call.RootElement.GetProperty("id").GetString());
        Assert.Equal("hq:1002", call.RootElement.GetProperty("connections")[1].GetProperty("device").GetString());
    }

    [Fact]
    public async Task Every_page_of_a_list_is_read()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["GET links"] = request =>
            FakeAnswer.Ok(
                request.Query.Contains("after=two", StringComparison.Ordinal)
                    ? """{"items":[{"id":"hq-2"}],"cursor":"e1.1"}"""
                    : """{"items":[{"id":"hq-1"}],"next":"two","cursor":"e1.1"}"""
            );
        using var rig = new CliRig(server);
        await rig.RunAsync("link", "list");
        Assert.Equal(["hq-1", "hq-2"], rig.Lines.Select(static line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task A_command_sends_what_was_asked_and_shows_what_the_switch_said()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST calls"] = _ =>
            FakeAnswer.Ok("""{"operation":"op_1","outcome":"acknowledged","call":"call_9","connection":"conn_9"}""");
        using var rig = new CliRig(server);
        Assert.Equal(0, await rig.RunAsync("call", "make", "hq:1001", "1002", "--idempotency-key", "order-7", "--timeout", "2.5"));
        Assert.Equal("acknowledged\tcall_9\tconn_9\top_1\t", Assert.Single(rig.Lines));
        var request = server.Requests.Single(static one => one.Target == "POST calls");
        Assert.Equal("order-7", request.IdempotencyKey);
        Assert.Contains("\"from\":\"hq:1001\"", request.Body, StringComparison.Ordinal);
        Assert.Contains("2500", request.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_stands_for_its_only_call_that_fits()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["GET devices/hq:1002/calls"] = _ => FakeAnswer.Ok(Calls);
        server.Answers["POST connections/conn_2/answer"] = _ => FakeAnswer.Ok("""{"operation":"op_1","outcome":"acknowledged"}""");
        using var rig = new CliRig(server);
        Assert.Equal(0, await rig.RunAsync("call", "answer", "hq:1002"));
        Assert.Equal(3, await rig.RunAsync("call", "hold", "hq:1002"));
        Assert.Contains("hq:1002 has no connected call", rig.Error, StringComparison.Ordinal);
        server.Answers["GET devices/hq:1002/calls"] = _ => FakeAnswer.Ok(Calls.Replace("hq:1001", "hq:1002", StringComparison.Ordinal));
        Assert.Equal(2, await rig.RunAsync("call", "clear", "hq:1002"));
        Assert.Contains("conn_1, conn_2", rig.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST connections/conn_1/transfer", "call", "transfer", "conn_1", "--held", "conn_2")]
    [InlineData("POST connections/conn_1/transferTo", "call", "transfer", "conn_1", "--to", "1003")]
    [InlineData("POST connections/conn_1/retrieve", "call", "retrieve", "conn_1")]
    [InlineData("POST connections/conn_1/clear", "call", "clear", "conn_1")]
    [InlineData("POST calls/call_1/clear", "call", "clear", "call_1")]
    public async Task Each_verb_is_one_request(string target, params string[] arguments)
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers[target] = _ => FakeAnswer.Ok("""{"operation":"op_1","outcome":"acknowledged"}""");
        using var rig = new CliRig(server);
        Assert.Equal(0, await rig.RunAsync(arguments));
        Assert.Equal(target, server.Requests[^1].Target);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task A_completion_script_asks_the_program_itself(string shell)
    {
        using var rig = new CliRig();
        Assert.Equal(0, await rig.RunAsync("completion", shell));
        Assert.Contains("[suggest:", rig.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cti ca", "call")]
    [InlineData("cti call tr", "transfer")]
    [InlineData("cti sim fault set x --direction ", "out")]
    [InlineData("cti completion ", "fish")]
    [InlineData("cti watch --state f", "failed")]
    public async Task The_program_completes_commands_options_and_values(string line, string found)
    {
        using var rig = new CliRig();
        Assert.Equal(0, await rig.RunAsync($"[suggest:{line.Length}]", line));
        Assert.Contains(found, rig.Lines.Select(static one => one.TrimEnd('\r')));
    }
}
