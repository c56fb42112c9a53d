using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Hosting;
using Microsoft.AspNetCore.Builder;

namespace CtiMiddleware.SimulatorHost.Tests;

/// <summary>A simulated switch with its control API in this process, and a client of it.</summary>
internal sealed class SimControl : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimControl(SimWorld world, WebApplication app, string token)
    {
        World = world;
        _app = app;
        Address = ControlApp.Address(app);
        Http = new HttpClient { BaseAddress = new Uri(Address) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public SimWorld World { get; }
    public string Address { get; }
    public HttpClient Http { get; }

    public static async Task<SimControl> StartAsync(string profile = "demo", params string[] faces)
    {
        var options = new SimulatedSwitchOptions
        {
            Profile = ProfileChoice.Find(profile),
            Faces = [.. (faces.Length == 0 ? ["asterisk-ami"] : faces).Select(FaceChoice.Parse)],
        };
        var world = new SimWorld(await SimulatedSwitch.StartAsync(options, TimeProvider.System), seed: 1);
        var token = ControlToken.Make(given: null);
        var app = ControlApp.Build(world, token);
        await app.StartAsync();
        return new SimControl(world, app, token.Text);
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, "/sim/v1" + path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 400)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<(int Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(int Status, JsonElement Body)> PostAsync(string path, string body = "{}") => SendAsync(HttpMethod.Post, path, body);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await World.DisposeAsync();
    }
}
