using System.Collections.Concurrent;
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

/// <summary>The simulated machine room, the service in front of it, the IVR as an application, and everything that they told.</summary>
internal sealed class MachineRoom : IAsyncDisposable
{
    /// <summary>How long anything may take; what passes never waits so long.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cti-nine-steps-test-");
    private readonly CancellationTokenSource _stopping = new();
    private readonly StringWriter _output = new();
    private readonly ConcurrentQueue<LogEvent> _events = new();
    private readonly List<Task> _running = [];
    private WebApplication? _app;

    private MachineRoom(NineStepsWorld world)
    {
        World = world;
        Ladder = new Ladder(TextWriter.Synchronized(_output), TimeProvider.System);
    }

    public NineStepsWorld World { get; }

    public Ladder Ladder { get; }

    public CtiClient Client { get; private set; } = null!;

    /// <summary>Every event of the log since before the IVR began, in order.</summary>
    public IReadOnlyList<LogEvent> Events => [.. _events];

    public static async Task<MachineRoom> OpenAsync(NineStepsOptions? people = null, TimeSpan? patience = null)
    {
        var world = await NineStepsWorld.StartAsync(people ?? new NineStepsOptions(), TimeProvider.System, NullLogger.Instance);
        var room = new MachineRoom(world);
        try
        {
            await room.StartAsync(patience ?? TimeSpan.FromSeconds(20));
            return room;
        }
        catch
        {
            await room.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the ladder has a line with these words, and returns it.</summary>
    public async Task<string> ToldAsync(string words, int times = 1)
    {
        await UntilAsync(() => Ladder.Told.Count(line => line.Contains(words, StringComparison.Ordinal)) >= times, words);
        return Ladder.Told.Last(line => line.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>Waits for the first event that is so.</summary>
    public async Task<LogEvent> EventAsync(string what, Func<LogEvent, bool> matches)
    {
        LogEvent? found = null;
        await UntilAsync(() => (found = _events.FirstOrDefault(matches)) is not null, what);
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(_output.ToString());
        await _stopping.CancelAsync();
        foreach (var task in _running)
            await Task.WhenAny(task);
        if (Client is not null)
            await Client.DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
        await World.DisposeAsync();
        _stopping.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(TimeSpan patience)
    {
        var key = ApiKeyText.Generate("test");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var settings = NineStepsDemo.Settings(World, _folder.FullName, key) with { Urls = "http://127.0.0.1:0" };
        _app = NineStepsDemo.Build(builder, settings);
        await _app.StartAsync();
        var url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = await CtiClient.ConnectAsync(url, key);
        await using (var mirror = await Client.OpenMirrorAsync())
            await mirror
                .WhenAsync(static state =>
                    state.Links.Count == 5 && state.Links.Values.All(static link => link.State is "up" or "degraded")
                )
                .WaitAsync(Limit);
        _running.Add(CollectAsync());
        var options = new IvrOptions
        {
            Lines = [new IvrLine("vm1:line", "hq:2101"), new IvrLine("vm2:line", "hq:2102")],
            Group = "hq:610",
            AgentPatience = patience,
        };
        _running.Add(new Ivr(Client, options, Ladder).RunAsync(_stopping.Token));
        _running.Add(new AgentDesk(Client, "hq:1001", options, Ladder).RunAsync(_stopping.Token));
        _running.Add(new ReleaseRecords(Client, Ladder).RunAsync(_stopping.Token));
        await ToldAsync("ready on vm1:line, vm2:line");
    }

    private async Task CollectAsync()
    {
        await foreach (var one in Client.EventsAsync(new EventFilter(), null, _stopping.Token))
        {
            if (one is LogEvent happened)
                _events.Enqueue(happened);
        }
    }

    private async Task UntilAsync(Func<bool> condition, string what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (_running.Find(static task => task.IsFaulted) is { } failed)
                await failed;
            Assert.True(Stopwatch.GetElapsedTime(since) < Limit, $"'{what}' did not come within {Limit}.\n{_output}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
