using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Cli.Tests;

/// <summary>A control API on loopback that answers what the test tells it.</summary>
internal sealed class FakeSimulator : IAsyncDisposable
{
    private const string Token = "token-of-the-simulator";

    private readonly WebApplication _app;

    private FakeSimulator(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, (int Status, string Body)> Answers { get; } = new(StringComparer.Ordinal);

    public string Url => _app.Urls.Single();

    public string LastBody { get; private set; } = "";

    public static async Task<FakeSimulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var sim = new FakeSimulator(builder.Build());
        sim._app.Run(sim.AnswerAsync);
        await sim._app.StartAsync(TestContext.Current.CancellationToken);
        return sim;
    }

    public void Apply(CliRig rig)
    {
        rig.Variables["CTI_SIM_URL"] = Url;
        rig.Variables["CTI_SIM_TOKEN"] = Token;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        LastBody = await reader.ReadToEndAsync(http.RequestAborted);
        var (status, body) =
            http.Request.Headers.Authorization == "Bearer " + Token
                ? Answers.GetValueOrDefault($"{http.Request.Method} {http.Request.Path}", (404, """{"detail":"not there"}"""))
                : (401, """{"detail":"Send the token."}""");
        http.Response.StatusCode = status;
        if (body.Length > 0)
            await http.Response.WriteAsync(body, http.RequestAborted);
    }
}
