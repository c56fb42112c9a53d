using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CtiMiddleware.Runtime;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Server.Tests;

/// <summary>The service on a real Kestrel at a free port of loopback, with a fake runtime.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    public const string Admin = "ctk_admin_0123456789abcdef";

    private readonly WebApplication _app;

    private RunningServer(WebApplication app, FakeRuntime runtime, LogLines lines)
    {
        _app = app;
        Runtime = runtime;
        Lines = lines;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        World = new World(runtime.Log).Furnish();
    }

    public FakeRuntime Runtime { get; }

    public World World { get; }

    public LogLines Lines { get; }

    public Uri Url { get; }

    public IServiceProvider Services => _app.Services;

    public static string KeyText(string id) => $"ctk_{id}_0123456789abcdef";

    public static ApiKey Key(string id, string scopes, string devices = "*", bool counterparts = false, DateTimeOffset? expires = null) =>
        new(
            id,
            ApiKeyText.Hash(KeyText(id)),
            scopes
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Enum.Parse<ApiScope>(name, ignoreCase: true))
                .ToHashSet(),
            devices.Split(' '),
            counterparts,
            expires
        );

    public static async Task<RunningServer> StartAsync(
        IEnumerable<ApiKey>? keys = null,
        Func<ServerSettings, ServerSettings>? configure = null,
        FakeRuntime? runtime = null,
        TimeProvider? time = null
    )
    {
        runtime ??= new FakeRuntime();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        var lines = new LogLines();
        builder.Logging.ClearProviders().AddProvider(lines);
        var settings = new ServerSettings
        {
            Urls = "http://127.0.0.1:0",
            ApiKeys = [Key("admin", "admin"), .. keys ?? []],
            RequestsPerSecond = 10_000,
        };
        settings = configure?.Invoke(settings) ?? settings;
        var app = ServerApp.Build(
            builder,
            settings,
            _ => runtime,
            services =>
            {
                if (time is not null)
                    services.AddSingleton(time);
            }
        );
        await app.StartAsync();
        return new RunningServer(app, runtime, lines);
    }

    public HttpClient Client(string? key = Admin)
    {
        var client = new HttpClient { BaseAddress = new Uri(Url, "/api/v1/") };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async Task<StreamClient> StreamAsync(string key = Admin, bool authenticate = true)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("cti.v1");
        await socket.ConnectAsync(new UriBuilder(Url) { Scheme = "ws", Path = "/api/v1/stream" }.Uri, CancellationToken.None);
        var client = new StreamClient(socket);
        Assert.Equal("hello", (await client.NextAsync())["t"]!.GetValue<string>());
        if (authenticate)
        {
            await client.SendAsync(new JsonObject { ["t"] = "auth", ["token"] = key });
            Assert.Equal("auth.ok", (await client.NextAsync())["t"]!.GetValue<string>());
        }
        return client;
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Runtime.Log.Dispose();
    }
}
