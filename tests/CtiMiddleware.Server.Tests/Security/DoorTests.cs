using System.Net;
using System.Net.Http.Headers;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Security;
using CtiMiddleware.Server.Tests.Rest;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CtiMiddleware.Server.Tests.Security;

/// <summary>Every door there is, taken from the running server: a new one cannot be forgotten.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private static readonly string[] Open = ["/", "/console.js", "/console.css", "/healthz"];

    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var scopes = Enum.GetValues<ApiScope>().Where(scope => scope != ApiScope.Admin).ToArray();
        var allBut = scopes.Select(left =>
            RunningServer.Key("no-" + KeySettings.Name(left), string.Join(' ', scopes.Where(scope => scope != left)))
        );
        _server = await RunningServer.StartAsync([
            .. allBut,
            RunningServer.Key("old", "admin", expires: new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            RunningServer.Key("branch", "read call agent operate escape", "branch:*"),
        ]);
        _server.World.Begin(World.CallOf("call_1", "hq", "2001", "2002"));
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private IReadOnlyList<(string Method, string Path, RequiredScope? Scope, bool IsOpen)> Doors =>
        [
            .. _server
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .SelectMany(endpoint =>
                    (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method =>
                        (
                            method,
                            Fill(endpoint.RoutePattern.RawText!),
                            endpoint.Metadata.GetMetadata<RequiredScope>(),
                            endpoint.Metadata.GetMetadata<OpenDoor>() is not null
                        )
                    )
                ),
        ];

    [Fact]
    public void Every_door_says_who_may_enter()
    {
        Assert.True(Doors.Count > 100);
        Assert.All(Doors, door => Assert.True(door.IsOpen != (door.Scope is not null), $"{door.Method} {door.Path}"));
        Assert.Equal(
            Open.Order(StringComparer.Ordinal),
            Doors.Where(door => door.IsOpen).Select(door => door.Path).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_door_but_the_open_ones_refuses_who_has_no_key()
    {
        foreach (var door in Doors.Where(door => !door.IsOpen))
            await ProblemTests.ShapeAsync(
                await SendAsync(door.Method, door.Path, null),
                door.Scope!.KeyMayFollow ? 426 : 401,
                door.Scope.KeyMayFollow ? "request.upgrade" : "auth.missing"
            );
    }

    [Fact]
    public async Task Every_door_refuses_unknown_and_expired_keys()
    {
        foreach (var door in Doors.Where(door => !door.IsOpen))
        {
            await ProblemTests.ShapeAsync(await SendAsync(door.Method, door.Path, "ctk_admin_0123456789abcdeX"), 401, "auth.invalid");
            await ProblemTests.ShapeAsync(await SendAsync(door.Method, door.Path, RunningServer.KeyText("old")), 401, "auth.expired");
        }
    }

    [Fact]
    public async Task Every_door_refuses_a_key_that_has_every_scope_but_its_own()
    {
        foreach (var door in Doors.Where(door => !door.IsOpen))
        {
            var key = door.Scope!.Scope == ApiScope.Admin ? "no-read" : "no-" + KeySettings.Name(door.Scope.Scope);
            var problem = await ProblemTests.ShapeAsync(
                await SendAsync(door.Method, door.Path, RunningServer.KeyText(key)),
                403,
                "auth.scope"
            );
            Assert.Equal(KeySettings.Name(door.Scope.Scope), problem["scope"]!.GetValue<string>());
        }
        Assert.Empty(_server.Runtime.Commands);
    }

    [Fact]
    public async Task Every_door_with_an_object_in_its_path_knows_nothing_of_objects_outside_the_rule()
    {
        var doors = Doors
            .Where(door =>
                !door.IsOpen
                && Names(door.Path)
                && door.Scope!.Scope is ApiScope.Read or ApiScope.Call or ApiScope.Agent or ApiScope.Operate
            )
            .ToArray();
        Assert.True(doors.Length > 30);
        foreach (var door in doors)
        {
            using var answer = await SendAsync(door.Method, door.Path, RunningServer.KeyText("branch"), Body(door.Path));
            if (answer.StatusCode == HttpStatusCode.NotImplemented)
                continue;
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{door.Method} {door.Path} {(int)answer.StatusCode}: {text}");
            Assert.Contains("\"notFound.", text, StringComparison.Ordinal);
        }
        Assert.Empty(_server.Runtime.Commands);
        Assert.Empty(_server.Runtime.Operated);
    }

    [Theory]
    [InlineData("Host", "evil.example", 421, "request.host")]
    [InlineData("Origin", "https://evil.example", 403, "auth.origin")]
    [InlineData("Origin", "null", 403, "auth.origin")]
    [InlineData("Authorization", "Basic YWRtaW46YWRtaW4=", 401, "auth.invalid")]
    public async Task Other_hosts_origins_and_kinds_of_credentials_are_refused(string header, string value, int status, string code)
    {
        using var client = _server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "status");
        if (header == "Authorization")
            client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(value);
        else
            request.Headers.TryAddWithoutValidation(header, value);
        await ProblemTests.ShapeAsync(await client.SendAsync(request), status, code);
    }

    [Fact]
    public async Task The_page_of_this_server_and_configured_names_may_call()
    {
        await using var server = await RunningServer.StartAsync(configure: settings =>
            settings with
            {
                AllowedHosts = ["cti.example"],
                AllowedOrigins = ["https://crm.example"],
            }
        );
        using var client = server.Client();
        foreach (
            var (host, origin) in new[] { (server.Url.Authority, $"http://{server.Url.Authority}"), ("cti.example", "https://crm.example") }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "status") { Headers = { { "Host", host }, { "Origin", origin } } };
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "calls")
        {
            Headers =
            {
                { "Origin", "https://crm.example" },
                { "Access-Control-Request-Method", "POST" },
                { "Access-Control-Request-Headers", "authorization" },
            },
        };
        using var allowed = await client.SendAsync(preflight);
        Assert.Equal("https://crm.example", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_to_wait()
    {
        await using var server = await RunningServer.StartAsync(configure: settings => settings with { RequestsPerSecond = 1 });
        using var client = server.Client();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
            answers.Add(await client.GetAsync("status"));
        var last = await ProblemTests.ShapeAsync(answers[^1], 429, "rate.limited");
        Assert.Equal("later", last["retry"]!.GetValue<string>());
        Assert.NotNull(answers[^1].Headers.RetryAfter);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(200)]
    [InlineData(100_000)]
    public void The_rate_limit_gives_exactly_what_is_configured(int requestsPerSecond)
    {
        var bucket = KeyMiddleware.BucketOf(requestsPerSecond);
        var rate = bucket.TokensPerPeriod / bucket.ReplenishmentPeriod.TotalSeconds;
        Assert.Equal(requestsPerSecond, rate, requestsPerSecond * 0.001);
        Assert.Equal(2 * requestsPerSecond, bucket.TokenLimit);
    }

    [Fact]
    public async Task A_refused_path_breaks_no_line_of_the_log()
    {
        using var client = _server.Client(key: null);
        using var answer = await client.GetAsync("calls/a%0D%0AFORGED" + new string('x', 500));
        Assert.Equal(401, (int)answer.StatusCode);
        var line = _server.Lines.All.Last(static line => line.Text.Contains("FORGED", StringComparison.Ordinal)).Text;
        Assert.DoesNotContain('\n', line);
        Assert.Contains("a??FORGED", line, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 129), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_open_and_runs_nothing_but_its_own_file()
    {
        using var client = _server.Client(null);
        foreach (var path in new[] { "/", "/console.js", "/console.css" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(
                "default-src 'none'; script-src 'self'",
                answer.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
        }
        var page = await client.GetStringAsync("/");
        Assert.DoesNotContain("onclick", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", await client.GetStringAsync("/console.js"), StringComparison.Ordinal);
        Assert.Equal("ok\n", await client.GetStringAsync("/healthz"));
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, string? key, string? body = null)
    {
        var client = _server.Client(key);
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = RunningServer.Json(body);
        return client.SendAsync(request);
    }

    private static string Fill(string pattern)
    {
        var path = "/" + pattern.TrimStart('/');
        foreach (
            var (name, value) in new[]
            {
                ("switch", "hq"),
                ("link", "hq-1"),
                ("device", "hq:2001"),
                ("agent", "hq:agent:4711"),
                ("group", "hq:support"),
                ("thread", "thr_call_1"),
                ("call", "call_1"),
                ("connection", "conn_call_1_a"),
                ("operation", "op_1"),
                ("routePoint", "hq:9"),
                ("request", "1"),
                ("part", "display"),
                ("button", "1"),
                ("name", "menu"),
            }
        )
            path = path.Replace("{" + name + "}", value, StringComparison.Ordinal);
        Assert.DoesNotContain("{", path, StringComparison.Ordinal);
        return path;
    }

    private static bool Names(string path) =>
        path.Contains("hq", StringComparison.Ordinal) || path.Contains("call_1", StringComparison.Ordinal);

    // Legal bodies, so that nothing but the rule can refuse.
    private static string? Body(string path) =>
        path.Split('/')[^1] switch
        {
            "deflect" or "consult" or "transferTo" or "addParty" => """{"to":"2004"}""",
            "sendDigits" => """{"digits":"1"}""",
            "play" => """{"messages":["menu"]}""",
            "data" => """{"userData":{"a":"b"}}""",
            "pickUp" => """{"connection":"conn_call_1_a"}""",
            "messageWaiting" => """{"on":true}""",
            "login" => """{"device":"branch:2001","group":"branch:support"}""",
            "state" => """{"state":"ready"}""",
            _ => null,
        };
}
