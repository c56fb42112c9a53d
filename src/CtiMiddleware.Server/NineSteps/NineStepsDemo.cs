using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Server.NineSteps;

/// <summary>The demonstration of docs/guides/ivr-on-any-board.md: the service with a simulated machine room, into which somebody calls now and then.</summary>
internal static class NineStepsDemo
{
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(20);

    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var folder = Directory.CreateTempSubdirectory("cti-nine-steps-");
        try
        {
            var options = new NineStepsOptions { AgentReadyAfter = TimeSpan.FromSeconds(6), Talk = TimeSpan.FromSeconds(5) };
            await using var world = await NineStepsWorld.StartAsync(options, TimeProvider.System, NullLogger.Instance);
            var key = ApiKeyText.Generate("demo");
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            var settings = Settings(world, folder.FullName, key) with { Urls = builder.Configuration["urls"] ?? ServerSettings.DefaultUrl };
            await using var app = Build(builder, settings);
            if (!await ServerProgram.StartAsync(app, settings, error))
                return ServerProgram.CannotListen;
            await GreetAsync(app, output, key);
            await CallNowAndThenAsync(world, output, app.Lifetime.ApplicationStopping);
            await app.WaitForShutdownAsync();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The settings of the service in a machine room.</summary>
    /// <param name="world">The machine room.</param>
    /// <param name="folder">Where messages and journal go.</param>
    /// <param name="key">The text of the only API key.</param>
    public static ServerSettings Settings(NineStepsWorld world, string folder, string key) =>
        new()
        {
            Switches = world.Switches(),
            ApiKeys =
            [
                new ApiKey(
                    "demo",
                    ApiKeyText.Hash(key),
                    new HashSet<ApiScope> { ApiScope.Admin },
                    ["*"],
                    CounterpartsVisible: true,
                    Expires: null
                ),
            ],
            StateFolder = folder,
            Voice = new VoiceSettings { MessagesFolder = Directory.CreateDirectory(Path.Combine(folder, "messages")).FullName },
        };

    /// <summary>Puts the service together.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, ServerSettings settings) =>
        ServerApp.BuildWithRuntime(builder, settings);

    private static async Task CallNowAndThenAsync(NineStepsWorld world, TextWriter output, CancellationToken stopping)
    {
        var number = 0;
        try
        {
            while (true)
            {
                await Task.Delay(BetweenCalls, TimeProvider.System, stopping);
                var from = $"703555{2000 + (++number % 8000)}";
                await world.AgentIsBusyAsync();
                await world.CallAsync(from);
                await output.WriteLineAsync($"{from} calls {NineStepsWorld.DialledNumber}");
                await output.FlushAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The demonstration ends.
        }
    }

    private static async Task GreetAsync(WebApplication app, TextWriter output, string key)
    {
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await output.WriteLineAsync(
            $"""
            CtiMiddleware {ServerIdentity.ProductVersion}, the nine steps: a simulated PBX (hq) with SMDI and SMDR lines, and two voice modems (vm1, vm2) on pseudo terminals.
            Every {BetweenCalls.TotalSeconds:0} seconds somebody calls {NineStepsWorld.DialledNumber}. Nobody answers until the IVR runs; start it in another terminal:

              dotnet run --project docs/examples/IvrOnAnyBoard -- {url} {key}

            Page       {url}/#key={key}
            Ctrl+C ends it.
            """
        );
        await output.FlushAsync();
    }
}
