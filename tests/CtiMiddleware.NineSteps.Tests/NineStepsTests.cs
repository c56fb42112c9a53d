using System.Diagnostics;
using CtiMiddleware.Client;
using CtiMiddleware.Server.NineSteps;
using CtiMiddleware.Server.Security;
using IvrOnAnyBoard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.NineSteps.Tests;

/// <summary>The nine steps of a call centre, end to end: real pseudo terminals, real TCP, real audio, the IVR by the public API only.</summary>
public sealed class NineStepsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_call_goes_the_nine_steps_from_the_trunk_to_the_agent_and_its_release_record()
    {
        var folder = Directory.CreateTempSubdirectory("cti-nine-steps-test-");
        await using var world = await NineStepsWorld.StartAsync(new NineStepsOptions(), TimeProvider.System, NullLogger.Instance);
        var key = ApiKeyText.Generate("test");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new TestLog());
        builder.Logging.SetMinimumLevel(LogLevel.Debug);
        await using var app = NineStepsDemo.Build(builder, NineStepsDemo.Settings(world, folder.FullName, key) with { Urls = "http://127.0.0.1:0" });
        await app.StartAsync();
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var stopping = new CancellationTokenSource();
        await using var client = await CtiClient.ConnectAsync(url, key);
        await using var mirror = await client.OpenMirrorAsync();
        await mirror.WhenAsync(state => state.Links.Count == 4 && state.Links.Values.All(static link => link.State is "up" or "degraded")).WaitAsync(Limit);
        var output = new StringWriter();
        var ladder = new Ladder(TextWriter.Synchronized(output), TimeProvider.System);
        var options = new IvrOptions
        {
            Lines = [new IvrLine("vm1:line", "hq:2101"), new IvrLine("vm2:line", "hq:2102")],
            Group = "hq:610",
        };
        var ivr = Task.WhenAll(
            new Ivr(client, options, ladder).RunAsync(stopping.Token),
            new AgentDesk(client, "hq:1001", options, ladder).RunAsync(stopping.Token),
            new ReleaseRecords(client, ladder).RunAsync(stopping.Token)
        );
        try
        {
            await Until(() => ladder.Told.Any(static line => line.Contains("ready on", StringComparison.Ordinal)));
            var caller = await world.CallAsync("7035552222");
            await Until(() => ladder.Told.Any(static line => line.Contains("the caller waits", StringComparison.Ordinal)));
            await world.AgentIsReadyAsync();
            await Until(() => ladder.Told.Any(static line => line.StartsWith("9 hq:1001", StringComparison.Ordinal)));
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine(output.ToString());
            await stopping.CancelAsync();
            folder.Delete(recursive: true);
        }

        async Task Until(Func<bool> condition)
        {
            var since = Stopwatch.GetTimestamp();
            while (!condition())
            {
                if (ivr.IsFaulted)
                    await ivr;
                Assert.True(Stopwatch.GetElapsedTime(since) < Limit, $"It did not come.\n{output}");
                await Task.Delay(20);
            }
        }
    }
}
