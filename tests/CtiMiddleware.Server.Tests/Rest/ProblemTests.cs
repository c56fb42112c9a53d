using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Tests.Rest;

public sealed class ProblemTests : IAsyncLifetime
{
    private RunningServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync([RunningServer.Key("reader", "read")], settings => settings with { MaxBodyBytes = 2048 });
        _client = _server.Client();
        _server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002", Model.States.LocalConnectionState.Alerting));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "nothing/here", null, 404, "notFound.route", null)]
    [InlineData("GET", "switches/nowhere", null, 404, "notFound.switch", null)]
    [InlineData("GET", "links/nowhere-1", null, 404, "notFound.link", null)]
    [InlineData("GET", "devices/hq:9999", null, 404, "notFound.device", null)]
    [InlineData("GET", "agents/hq:agent:1", null, 404, "notFound.agent", null)]
    [InlineData("GET", "groups/hq:none", null, 404, "notFound.group", null)]
    [InlineData("GET", "threads/thr_none", null, 404, "notFound.thread", null)]
    [InlineData("GET", "calls/call_none", null, 404, "notFound.call", null)]
    [InlineData("GET", "connections/conn_none", null, 404, "notFound.connection", null)]
    [InlineData("GET", "operations/op_none", null, 404, "notFound.operation", null)]
    [InlineData("PATCH", "calls", null, 405, "request.method", null)]
    [InlineData("GET", "calls?limit=0", null, 400, "request.invalidValue", "limit")]
    [InlineData("GET", "calls?lmit=5", null, 400, "request.unknownField", "lmit")]
    [InlineData("GET", "calls?after=%21", null, 400, "request.invalidValue", "after")]
    [InlineData("GET", "calls?fresh=true", null, 501, "notYet.fresh", null)]
    [InlineData("GET", "events?from=nonsense", null, 400, "request.invalidValue", "from")]
    [InlineData("GET", "events?from=e0.1", null, 410, "gone.cursor", null)]
    [InlineData("GET", "events?from=e0.1&filter={%22device%22:[]}", null, 400, "request.unknownField", "filter.device")]
    [InlineData("GET", "stream", null, 426, "request.upgrade", null)]
    [InlineData("POST", "calls", "{", 400, "request.body", null)]
    [InlineData("POST", "calls", "[]", 400, "request.body", null)]
    [InlineData("POST", "calls", "{\"from\":\"hq:2001\",\"from\":\"hq:2002\",\"to\":\"1\"}", 400, "request.body", null)]
    [InlineData("POST", "calls", "{\"from\":\"hq:2001\",\"too\":\"2002\"}", 400, "request.unknownField", "too")]
    [InlineData("POST", "calls", "{\"from\":\"hq:2001\"}", 400, "request.missingField", "to")]
    [InlineData("POST", "calls", "{\"from\":7,\"to\":\"2002\"}", 400, "request.invalidValue", "from")]
    [InlineData("POST", "calls", "{\"from\":null,\"to\":\"2002\"}", 400, "request.invalidValue", "from")]
    [InlineData("POST", "calls", "{\"from\":\"2001\",\"to\":\"2002\"}", 400, "request.invalidValue", "from")]
    [InlineData("POST", "calls", "{\"from\":\"nowhere:2001\",\"to\":\"2002\"}", 404, "notFound.switch", "from")]
    [InlineData("POST", "calls", "{\"from\":\"hq:2001\",\"to\":\"2002\\r\\nAction: Command\"}", 400, "request.invalidValue", "to")]
    [InlineData("POST", "calls", "{\"from\":\"hq:2001\",\"to\":\"2002\",\"mode\":\"predictive\"}", 501, "notYet.service", null)]
    [InlineData("POST", "calls?timeoutMs=5", "{\"from\":\"hq:2001\",\"to\":\"2002\"}", 400, "request.invalidValue", "timeoutMs")]
    [InlineData("POST", "connections/conn_call_1_b/answer", "{\"ifRev\":1}", 412, "state.ifRev", "ifRev")]
    [InlineData("POST", "connections/conn_call_1_b/transfer", "", 409, "state.heldAmbiguous", "held")]
    [InlineData("POST", "connections/conn_call_1_b/sendDigits", "{\"digits\":\"12x\"}", 400, "request.invalidValue", "digits")]
    [InlineData("POST", "connections/conn_call_1_b/clear", "{\"reason\":\"becauseISaySo\"}", 400, "request.invalidValue", "reason")]
    [InlineData("PUT", "agents/hq:agent:4711/state", "{\"state\":\"asleep\"}", 400, "request.invalidValue", "state")]
    [InlineData(
        "POST",
        "switches/hq/escape",
        "{\"fields\":[{\"name\":\"Action\",\"value\":\"Ping\\nX: y\"}]}",
        400,
        "request.invalidValue",
        "fields.value"
    )]
    public async Task A_bad_request_gets_a_named_problem(string method, string path, string? body, int status, string code, string? field)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = RunningServer.Json(body);
        using var answer = await _client.SendAsync(request);
        var problem = await ShapeAsync(answer, status, code);
        Assert.Equal(field, problem["field"]?.GetValue<string>());
        Assert.Equal("never", problem["retry"]!.GetValue<string>());
        Assert.Empty(_server.Runtime.Commands);
    }

    [Fact]
    public async Task A_body_of_another_media_type_is_refused()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var answer = await _client.PostAsync("calls", content);
        await ShapeAsync(answer, 415, "request.mediaType");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var content = RunningServer.Json($$"""{"from":"hq:2001","to":"{{new string('1', 4000)}}"}""");
        using var answer = await _client.PostAsync("calls", content);
        await ShapeAsync(answer, 413, "request.tooLarge");
    }

    [Fact]
    public async Task An_unknown_path_without_a_key_does_not_say_that_it_is_unknown()
    {
        using var nobody = _server.Client(null);
        using var answer = await nobody.GetAsync("nothing/here");
        await ShapeAsync(answer, 401, "auth.missing");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_mistake_of_ours_is_a_problem_without_a_stack_trace()
    {
        _server.Runtime.Ends = (_, _) => throw new InvalidOperationException("secret detail");
        using var content = RunningServer.Json("""{"from":"hq:2001","to":"2002"}""");
        using var answer = await _client.PostAsync("calls", content);
        var text = (await ShapeAsync(answer, 500, "internal.error")).ToJsonString();
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", text, StringComparison.Ordinal);
        Assert.Contains(_server.Lines.All, line => line.Id == 1001 && line.Text.Contains("secret detail", StringComparison.Ordinal));
    }

    public static TheoryData<CommandOutcome, FailureCategory?, string?, int, string, string> Outcomes =>
        new()
        {
            {
                CommandOutcome.Rejected,
                FailureCategory.Operation,
                "invalidDestination",
                422,
                "switch.operation.invalidDestination",
                "never"
            },
            {
                CommandOutcome.Rejected,
                FailureCategory.StateIncompatibility,
                "invalidConnectionState",
                409,
                "switch.stateIncompatibility.invalidConnectionState",
                "never"
            },
            { CommandOutcome.Rejected, FailureCategory.Security, "generic", 403, "switch.security.generic", "never" },
            {
                CommandOutcome.Rejected,
                FailureCategory.SystemResourceAvailability,
                "resourceOutOfService",
                503,
                "switch.resource.resourceOutOfService",
                "later"
            },
            {
                CommandOutcome.Rejected,
                FailureCategory.SubscribedResourceAvailability,
                "overallMonitorLimitExceeded",
                503,
                "switch.resource.overallMonitorLimitExceeded",
                "later"
            },
            {
                CommandOutcome.Rejected,
                FailureCategory.PerformanceManagement,
                "performanceLimitExceeded",
                429,
                "switch.performance.performanceLimitExceeded",
                "later"
            },
            { CommandOutcome.NotSupported, FailureCategory.Operation, "invalidFeature", 501, "switch.operation.notSupported", "never" },
            { CommandOutcome.NotSent, null, null, 503, "link.down", "safe" },
            { CommandOutcome.Unknown, null, null, 504, "link.noAnswer", "askOperation" },
        };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Every_outcome_but_acknowledged_is_a_problem_with_outcome_and_retry(
        CommandOutcome outcome,
        FailureCategory? category,
        string? value,
        int status,
        string code,
        string retry
    )
    {
        _server.Runtime.Ends = (operation, _) =>
            Task.FromResult(
                operation with
                {
                    Outcome = outcome,
                    Failure = category is { } known ? new Failure(known, value!) : null,
                    Text = "the switch's own words",
                }
            );
        using var answer = await _client.PostAsync("connections/conn_call_1_b/answer", null);
        var problem = await ShapeAsync(answer, status, code);
        Assert.Equal(retry, problem["retry"]!.GetValue<string>());
        Assert.Equal(EnumText.Of<CommandOutcome>(outcome), problem["outcome"]!.GetValue<string>());
        Assert.Equal("AnswerCall", problem["service"]!.GetValue<string>());
        Assert.Equal("hq", problem["switch"]!.GetValue<string>());
        Assert.Equal("hq-1", problem["link"]!.GetValue<string>());
        Assert.Equal("the switch's own words", problem["detail"]!.GetValue<string>());
        Assert.StartsWith("op_", problem["operation"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(status is 503 or 429, answer.Headers.RetryAfter is not null);
        if (category == FailureCategory.StateIncompatibility)
            Assert.StartsWith("conn_call_1_b is 'alerting' since", problem["hint"]!.GetValue<string>(), StringComparison.Ordinal);
        if (category is not null)
            Assert.Equal(value, problem["native"]!["value"]!.GetValue<string>());
        Assert.NotNull(await _client.GetFromJsonAsync<JsonObject>($"operations/{problem["operation"]!.GetValue<string>()}"));
    }

    [Fact]
    public async Task What_ended_is_gone_with_its_last_state()
    {
        var call = _server.World.Begin(World.CallOf("call_2", "hq", "2001", "2003"));
        _server.World.End(call);
        using var gone = await _client.GetAsync("calls/call_2");
        var problem = await ShapeAsync(gone, 410, "gone.call");
        Assert.Equal("call_2", problem["last"]!["id"]!.GetValue<string>());
        using var command = await _client.PostAsync("connections/conn_call_2_a/clear", null);
        problem = await ShapeAsync(command, 410, "gone.connection");
        Assert.Equal("ClearConnection", problem["service"]!.GetValue<string>());
    }

    [Fact]
    public void Every_code_is_there_once_and_complete()
    {
        Assert.Equal(ProblemCodes.All.Count, ProblemCodes.All.Select(code => code.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            ProblemCodes.All,
            code =>
            {
                Assert.NotEmpty(code.Title);
                Assert.NotEmpty(code.Advice);
                Assert.InRange(code.Status, 400, 599);
                Assert.Contains(code.Retry, new[] { "never", "safe", "later", "askOperation" });
            }
        );
        var declared = typeof(ProblemCodes)
            .GetFields()
            .Where(field => field.FieldType == typeof(ProblemCode))
            .Select(field => (ProblemCode)field.GetValue(null)!);
        Assert.All(declared, code => Assert.Contains(code, ProblemCodes.All));
    }

    public static async Task<JsonObject> ShapeAsync(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.StartsWith("urn:cti:problem:", problem["type"]!.GetValue<string>(), StringComparison.Ordinal);
        foreach (var member in new[] { "title", "retry", "hint", "traceId" })
            Assert.False(string.IsNullOrEmpty(problem[member]?.GetValue<string>()), $"{member} is missing in {text}");
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return problem;
    }
}
