using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Client.Tests;

/// <summary>A server of the API's shape on loopback that answers what the test tells it and remembers what it was asked.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    public const string Key = "ctk_test";

    private readonly WebApplication _app;
    private readonly Channel<FakeStream> _streams = Channel.CreateUnbounded<FakeStream>();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();

    private FakeServer(WebApplication app) => _app = app;

    /// <summary>Answers by "METHOD path" without the prefix; the body is whatever text it returns.</summary>
    public ConcurrentDictionary<string, Func<FakeRequest, FakeAnswer>> Answers { get; } =
        new(StringComparer.Ordinal) { ["GET status"] = static _ => FakeAnswer.Ok("""{"version":"0.0.0"}""") };

    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new FakeServer(app);
        app.UseWebSockets();
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Url = new Uri(app.Urls.Single());
        return server;
    }

    public async Task<FakeStream> NextStreamAsync() => await _streams.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task<CtiClient> ConnectAsync(SkippingTime? time = null, Func<CtiClientOptions, CtiClientOptions>? change = null)
    {
        var options = new CtiClientOptions
        {
            Url = Url,
            ApiKey = Key,
            Time = time ?? new SkippingTime(),
            Seed = 1,
        };
        return CtiClient.ConnectAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _streams.Writer.TryComplete();
        using var impatient = new CancellationTokenSource();
        await impatient.CancelAsync();
        await _app.StopAsync(impatient.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!["/api/v1/".Length..];
        if (context.Request.Headers.Authorization != "Bearer " + Key)
        {
            await WriteAsync(context, FakeAnswer.Problem(401, """{"code":"auth.unknownKey","title":"No such key","retry":"never"}"""));
            return;
        }

        if (path == "stream")
        {
            var socket = await context.WebSockets.AcceptWebSocketAsync("cti.v1");
            var stream = new FakeStream(socket, context);
            if (_streams.Writer.TryWrite(stream))
                await stream.Ended;
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var request = new FakeRequest(
            context.Request.Method + " " + path,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers["Idempotency-Key"],
            await reader.ReadToEndAsync(context.RequestAborted)
        );
        _requests.Enqueue(request);
        if (!Answers.TryGetValue(request.Target, out var answer))
        {
            await WriteAsync(context, FakeAnswer.Problem(404, """{"code":"notFound.path","title":"Not found","retry":"never"}"""));
            return;
        }
        await WriteAsync(context, answer(request));
    }

    private static async Task WriteAsync(HttpContext context, FakeAnswer answer)
    {
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Status < 400 ? "application/json" : "application/problem+json";
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    public static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
