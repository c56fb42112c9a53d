using System.Globalization;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Hosting;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Host.Running;

/// <summary>The interactive mode: a simulated switch that stays up, with its control API.</summary>
public static class RunMode
{
    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "run",
            "A simulated switch with its control API; stays up until Ctrl+C.",
            "[--profile NAME|stations:N|FILE] [--face PROTOCOL[:PORT]]... [--seed N] [--traffic [CALLS-PER-MINUTE]] [--fault KIND,NAME=VALUE,...]... [--control PORT] [--quiet]",
            RunAsync
        );

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var seed = arguments.Seed();
        var faces = arguments.Texts("face");
        var traffic = arguments.FlagOrNumber("traffic", new TrafficOptions().CallsPerMinute, 0.01, 100_000);
        var options = new SimulatedSwitchOptions
        {
            Profile = ProfileChoice.Find(arguments.Text("profile")),
            Faces = [.. (faces.Count == 0 ? ["asterisk-ami"] : faces).Select(FaceChoice.Parse)],
            Seed = seed,
        };
        var port = (int)arguments.Whole("control", 0, 0, 65535);
        var quiet = arguments.Flag("quiet");
        var faults = arguments.Texts("fault").Select(FaultText.Parse).ToArray();
        arguments.End();
        var token = ControlToken.Make(Environment.GetEnvironmentVariable(ControlToken.Variable));
        await using var world = new SimWorld(await SimulatedSwitch.StartAsync(options, TimeProvider.System), seed);
        foreach (var face in world.Switch.Faces)
            await WarnAsync(face, options.Profile, error);
        foreach (var (face, spec) in faults)
            await SetAsync(world, face, spec, stop);
        await using var app = ControlApp.Build(world, token, port);
        await app.StartAsync(stop);
        await GreetAsync(app, world, token, output);
        var columns = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        await using var ladder = quiet
            ? null
            : await world.Switch.RunAsync(engine => new CallLadder(engine, TextWriter.Synchronized(output), columns), stop);
        if (traffic is { } rate)
            await world.StartTrafficAsync(
                new TrafficOptions { CallsPerMinute = rate, MaxCalls = (int)Math.Max(20, rate) },
                lasts: null,
                stop
            );
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
        await app.StopAsync(CancellationToken.None);
        return ExitCodes.Ok;
    }

    private static async Task WarnAsync(SimulatedFace face, SwitchProfile profile, TextWriter error)
    {
        // What a face declares never changes: it may be read from any thread.
        var names = FaceSettings.NotShown(profile, face.Access.Face).Select(FaceSettings.Name).ToArray();
        if (names.Length > 0)
            await error.WriteLineAsync(
                $"warning: the face {face.Protocol} does not show {string.Join(", ", names)} of the profile {profile.Name}; it speaks as it always does"
            );
    }

    private static async Task SetAsync(SimWorld world, string? face, FaultSpec spec, CancellationToken stop)
    {
        try
        {
            await world.Switch.SetFaultAsync(world.Face(face), spec, stop);
        }
        catch (Exception refused) when (refused is FaultRefusedException or ControlException)
        {
            throw new RefusedException(refused.Message);
        }
    }

    /// <summary>The first lines, in a fixed form: programs read them.</summary>
    private static async Task GreetAsync(WebApplication app, SimWorld world, ControlToken token, TextWriter output)
    {
        await output.WriteLineAsync($"control {ControlApp.Address(app)}");
        await output.WriteLineAsync($"token {token.Text}");
        foreach (var face in world.Switch.Faces)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"face {face.Protocol} 127.0.0.1:{face.Port}"));
        await output.FlushAsync();
    }
}
