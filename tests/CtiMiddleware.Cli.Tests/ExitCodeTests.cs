using CtiMiddleware.Client.Tests;

namespace CtiMiddleware.Cli.Tests;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(409, """{"code":"switch.stateIncompatibility.x","title":"No","outcome":"rejected","retry":"never"}""", 4)]
    [InlineData(501, """{"code":"switch.operation.x","title":"No","outcome":"notSupported","retry":"never"}""", 4)]
    [InlineData(503, """{"code":"link.down","title":"No","outcome":"notSent","retry":"safe"}""", 6)]
    [InlineData(404, """{"code":"notFound.call","title":"No","retry":"never"}""", 3)]
    [InlineData(410, """{"code":"gone.call","title":"No","retry":"never"}""", 3)]
    [InlineData(401, """{"code":"auth.invalid","title":"No","retry":"never"}""", 7)]
    [InlineData(403, """{"code":"auth.scope","title":"No","retry":"never"}""", 7)]
    [InlineData(400, """{"code":"request.field","title":"No","retry":"never"}""", 2)]
    [InlineData(500, """{"code":"internal.x","title":"No"}""", 1)]
    public async Task A_refusal_has_its_exit_code_and_a_sentence_on_the_error_output(int status, string problem, int exitCode)
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST connections/conn_1/hold"] = _ => FakeAnswer.Problem(status, problem);
        using var rig = new CliRig(server);
        Assert.Equal(exitCode, await rig.RunAsync("call", "hold", "conn_1"));
        Assert.StartsWith("cti: ", rig.Error, StringComparison.Ordinal);
        Assert.Empty(rig.Out);
        Assert.DoesNotContain(" at CtiMiddleware", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_outcome_says_that_it_must_not_be_repeated()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST connections/conn_1/hold"] = _ =>
            FakeAnswer.Problem(
                504,
                """{"code":"link.noAnswer","title":"No answer","outcome":"unknown","retry":"ask /operations/op_1","operation":"op_1"}"""
            );
        // Open for ever: the client gives up asking after a while, here at once.
        server.Answers["GET operations/op_1"] = _ =>
            FakeAnswer.Problem(404, """{"code":"notFound.operation","title":"No","retry":"never"}""");
        using var rig = new CliRig(server) { Time = new SkippingTime() };
        Assert.Equal(5, await rig.RunAsync("call", "hold", "conn_1"));
        Assert.Contains("do not repeat it", rig.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "bogus")]
    [InlineData(2)]
    [InlineData(2, "call")]
    [InlineData(2, "call", "make", "hq:1001")]
    [InlineData(2, "call", "hold", "conn_1", "--timeout", "99")]
    [InlineData(2, "call", "transfer", "conn_1", "--to", "1", "--held", "conn_2")]
    [InlineData(2, "completion", "tcsh")]
    [InlineData(2, "watch", "--state", "sleepy")]
    [InlineData(2, "decode", "0A")]
    [InlineData(2, "test", "--seed", "minus one")]
    [InlineData(2, "sim", "clock", "--pace", "1", "--jump", "2")]
    [InlineData(2, "sim", "fault", "set", "latency", "--param", "200")]
    [InlineData(2, "sim", "fault", "set", "latency", "--for", "soon")]
    [InlineData(0, "--help")]
    [InlineData(0, "call", "make", "--help")]
    [InlineData(0, "--version")]
    public async Task A_wrong_command_line_is_code_2_and_says_where_help_is(int exitCode, params string[] arguments)
    {
        using var rig = new CliRig();
        rig.Variables["CTI_KEY"] = "ctk_x";
        Assert.Equal(exitCode, await rig.RunAsync(arguments));
        Assert.Equal(exitCode == 2, rig.Error.Contains("--help", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_code_1_and_says_where_it_was_looked_for()
    {
        using var rig = new CliRig();
        rig.Variables["CTI_URL"] = "http://127.0.0.1:1";
        rig.Variables["CTI_KEY"] = "ctk_x";
        Assert.Equal(1, await rig.RunAsync("status"));
        Assert.Contains("127.0.0.1:1", rig.Error, StringComparison.Ordinal);
        Assert.Contains("CTI_URL", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_code_1_and_a_sentence_without_a_stack_trace()
    {
        using var rig = new CliRig();
        var host = rig.Host() with
        {
            Variable = static name => name == "CTI_URL" ? throw new InvalidOperationException("The odd thing happened.") : null,
        };
        Assert.Equal(1, await CliProgram.RunAsync(["status"], host, TestContext.Current.CancellationToken));
        Assert.Equal("cti: This was not foreseen: The odd thing happened. (InvalidOperationException)", rig.Error.TrimEnd());
    }

    [Theory]
    [InlineData("client.notReached", null, 1, "CTI_URL")]
    [InlineData("client.notReached", "notSent", 1, "CTI_URL")]
    [InlineData("client.noAnswer", null, 1, "repeating is safe")]
    [InlineData("client.noAnswer", "unknown", 5, "do not repeat it")]
    [InlineData("link.down", "notSent", 6, "repeating is safe")]
    public void What_the_client_could_not_do_is_told_from_what_the_switch_did_not_do(
        string code,
        string? outcome,
        int exitCode,
        string next
    )
    {
        var failed = new Client.CtiException("No.") { Code = code, Outcome = outcome };
        Assert.Equal(exitCode, Outcomes.ExitCodeOf(failed));
        Assert.Contains(next, Outcomes.NextOf(failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_was_not_answered_is_code_1_and_may_be_repeated()
    {
        using var mute = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        mute.Start();
        using var rig = new CliRig();
        var running = rig.RunAsync("link", "list", "--url", $"http://{mute.LocalEndpoint}", "--key", "ctk_x");
        while (!running.IsCompleted)
        {
            // Takes every connection and hangs up without a word.
            var accepted = mute.AcceptSocketAsync(TestContext.Current.CancellationToken).AsTask();
            if (await Task.WhenAny(accepted, running) == accepted)
                (await accepted).Dispose();
        }
        Assert.Equal(1, await running);
        Assert.Contains("repeating is safe", rig.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("do not repeat", rig.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_is_code_130()
    {
        await using var server = await FakeServer.StartAsync();
        using var rig = new CliRig(server);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = rig.RunAsync(stop.Token, "watch");
        var stream = await server.NextStreamAsync();
        await stream.OpenAsync();
        await stop.CancelAsync();
        Assert.Equal(130, await running);
        stream.Break();
    }

    [Fact]
    public async Task Status_checks_whether_every_switch_is_in_service()
    {
        await using var server = await FakeServer.StartAsync();
        using var rig = new CliRig(server);
        server.Answers["GET status"] = _ =>
            FakeAnswer.Ok(
                """{"status":"ok","version":"1","switches":[{"id":"hq","adapter":"a","state":"up","stale":false,"reason":"","version":"1"}],"links":[],"counts":{}}"""
            );
        Assert.Equal(0, await rig.RunAsync("status", "--check"));
        server.Answers["GET status"] = _ =>
            FakeAnswer.Ok(
                """{"status":"ok","version":"1","switches":[{"id":"hq","adapter":"a","state":"down","stale":true,"reason":"","version":"1"}],"links":[],"counts":{}}"""
            );
        Assert.Equal(0, await rig.RunAsync("status"));
        Assert.Equal(6, await rig.RunAsync("status", "--check"));
    }

    [Fact]
    public async Task A_link_whose_test_fails_is_code_6_and_every_step_is_shown()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST links/hq-1/test"] = _ =>
            FakeAnswer.Ok(
                """{"ok":false,"steps":[{"step":"connect","ok":true,"milliseconds":1.5},{"step":"login","ok":false,"sentence":"refused: wrong secret","milliseconds":2}]}"""
            );
        using var rig = new CliRig(server);
        Assert.Equal(6, await rig.RunAsync("link", "test", "hq-1"));
        Assert.Equal(["connect\tok\t1.5\t", "login\tfailed\t2.0\trefused: wrong secret"], rig.Lines);
    }
}
