using System.Net;
using System.Text.Json;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>The control API over HTTP, on a switch whose time stands still unless a test lets it pass.</summary>
public sealed class ControlApiTests
{
    [Fact]
    public async Task Without_the_token_nothing_is_told()
    {
        await using var sim = await SimControl.StartAsync();
        using var stranger = new HttpClient { BaseAddress = new Uri(sim.Address) };
        using var refused = await stranger.GetAsync(new Uri("/sim/v1/status", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("auth.required", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/sim/v1/status") { Headers = { Host = "evil.example" } };
        using var answer = await sim.Http.SendAsync(rebound);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Status_names_faces_and_ports()
    {
        await using var sim = await SimControl.StartAsync();
        var (status, body) = await sim.GetAsync("/status");
        Assert.Equal(200, status);
        var face = body.GetProperty("faces")[0];
        Assert.Equal("asterisk-ami", face.GetProperty("protocol").GetString());
        Assert.Equal(sim.World.Switch.Faces[0].Port, face.GetProperty("port").GetInt32());
        Assert.True(face.GetProperty("listening").GetBoolean());
        var (_, devices) = await sim.GetAsync("/devices");
        Assert.Contains(devices.EnumerateArray(), static device => device.GetProperty("number").GetString() == "610");
    }

    [Fact]
    public async Task Call_is_made_seen_and_cleared()
    {
        await using var sim = await SimControl.StartAsync();
        var (status, call) = await sim.PostAsync("/calls", """{"from":"0301234567","to":"1001","unattended":true}""");
        Assert.Equal(201, status);
        Assert.Equal("0301234567", call.GetProperty("from").GetString());
        var number = call.GetProperty("call").GetInt64();
        Assert.Equal(number, (await sim.GetAsync("/calls")).Body[0].GetProperty("call").GetInt64());
        Assert.Equal(204, (await sim.PostAsync($"/calls/{number}/clear")).Status);
        await sim.PostAsync("/clock", """{"stepMs":2000}""");
        Assert.Empty((await sim.GetAsync("/calls")).Body.EnumerateArray());
        Assert.Equal(404, (await sim.PostAsync($"/calls/{number}/clear")).Status);
        Problem(await sim.PostAsync("/calls", """{"from":"1001","to":"4"}"""), 409, "sim.refused", "no number 4");
    }

    [Fact]
    public async Task People_dial_answer_hold_consult_and_transfer()
    {
        await using var sim = await SimControl.StartAsync("stations:6");
        await sim.PostAsync("/clock", """{"pace":0}""");
        await ActAsync("""{"device":"20000","do":"dial","to":"20001"}""");
        await ActAsync("""{"device":"20001","do":"answer"}""");
        await ActAsync("""{"device":"20001","do":"hold"}""");
        await ActAsync("""{"device":"20001","do":"retrieve"}""");
        await ActAsync("""{"device":"20001","do":"consult","to":"20002"}""");
        await ActAsync("""{"device":"20002","do":"answer"}""");
        await ActAsync("""{"device":"20001","do":"transfer"}""");
        var (_, calls) = await sim.GetAsync("/calls");
        var parties = calls.EnumerateArray().SelectMany(static call => call.GetProperty("legs").EnumerateArray());
        Assert.Equal(["20000", "20002"], parties.Select(static leg => leg.GetProperty("device").GetString()!).Order());
        Problem(
            await sim.PostAsync("/actions", """{"device":"20001","do":"hold"}"""),
            409,
            "sim.refused",
            "20001 cannot hold: it has no call that is connected"
        );
        Problem(await sim.PostAsync("/actions", """{"device":"99","do":"hold"}"""), 404, "notFound.device", "no station 99");
        Problem(await sim.PostAsync("/actions", """{"device":"20001","do":"sing"}"""), 400, "request.invalid", "'do'");
        Problem(await sim.PostAsync("/actions", """{"device":"20003","do":"dial"}"""), 400, "request.invalid", "needs the field to");
        await ActAsync("""{"device":"20000","do":"hangUp"}""");

        async Task ActAsync(string body)
        {
            var (status, answer) = await sim.PostAsync("/actions", body);
            Assert.True(status == 200, answer.ToString());
            await sim.PostAsync("/clock", """{"stepMs":3000}""");
        }
    }

    [Fact]
    public async Task Fault_is_set_seen_and_taken_away()
    {
        await using var sim = await SimControl.StartAsync();
        await sim.PostAsync("/clock", """{"pace":0}""");
        var (status, fault) = await sim.PostAsync(
            "/faults",
            """{"kind":"latency","share":0.5,"direction":"out","afterMs":500,"forMs":10000,"parameters":{"ms":250}}"""
        );
        Assert.Equal(201, status);
        Assert.Equal("waiting", fault.GetProperty("state").GetString());
        await sim.PostAsync("/clock", """{"stepMs":600}""");
        var (_, boards) = await sim.GetAsync("/faults");
        var active = boards[0].GetProperty("active")[0];
        Assert.Equal("acting", active.GetProperty("state").GetString());
        Assert.Equal("250", active.GetProperty("parameters").GetProperty("ms").GetString());
        Assert.Equal(9900, active.GetProperty("endsInMs").GetDouble());
        Assert.Equal(204, (await sim.SendAsync(HttpMethod.Delete, "/faults/1")).Status);
        Problem(await sim.SendAsync(HttpMethod.Delete, "/faults/1"), 404, "notFound.fault", "No fault 1");
        var past = (await sim.GetAsync("/faults?face=asterisk-ami")).Body[0].GetProperty("past")[0];
        Assert.Equal("over", past.GetProperty("state").GetString());
        Assert.Equal(204, (await sim.SendAsync(HttpMethod.Delete, "/faults")).Status);
    }

    [Fact]
    public async Task Fault_that_cannot_be_is_refused_by_name_with_what_the_face_can_do()
    {
        await using var sim = await SimControl.StartAsync();
        foreach (
            var (body, word) in new[]
            {
                ("""{"kind":"parity"}""", "cannot produce the fault parity"),
                ("""{"kind":"gremlins"}""", "no fault gremlins"),
                ("""{"kind":"latency"}""", "needs the parameter ms"),
                ("""{"kind":"drop","share":2}""", "between 0 and 1"),
            }
        )
        {
            var answer = await sim.PostAsync("/faults", body);
            Problem(answer, 422, "fault.refused", word);
            Assert.Contains(answer.Body.GetProperty("supported").EnumerateArray(), static one => one.GetString() == "lostEvent");
        }
        Problem(await sim.PostAsync("/faults", """{"kind":"drop","face":"smdi"}"""), 404, "notFound.face", "has no face smdi");
        Problem(await sim.PostAsync("/faults", """{"share":1}"""), 400, "request.invalid", "missing");
        Problem(await sim.PostAsync("/faults", """{"kind":"drop","wat":1}"""), 400, "request.invalid", "'wat' is not a field");
    }

    [Fact]
    public async Task Time_stands_still_steps_and_jumps()
    {
        await using var sim = await SimControl.StartAsync();
        await sim.PostAsync("/clock", """{"pace":0}""");
        var before = (await sim.GetAsync("/clock")).Body;
        await sim.PostAsync("/clock", """{"stepMs":1500}""");
        await sim.PostAsync("/clock", """{"jumpSeconds":-60}""");
        var after = (await sim.GetAsync("/clock")).Body;
        // A clock counts ticks of 100 ns and milliseconds are a fraction of them: a sum of two such fractions may differ in the last bit.
        Assert.Equal(before.GetProperty("elapsedMs").GetDouble() + 1500, after.GetProperty("elapsedMs").GetDouble(), 0.0001);
        Assert.Equal(
            before.GetProperty("time").GetDateTimeOffset().AddMilliseconds(1500 - 60_000),
            after.GetProperty("time").GetDateTimeOffset()
        );
        Problem(await sim.PostAsync("/clock", """{"pace":1,"stepMs":1}"""), 400, "request.invalid", "exactly one");
        Problem(await sim.PostAsync("/clock", """{"pace":-1}"""), 400, "request.invalid", "0.001 to 1000");
        Problem(await sim.PostAsync("/clock", """{"pace":1e-7}"""), 400, "request.invalid", "0.001 to 1000");
        Problem(await sim.PostAsync("/clock", """{"stepMs":"soon"}"""), 400, "request.invalid", "'stepMs'");
    }

    [Fact]
    public async Task Traffic_runs_stops_and_is_reported()
    {
        await using var sim = await SimControl.StartAsync("stations:100");
        Problem(await sim.SendAsync(HttpMethod.Delete, "/traffic"), 404, "notFound.traffic", "No traffic");
        await sim.PostAsync("/clock", """{"pace":0}""");
        var (status, _) = await sim.PostAsync(
            "/traffic",
            """{"bhca":36000,"talkForMs":2000,"maxCalls":40,"rampMs":1000,"mix":{"inbound":0.5,"noAnswer":0}}"""
        );
        Assert.Equal(200, status);
        await sim.PostAsync("/clock", """{"stepMs":60000}""");
        var report = (await sim.GetAsync("/traffic")).Body;
        Assert.InRange(report.GetProperty("begun").GetInt64() + report.GetProperty("skipped").GetInt64(), 500, 700);
        Assert.True(report.GetProperty("eventsSent").GetProperty("asterisk-ami").GetInt64() > 1000);
        Assert.False((await sim.SendAsync(HttpMethod.Delete, "/traffic")).Body.GetProperty("running").GetBoolean());
        Problem(await sim.PostAsync("/traffic", """{"bhca":1,"callsPerMinute":1}"""), 400, "request.invalid", "exactly one");
        Problem(await sim.PostAsync("/traffic", """{"bhca":60,"mix":{"fax":1}}"""), 400, "request.invalid", "The mix has no fax");
    }

    [Fact]
    public async Task Restart_cold_loses_the_calls()
    {
        await using var sim = await SimControl.StartAsync();
        await sim.PostAsync("/calls", """{"from":"1001","to":"1002"}""");
        Assert.Equal(200, (await sim.PostAsync("/restart", """{"kind":"warm"}""")).Status);
        Assert.Single((await sim.GetAsync("/calls")).Body.EnumerateArray());
        var (_, status) = await sim.PostAsync("/restart", """{"kind":"cold","downMs":10}""");
        Assert.Equal(0, status.GetProperty("callsUp").GetInt32());
        // Answered at once, an hour before it is back.
        (_, status) = await sim.PostAsync("/restart", """{"kind":"warm","downMs":3600000}""");
        Assert.False(status.GetProperty("faces")[0].GetProperty("listening").GetBoolean());
        Problem(await sim.PostAsync("/restart", """{"kind":"tepid"}"""), 400, "request.invalid", "cold or warm");
    }

    [Fact]
    public async Task Agents_log_on_and_change_their_state()
    {
        await using var sim = await SimControl.StartAsync("contact-centre");
        var (_, agents) = await sim.GetAsync("/agents");
        Assert.Contains(agents.EnumerateArray(), static agent => agent.GetProperty("agent").GetString() == "4005");
        Problem(await sim.PostAsync("/agents/4005", """{"do":"logOn"}"""), 400, "request.invalid", "needs the field station");
        Problem(await sim.PostAsync("/agents/4005", """{"do":"logOn","station":"2007"}"""), 409, "sim.refused", "WrongPassword");
        var (status, agent) = await sim.PostAsync("/agents/4005", """{"do":"logOn","station":"2007","password":"4711"}""");
        Assert.Equal((200, "notReady"), (status, agent.GetProperty("state").GetString()));
        Assert.Equal("ready", (await sim.PostAsync("/agents/4005", """{"do":"ready"}""")).Body.GetProperty("state").GetString());
        Assert.Equal("loggedOff", (await sim.PostAsync("/agents/4005", """{"do":"logOff"}""")).Body.GetProperty("state").GetString());
        Problem(await sim.PostAsync("/agents/1", """{"do":"ready"}"""), 404, "notFound.agent", "no agent 1");
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_too()
    {
        await using var sim = await SimControl.StartAsync();
        Problem(await sim.GetAsync("/nothing"), 404, "notFound.route", "/sim/v1/nothing is not there");
        Problem(await sim.SendAsync(HttpMethod.Put, "/faults", "{}"), 405, "request.method", "PUT");
        Problem(await sim.PostAsync("/faults", "{"), 400, "request.invalid", "not a JSON object");
        Problem(await sim.PostAsync("/devices/77/service", """{"inService":false}"""), 404, "notFound.device", "77");
        var (status, device) = await sim.PostAsync("/devices/1001/service", """{"inService":false}""");
        Assert.Equal(200, status);
        Assert.False(device.GetProperty("inService").GetBoolean());
    }

    private static void Problem((int Status, JsonElement Body) answer, int status, string code, string part)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Body.GetProperty("code").GetString());
        Assert.Contains(part, answer.Body.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal("urn:cti:sim:problem:" + code, answer.Body.GetProperty("type").GetString());
    }
}
