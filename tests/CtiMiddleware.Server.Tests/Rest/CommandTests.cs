using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Tests.Rest;

public sealed class CommandTests : IAsyncLifetime
{
    private RunningServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync([RunningServer.Key("other", "call read")]);
        _client = _server.Client();
        _server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002", LocalConnectionState.Alerting));
        _server.World.Begin(World.CallOf("call_2", "hq", "2001", "2003", LocalConnectionState.Connected));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    public static TheoryData<string, string, string, SwitchCommand> Verbs
    {
        get
        {
            var a = new NativeConnection("n-call_1", "ch-conn_call_1_a");
            var b = new NativeConnection("n-call_1", "ch-conn_call_1_b");
            var held = new NativeConnection("n-call_2", "ch-conn_call_2_a");
            return new()
            {
                { "POST", "calls", """{"from":"hq:2001","to":"hq:2002"}""", new SwitchCommand.MakeCall("2001", "2002") },
                { "POST", "calls/call_1/clear", "", new SwitchCommand.ClearCall(a) },
                { "POST", "connections/conn_call_1_b/answer", "", new SwitchCommand.AnswerCall(b) },
                {
                    "POST",
                    "connections/conn_call_1_a/clear",
                    """{"reason":"normalClearing"}""",
                    new SwitchCommand.ClearConnection(a) { Reason = Model.Causes.EventCause.NormalClearing }
                },
                { "POST", "connections/conn_call_1_a/hold", "{}", new SwitchCommand.HoldCall(a) },
                { "POST", "connections/conn_call_1_a/retrieve", "{}", new SwitchCommand.RetrieveCall(a) },
                { "POST", "connections/conn_call_1_b/deflect", """{"to":"2004"}""", new SwitchCommand.DeflectCall(b, "2004") },
                { "POST", "connections/conn_call_1_a/consult", """{"to":"hq:2004"}""", new SwitchCommand.ConsultationCall(a, "2004") },
                {
                    "POST",
                    "connections/conn_call_1_a/transferTo",
                    """{"to":"2004"}""",
                    new SwitchCommand.SingleStepTransferCall(a, "2004")
                },
                {
                    "POST",
                    "connections/conn_call_1_a/addParty",
                    """{"to":"2004"}""",
                    new SwitchCommand.SingleStepConferenceCall(a, "2004")
                },
                { "POST", "connections/conn_call_1_a/alternate", "", new SwitchCommand.AlternateCall(held, a) },
                { "POST", "connections/conn_call_1_a/reconnect", "", new SwitchCommand.ReconnectCall(a, held) },
                { "POST", "connections/conn_call_1_a/transfer", """{"held":"conn_call_2_a"}""", new SwitchCommand.TransferCall(held, a) },
                { "POST", "connections/conn_call_1_a/conference", "", new SwitchCommand.ConferenceCall(held, a) },
                { "POST", "connections/conn_call_1_a/park", "", new SwitchCommand.ParkCall(a, null) },
                {
                    "POST",
                    "connections/conn_call_1_a/sendDigits",
                    """{"digits":"12#","toneMs":100}""",
                    new SwitchCommand.GenerateDigits(a, "12#") { ToneDuration = TimeSpan.FromMilliseconds(100) }
                },
                {
                    "POST",
                    "connections/conn_call_1_a/voice/record",
                    """{"resource":"one.wav"}""",
                    new SwitchCommand.RecordMessage(a, "one.wav")
                },
                { "POST", "connections/conn_call_1_a/voice/stop", "", new SwitchCommand.Stop(a) },
                {
                    "POST",
                    "connections/conn_call_1_a/voice/stop",
                    """{"message":"menu"}""",
                    new SwitchCommand.Stop(a) { MessageToBeStopped = "menu" }
                },
                {
                    "POST",
                    "connections/conn_call_1_a/voice/record",
                    """{"maxMs":60000,"silenceMs":3000,"stopDigits":"#","beep":true}""",
                    new SwitchCommand.RecordMessage(a, null)
                    {
                        MaxDuration = TimeSpan.FromMinutes(1),
                        Termination = new VoiceTermination { Digits = "#", Silence = TimeSpan.FromSeconds(3) },
                        Beep = true,
                    }
                },
                { "POST", "connections/conn_call_1_a/voice/suspend", "", new SwitchCommand.Suspend(a) },
                { "POST", "connections/conn_call_1_a/voice/resume", "", new SwitchCommand.Resume(a) },
                { "POST", "connections/conn_call_1_a/voice/stopCollecting", "", new SwitchCommand.StopDataCollection(a) },
                {
                    "POST",
                    "connections/conn_call_1_a/voice/collect",
                    """{"digits":4,"terminators":"#","firstDigitMs":10000,"interDigitMs":0,"discardEarlier":true,"interruptsPlay":false}""",
                    new SwitchCommand.StartDataCollection(a)
                    {
                        DigitsReportingCriteria = new()
                        {
                            NumChars = 4,
                            FlushChar = "#",
                            FirstDigitTimeout = TimeSpan.FromSeconds(10),
                            Timeout = null,
                            DiscardEarlier = true,
                            InterruptsPlay = false,
                        },
                    }
                },
                { "POST", "devices/hq:2004/pickUp", """{"connection":"conn_call_1_b"}""", new SwitchCommand.DirectedPickupCall(b, "2004") },
                { "POST", "devices/hq:2004/pickUpGroup", "", new SwitchCommand.GroupPickupCall("2004") },
                { "PUT", "devices/hq:2004/messageWaiting", """{"on":true}""", new SwitchCommand.SetMessageWaitingIndicator("2004", true) },
                {
                    "POST",
                    "agents/hq:agent:9/login",
                    """{"device":"hq:2003","group":"hq:support","name":"Ann"}""",
                    new SwitchCommand.SetAgentState("2003", RequestedAgentState.LoggedOn, "9", "support") { AgentName = "Ann" }
                },
                {
                    "POST",
                    "agents/hq:agent:4711/logout",
                    "",
                    new SwitchCommand.SetAgentState("2002", RequestedAgentState.LoggedOff, "4711", null)
                },
                {
                    "PUT",
                    "agents/hq:agent:4711/state",
                    """{"state":"workingAfterCall","pending":"agentReady"}""",
                    new SwitchCommand.SetAgentState("2002", RequestedAgentState.WorkingAfterCall, "4711", null)
                    {
                        PendingAgentState = AgentState.AgentReady,
                    }
                },
                {
                    "PUT",
                    "agents/hq:agent:4711/state",
                    """{"state":"notReady","reason":"lunch"}""",
                    new SwitchCommand.SetAgentState("2002", RequestedAgentState.NotReady, "4711", null) { Reason = "lunch" }
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_becomes_its_service(string method, string path, string body, SwitchCommand expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body.Length > 0)
            request.Content = RunningServer.Json(body);
        using var answer = await _client.SendAsync(request);
        var reply = await ReadAsync(answer, HttpStatusCode.OK);
        Assert.Equal("acknowledged", reply["outcome"]!.GetValue<string>());
        Assert.StartsWith("op_", reply["operation"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(Cursor.TryParse(reply["sinceCursor"]!.GetValue<string>(), out _));
        Assert.Equal(expected, Assert.Single(_server.Runtime.Commands).Command);
    }

    [Fact]
    public async Task Attached_data_and_escapes_keep_keys_values_and_order()
    {
        using var data = await _client.PostAsJsonAsync(
            "connections/conn_call_1_a/data",
            new { userData = new Dictionary<string, string?> { ["order"] = "4711", ["gone"] = null } }
        );
        await ReadAsync(data, HttpStatusCode.OK);
        using var escape = await _client.PostAsJsonAsync(
            "switches/hq/escape",
            new { fields = new[] { new { name = "Action", value = "Command" }, new { name = "Command", value = "core show version" } } }
        );
        await ReadAsync(escape, HttpStatusCode.OK);
        var commands = _server.Runtime.Commands.Select(one => one.Command).ToArray();
        var associate = Assert.IsType<SwitchCommand.AssociateData>(commands[0]);
        Assert.Equal(["gone", "order"], associate.UserData.Keys.Order(StringComparer.Ordinal));
        var fields = Assert.IsType<SwitchCommand.Escape>(commands[1]).Fields;
        Assert.Equal(["Action", "Command"], fields.Select(field => field.Key));
    }

    [Fact]
    public async Task The_answer_carries_what_the_switch_said()
    {
        _server.Runtime.Ends = (operation, _) =>
            Task.FromResult(
                operation with
                {
                    Outcome = CommandOutcome.Acknowledged,
                    Call = new CallId("call_9"),
                    Connection = new ConnectionId("conn_9"),
                    Text = "Originate successfully queued",
                    Fields = [new("Path", "/var/spool/1.wav")],
                }
            );
        using var answer = await _client.PostAsJsonAsync("calls", new { from = "hq:2001", to = "2002" });
        var reply = await ReadAsync(answer, HttpStatusCode.OK);
        Assert.Equal("call_9", reply["call"]!.GetValue<string>());
        Assert.Equal("conn_9", reply["connection"]!.GetValue<string>());
        Assert.Equal("Originate successfully queued", reply["native"]!["text"]!.GetValue<string>());
        Assert.Equal("/var/spool/1.wav", reply["native"]!["fields"]![0]!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_key_and_body_answer_the_same_and_do_nothing_again()
    {
        var first = await MakeAsync("crm-1", "2002");
        var second = await MakeAsync("crm-1", "2002");
        Assert.Single(_server.Runtime.Commands);
        Assert.False(first.Replayed);
        Assert.True(second.Replayed);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task The_same_key_and_another_body_are_refused()
    {
        await MakeAsync("crm-1", "2002");
        var second = await MakeAsync("crm-1", "2003");
        Assert.Equal(422, second.Status);
        Assert.Contains("idempotency.mismatch", second.Text, StringComparison.Ordinal);
        Assert.Single(_server.Runtime.Commands);
    }

    [Fact]
    public async Task The_same_key_while_it_runs_is_refused_and_the_answer_kept_though_the_client_went_away()
    {
        var gate = new TaskCompletionSource();
        _server.Runtime.Ends = async (operation, _) =>
        {
            await gate.Task;
            return operation with { Outcome = CommandOutcome.Acknowledged };
        };
        using var gone = new CancellationTokenSource();
        var first = MakeAsync("crm-1", "2002", gone.Token);
        await _server.Runtime.Given;
        var second = await MakeAsync("crm-1", "2002");
        Assert.Equal(409, second.Status);
        Assert.Contains("idempotency.inProgress", second.Text, StringComparison.Ordinal);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        // The answer is stored a moment after the switch gave it.
        var third = await MakeAsync("crm-1", "2002");
        for (var i = 0; i < 500 && third.Status == 409; i++)
        {
            await Task.Delay(10);
            third = await MakeAsync("crm-1", "2002");
        }
        Assert.True(third.Replayed);
        Assert.Equal(200, third.Status);
        Assert.Single(_server.Runtime.Commands);
    }

    [Fact]
    public async Task What_was_not_sent_may_be_repeated_with_the_same_key()
    {
        _server.Runtime.Ends = (operation, _) => Task.FromResult(operation with { Outcome = CommandOutcome.NotSent });
        Assert.Equal(503, (await MakeAsync("crm-1", "2002")).Status);
        _server.Runtime.Ends = (operation, _) => Task.FromResult(operation with { Outcome = CommandOutcome.Acknowledged });
        var again = await MakeAsync("crm-1", "2002");
        Assert.Equal(200, again.Status);
        Assert.False(again.Replayed);
    }

    [Fact]
    public async Task What_is_unknown_is_never_sent_again_with_the_same_key()
    {
        _server.Runtime.Ends = (operation, _) => Task.FromResult(operation with { Outcome = CommandOutcome.Unknown });
        Assert.Equal(504, (await MakeAsync("crm-1", "2002")).Status);
        var again = await MakeAsync("crm-1", "2002");
        Assert.Equal(504, again.Status);
        Assert.True(again.Replayed);
        Assert.Single(_server.Runtime.Commands);
    }

    [Fact]
    public async Task Keys_do_not_see_each_others_idempotency_keys_or_operations()
    {
        var first = await MakeAsync("crm-1", "2002");
        using var other = _server.Client(RunningServer.KeyText("other"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "calls")
        {
            Content = RunningServer.Json("""{"from":"hq:2001","to":"2002"}"""),
        };
        request.Headers.Add("Idempotency-Key", "crm-1");
        using var second = await other.SendAsync(request);
        Assert.False(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(2, _server.Runtime.Commands.Count);
        var operation = JsonNode.Parse(first.Text)!["operation"]!.GetValue<string>();
        using var foreign = await other.GetAsync("operations/" + operation);
        await ProblemTests.ShapeAsync(foreign, 404, "notFound.operation");
    }

    [Fact]
    public async Task Respond_async_answers_at_once_with_where_to_ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "calls?timeoutMs=1500")
        {
            Content = RunningServer.Json("""{"from":"hq:2001","to":"2002"}"""),
        };
        request.Headers.Add("Prefer", "respond-async");
        using var answer = await _client.SendAsync(request);
        var reply = await ReadAsync(answer, HttpStatusCode.Accepted);
        Assert.Null(reply["outcome"]);
        var operation = await _client.GetFromJsonAsync<JsonObject>(answer.Headers.Location);
        Assert.Equal(reply["operation"]!.GetValue<string>(), operation!["id"]!.GetValue<string>());
        var options = Assert.Single(_server.Runtime.Commands).Options;
        Assert.True(options.RespondAsync);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), options.Timeout);
    }

    [Fact]
    public async Task The_revision_the_caller_saw_goes_with_the_command()
    {
        var call = await _client.GetFromJsonAsync<JsonObject>("calls/call_1");
        var rev = call!["connections"]![1]!["rev"]!.GetValue<long>();
        using var answer = await _client.PostAsJsonAsync("connections/conn_call_1_b/answer", new { ifRev = rev });
        await ReadAsync(answer, HttpStatusCode.OK);
        Assert.Equal((new ConnectionId("conn_call_1_b"), rev), Assert.Single(_server.Runtime.Commands).Options.IfRev);
    }

    [Fact]
    public async Task Every_command_leaves_one_audit_line_without_secrets()
    {
        await MakeAsync("crm-1", "2002");
        using var refused = await _client.PostAsync("connections/conn_none/answer", null);
        var audits = _server.Lines.All.Where(line => line.Id == 1010).Select(line => line.Text).ToArray();
        Assert.Equal(2, audits.Length);
        Assert.Contains("key admin", audits[0], StringComparison.Ordinal);
        Assert.Contains("MakeCall on hq:2001: status 200, outcome Acknowledged, operation op_", audits[0], StringComparison.Ordinal);
        Assert.Contains("AnswerCall", audits[1], StringComparison.Ordinal);
        Assert.Contains("status 404", audits[1], StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Lines.All, line => line.Text.Contains(RunningServer.Admin, StringComparison.Ordinal));
    }

    [Fact]
    public void The_store_is_bounded_and_forgets_after_a_day()
    {
        var time = new ManualTime();
        var store = new IdempotencyStore(time, capacity: 8);
        byte[] print = [1];
        foreach (var key in new[] { "a", "b", "c" })
        {
            Assert.Equal(IdempotencyStore.Start.Begun, store.Begin("k", key, print, out _));
            store.End("k", key, new StoredAnswer(200, "application/json", [], null, null));
        }
        Assert.Equal(2, store.Count);
        Assert.Equal(1, store.Evicted);
        Assert.Equal(IdempotencyStore.Start.Replay, store.Begin("k", "c", print, out _));
        time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(IdempotencyStore.Start.Begun, store.Begin("k", "c", print, out _));
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public void The_store_never_forgets_what_runs_and_keeps_the_keys_apart()
    {
        var store = new IdempotencyStore(new ManualTime(), capacity: 8);
        byte[] print = [1];
        Assert.Equal(IdempotencyStore.Start.Begun, store.Begin("other", "x", print, out _));
        store.End("other", "x", new StoredAnswer(200, "application/json", [], null, null));
        Assert.Equal(IdempotencyStore.Start.Begun, store.Begin("k", "a", print, out _));
        Assert.Equal(IdempotencyStore.Start.Begun, store.Begin("k", "b", print, out _));
        Assert.Equal(IdempotencyStore.Start.Full, store.Begin("k", "c", print, out _));
        Assert.Equal(IdempotencyStore.Start.Running, store.Begin("k", "a", print, out _));
        store.End("k", "b", new StoredAnswer(200, "application/json", [], null, null));
        Assert.Equal(IdempotencyStore.Start.Begun, store.Begin("k", "c", print, out _));
        Assert.Equal(1, store.Evicted);
        Assert.Equal(IdempotencyStore.Start.Running, store.Begin("k", "a", print, out _));
        Assert.Equal(IdempotencyStore.Start.Replay, store.Begin("other", "x", print, out _));
    }

    [Fact]
    public void The_stores_answers_are_bounded_in_bytes()
    {
        var store = new IdempotencyStore(new ManualTime(), maxBytes: 4000);
        byte[] print = [1];
        foreach (var key in new[] { "a", "b", "c" })
        {
            Assert.Equal(IdempotencyStore.Start.Begun, store.Begin("k", key, print, out _));
            store.End("k", key, new StoredAnswer(200, "application/json", new byte[400], null, null));
        }
        Assert.Equal((2, 1L), (store.Count, store.Evicted));
        Assert.Equal(IdempotencyStore.Start.Replay, store.Begin("k", "c", print, out _));
    }

    [Fact]
    public async Task An_operation_can_be_read_by_its_owner_while_it_runs()
    {
        await using var server = await RunningServer.StartAsync([RunningServer.Key("crm", "read call")]);
        var gate = new TaskCompletionSource<OperationId>();
        var end = new TaskCompletionSource();
        server.Runtime.Ends = async (operation, _) =>
        {
            gate.SetResult(operation.Id);
            await end.Task;
            return operation with { Outcome = CommandOutcome.Acknowledged };
        };
        using var client = server.Client(RunningServer.KeyText("crm"));
        var running = client.PostAsync("calls", RunningServer.Json("""{"from":"hq:2001","to":"2002"}"""));
        using var found = await client.GetAsync($"operations/{await gate.Task}");
        end.SetResult();
        using var answer = await running;
        Assert.Equal(200, (int)found.StatusCode);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private async Task<(int Status, string Text, bool Replayed)> MakeAsync(
        string key,
        string to,
        CancellationToken cancellationToken = default
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "calls")
        {
            Content = RunningServer.Json($$"""{"from":"hq:2001","to":"{{to}}"}"""),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await _client.SendAsync(request, cancellationToken);
        return (
            (int)answer.StatusCode,
            await answer.Content.ReadAsStringAsync(cancellationToken),
            answer.Headers.Contains("Idempotency-Replayed")
        );
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
