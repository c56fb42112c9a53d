namespace CtiMiddleware.Client.Tests;

public sealed class CommandTests
{
    private const string Unknown =
        """{"code":"link.noAnswer","title":"No answer","status":504,"outcome":"unknown","retry":"ask /operations/op_1","operation":"op_1","traceId":"4bf9"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Make_call_returns_what_the_switch_acknowledged()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST calls"] = static _ =>
            FakeAnswer.Ok(
                """{"operation":"op_1","outcome":"acknowledged","sinceCursor":"e7.5","call":"call_1","connection":"conn_1","native":{"id":7},"newer":1}"""
            );
        await using var cti = await server.ConnectAsync();

        var made = await cti.Calls.MakeAsync("hq:2001", "2002", new CommandOptions { IdempotencyKey = "crm-7" }, Token);

        Assert.Equal(
            ("op_1", "acknowledged", "e7.5", "call_1", "conn_1"),
            (made.Operation, made.Outcome, made.SinceCursor, made.Call, made.Connection)
        );
        Assert.Equal(7, made.Native!.Value.GetProperty("id").GetInt32());
        var request = server.Requests.Single(static request => request.Target == "POST calls");
        Assert.Equal("""{"from":"hq:2001","to":"2002"}""", request.Body);
        Assert.Equal("crm-7", request.IdempotencyKey);
    }

    [Fact]
    public async Task Every_command_carries_a_key_of_its_own_when_none_is_given()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST connections/conn_1/answer"] = static _ => FakeAnswer.Ok("""{"operation":"op_1","outcome":"acknowledged"}""");
        await using var cti = await server.ConnectAsync();

        await cti.Connections.AnswerAsync("conn_1", cancellationToken: Token);
        await cti.Connections.AnswerAsync("conn_1", cancellationToken: Token);

        var keys = server
            .Requests.Where(static request => request.Target.StartsWith("POST", StringComparison.Ordinal))
            .Select(static request => request.IdempotencyKey);
        Assert.Equal(2, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Options_become_query_and_body()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST connections/conn_1/clear"] = static _ => FakeAnswer.Ok("""{"operation":"op_1","outcome":"acknowledged"}""");
        await using var cti = await server.ConnectAsync();

        await cti.Connections.ClearAsync("conn_1", new CommandOptions { Timeout = TimeSpan.FromSeconds(2), IfRev = 88 }, Token);

        var request = server.Requests[^1];
        Assert.Equal("?timeoutMs=2000", request.Query);
        Assert.Equal("""{"ifRev":88}""", request.Body);
    }

    [Fact]
    public async Task A_replayed_answer_says_so()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST calls"] = static _ =>
            FakeAnswer.Ok("""{"operation":"op_1","outcome":"acknowledged"}""") with
            {
                Headers = new() { ["Idempotency-Replayed"] = "true" },
            };
        await using var cti = await server.ConnectAsync();

        Assert.True((await cti.Calls.MakeAsync("hq:2001", "2002", cancellationToken: Token)).Replayed);
    }

    [Fact]
    public async Task A_refusal_is_an_exception_with_the_switchs_reason()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST connections/conn_1/answer"] = static _ =>
            FakeAnswer.Problem(
                409,
                """
                {"code":"switch.stateIncompatibility.invalidConnectionState","title":"Refused","detail":"conn_1 is connected.","outcome":"rejected",
                "retry":"never","hint":"Answered at the set.","native":{"value":"x"},"operation":"op_1","traceId":"4bf9"}
                """
            );
        await using var cti = await server.ConnectAsync();

        var refused = await Assert.ThrowsAsync<CtiException>(() => cti.Connections.AnswerAsync("conn_1", cancellationToken: Token));

        Assert.Equal("switch.stateIncompatibility.invalidConnectionState", refused.Code);
        Assert.Equal(("rejected", "never", 409), (refused.Outcome, refused.Retry, refused.Status));
        Assert.Equal(("Answered at the set.", "op_1", "4bf9"), (refused.Hint, refused.Operation, refused.TraceId));
        Assert.Equal("x", refused.Native!.Value.GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_command_of_unknown_outcome_is_asked_about_and_never_sent_again()
    {
        await using var server = await FakeServer.StartAsync();
        var asked = 0;
        server.Answers["POST calls"] = static _ => FakeAnswer.Problem(504, Unknown);
        server.Answers["GET operations/op_1"] = _ =>
            ++asked < 3
                ? FakeAnswer.Ok("""{"id":"op_1","outcome":"unknown","effect":null}""")
                : FakeAnswer.Ok("""{"id":"op_1","outcome":"unknown","effect":"observed","call":"call_9"}""");
        await using var cti = await server.ConnectAsync();

        var made = await cti.Calls.MakeAsync("hq:2001", "2002", cancellationToken: Token);

        Assert.Equal(("unknown", "observed", "call_9"), (made.Outcome, made.Effect, made.Call));
        Assert.Equal(3, asked);
        Assert.Single(server.Requests, static request => request.Target == "POST calls");
    }

    [Theory]
    [InlineData("""{"id":"op_1","outcome":"unknown","effect":"notObserved"}""", "unknown", "ask /operations/op_1")]
    [InlineData("""{"id":"op_1","outcome":"unknown","lateAnswer":"rejected","text":"busy"}""", "rejected", "never")]
    [InlineData("""{"id":"op_1","outcome":"notSent"}""", "notSent", "safe")]
    public async Task An_unknown_outcome_that_resolves_badly_is_an_exception(string operation, string outcome, string retry)
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST calls"] = static _ => FakeAnswer.Problem(504, Unknown);
        server.Answers["GET operations/op_1"] = _ => FakeAnswer.Ok(operation);
        await using var cti = await server.ConnectAsync();

        var failed = await Assert.ThrowsAsync<CtiException>(() => cti.Calls.MakeAsync("hq:2001", "2002", cancellationToken: Token));

        Assert.Equal((outcome, retry, "op_1"), (failed.Outcome, failed.Retry, failed.Operation));
        Assert.Single(server.Requests, static request => request.Target == "POST calls");
    }

    [Fact]
    public async Task Asking_ends_at_the_deadline_with_the_outcome_still_unknown()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST calls"] = static _ => FakeAnswer.Problem(504, Unknown);
        server.Answers["GET operations/op_1"] = static _ => FakeAnswer.Ok("""{"id":"op_1","outcome":"unknown"}""");
        var time = new SkippingTime();
        await using var cti = await server.ConnectAsync(time);

        var failed = await Assert.ThrowsAsync<CtiException>(() => cti.Calls.MakeAsync("hq:2001", "2002", cancellationToken: Token));

        Assert.Equal("unknown", failed.Outcome);
        Assert.InRange(time.GetTimestamp(), TimeSpan.FromSeconds(25).Ticks, TimeSpan.FromSeconds(30).Ticks);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_sending_leaves_the_outcome_unknown_and_names_the_key()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST calls"] = static _ => FakeAnswer.Broken;
        await using var cti = await server.ConnectAsync();

        var failed = await Assert.ThrowsAsync<CtiException>(() =>
            cti.Calls.MakeAsync("hq:2001", "2002", new CommandOptions { IdempotencyKey = "crm-7" }, Token)
        );

        Assert.Equal(("client.noAnswer", "unknown", "crm-7"), (failed.Code, failed.Outcome, failed.IdempotencyKey));
        Assert.Single(server.Requests, static request => request.Target == "POST calls");
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_not_reached_and_repeating_is_safe()
    {
        var server = await FakeServer.StartAsync();
        await using var cti = await server.ConnectAsync();
        await server.DisposeAsync();

        var failed = await Assert.ThrowsAsync<CtiException>(() => cti.Calls.MakeAsync("hq:2001", "2002", cancellationToken: Token));

        Assert.Equal(("client.notReached", "notSent", "safe"), (failed.Code, failed.Outcome, failed.Retry));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_at_connecting()
    {
        await using var server = await FakeServer.StartAsync();

        var refused = await Assert.ThrowsAsync<CtiException>(() =>
            server.ConnectAsync(change: static options => options with { ApiKey = "wrong" })
        );

        Assert.Equal(("auth.unknownKey", 401), (refused.Code, refused.Status));
    }

    [Fact]
    public async Task An_error_page_of_something_between_is_no_news_about_the_command()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["POST calls"] = static _ => FakeAnswer.Problem(502, "<html>bad gateway</html>");
        await using var cti = await server.ConnectAsync();

        var failed = await Assert.ThrowsAsync<CtiException>(() => cti.Calls.MakeAsync("hq:2001", "2002", cancellationToken: Token));

        Assert.Equal(("http.502", "unknown"), (failed.Code, failed.Outcome));
    }

    [Fact]
    public async Task Identifiers_are_escaped_and_lists_carry_their_cursor()
    {
        await using var server = await FakeServer.StartAsync();
        server.Answers["GET devices"] = static _ =>
            FakeAnswer.Ok(
                """{"items":[{"id":"hq:2001","kind":"station","switch":"hq","number":"2001","extra":[]}],"next":"p2","cursor":"e7.9"}"""
            );
        server.Answers["GET devices/hq:2001/calls"] = static _ => FakeAnswer.Ok("""{"items":[],"next":null,"cursor":"e7.9"}""");
        await using var cti = await server.ConnectAsync();

        var page = await cti.Devices.ListAsync(new ListQuery { Limit = 1, Switch = "hq" }, Token);
        var calls = await cti.Devices.CallsAsync(page.Items[0].Id, Token);

        Assert.Equal(("station", "p2", "e7.9"), (page.Items[0].Category, page.Next, page.Cursor));
        Assert.Equal("?limit=1&switch=hq", server.Requests.Single(static request => request.Target == "GET devices").Query);
        Assert.Empty(calls.Items);
    }
}
