using System.Globalization;
using System.Text.Json;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Host.Progress;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Hosting;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>The mode <c>load</c>: busy-hour call attempts against the middleware, and what both ends say of it.</summary>
public static class LoadMode
{
    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "load",
            "Busy-hour call attempts against the middleware: in a process of its own (default), in this one (--in-process), or one that runs (--url).",
            "[--bhca N] [--for SECONDS] [--ramp SECONDS] [--talk-ms N] [--answer-ms N] [--mix inbound=0.3,outbound=0.2,hold=0.1,transfer=0.05,busy=0.03]"
                + " [--face PROTOCOL[:PORT]] [--profile stations:N] [--seed N] [--in-process | --url URL --key KEY --link LINK [--pid N]] [--json]",
            RunAsync
        );

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var plan = Plan(arguments);
        var seed = arguments.Seed();
        var chosen = FaceChoice.Parse(arguments.Text("face") ?? "asterisk-ami");
        var profile = ProfileChoice.Find(arguments.Text("profile") ?? "stations:10000");
        var inProcess = arguments.Flag("in-process");
        var (url, key, link) = (arguments.Text("url"), arguments.Text("key"), arguments.Text("link"));
        var process = arguments.Whole("pid", 0, 0, int.MaxValue);
        var json = arguments.Flag("json");
        arguments.End();
        if (url is not null && (inProcess || key is null || link is null))
            throw new UsageException("--url needs --key and --link, and excludes --in-process.");
        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _))
            throw new UsageException($"'{url}' is no URL.");
        TimedFace? timed = null;
        await using var simulated = await SimulatedSwitch.StartAsync(
            new SimulatedSwitchOptions
            {
                Profile = profile,
                Faces = [chosen with { Create = engine => timed = new TimedFace(chosen.Create(engine), TimeProvider.System) }],
                Seed = seed,
            },
            TimeProvider.System
        );
        var face = simulated.Faces[0];
        await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"face {face.Protocol} 127.0.0.1:{face.Port}"));
        await using ILoadedMiddleware middleware =
            url is not null
                ? await RemoteMiddleware.ConnectAsync(new Uri(url), key!, link!, process == 0 ? null : (int)process, TimeProvider.System)
            : inProcess ? new EmbeddedMiddleware(FaceChoice.Find(face.Protocol), face.Port, TimeProvider.System)
            : new ChildMiddleware(face.Protocol, face.Port);
        using var progress = new ProgressLine(error, TimeProvider.System);
        var report = await new LoadRun(simulated, timed!, middleware, TimeProvider.System).RunAsync(plan, seed, progress, stop);
        progress.Hide();
        await output.WriteLineAsync(json ? JsonSerializer.Serialize(report, ControlJson.Options) : report.ToString());
        return report.Differences.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static LoadPlan Plan(SimArguments arguments)
    {
        var plan = new LoadPlan
        {
            Bhca = arguments.Number("bhca", 1_000_000, 1, 6_000_000),
            Duration = TimeSpan.FromSeconds(arguments.Number("for", 60, 0.1, 86_400)),
            Ramp = TimeSpan.FromSeconds(arguments.Number("ramp", 5, 0, 3600)),
            Talk = TimeSpan.FromMilliseconds(arguments.Number("talk-ms", 4000, 1, 3_600_000)),
            Answer = TimeSpan.FromMilliseconds(arguments.Number("answer-ms", 500, 1, 60_000)),
        };
        var mix = plan.Mix;
        foreach (var part in (arguments.Text("mix") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (
                pair.Length != 2
                || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
                || share is < 0 or > 1
            )
                throw new UsageException($"'{part}' is no part of a mix: NAME=SHARE, a share from 0 to 1.");
            mix = pair[0] switch
            {
                "queue" => mix with { QueueShare = share },
                "inbound" => mix with { InboundShare = share },
                "outbound" => mix with { OutboundShare = share },
                "hold" => mix with { HoldShare = share },
                "transfer" => mix with { TransferShare = share },
                "busy" => mix with { BusyShare = share },
                "noAnswer" => mix with { NoAnswerShare = share },
                "abandon" => mix with { AbandonShare = share },
                "conference" => mix with { ConferenceShare = share },
                _ => throw new UsageException(
                    $"The mix has no {pair[0]}; it has queue, inbound, outbound, hold, transfer, conference, busy, noAnswer, abandon."
                ),
            };
        }
        return plan with { Mix = mix };
    }
}
