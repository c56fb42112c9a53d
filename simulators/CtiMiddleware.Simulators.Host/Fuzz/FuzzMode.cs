using System.Globalization;
using System.Text;
using System.Text.Json;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Host.Progress;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>The mode <c>fuzz</c>: real messages of a face, spoilt by their grammar, against its adapter, until one breaks it or enough were tried.</summary>
public static class FuzzMode
{
    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "fuzz",
            "Messages of a face, spoilt by their grammar, against its adapter; on failure the smallest input that fails is printed and written.",
            "--face PROTOCOL [--seed N] [--frames N] [--seconds N] [--share 0.02] [--out FILE] | --replay FILE",
            RunAsync
        );

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var replay = arguments.Text("replay");
        if (replay is not null)
        {
            arguments.End();
            return await ReplayAsync(replay, output, stop);
        }
        var under = FaceChoice.Find(arguments.Needed("face"));
        var seed = arguments.Seed((ulong)TimeProvider.System.GetTimestamp());
        var frames = arguments.Whole("frames", 200_000, 1, long.MaxValue);
        var seconds = arguments.Number("seconds", double.MaxValue, 0.1, double.MaxValue);
        var share = arguments.Number("share", 0.02, 0, 1);
        var file = arguments.Text("out") ?? $"fuzz-{under.Protocol}-{seed}.json";
        arguments.End();
        await output.WriteLineAsync($"fuzz {under.Protocol} seed {seed}");
        return await RunAsync(new FuzzRun(under, seed, share, TimeProvider.System), frames, seconds, file, output, error, stop);
    }

    /// <summary>Runs episodes; on a failure writes the smallest input to a file.</summary>
    internal static async Task<int> RunAsync(
        FuzzRun run,
        long frames,
        double seconds,
        string file,
        TextWriter output,
        TextWriter error,
        CancellationToken stop
    )
    {
        using var progress = new ProgressLine(error, TimeProvider.System);
        var finding = await run.RunAsync(frames, seconds, progress, stop);
        progress.Hide();
        await output.WriteLineAsync(run.ToString());
        if (finding is null)
            return ExitCodes.Ok;
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(finding, ControlJson.Options), CancellationToken.None);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"FAILED in the episode of seed {finding.Seed}: {finding.What}");
        text.AppendLine(finding.Detail);
        foreach (var (index, parts) in finding.Replaced)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"message {index} of the switch replaced by {parts.Count} messages:");
            foreach (var part in parts)
                text.AppendLine("  " + Convert.ToHexString(part)).AppendLine("  " + BytesText.Printable(part));
        }
        text.Append(CultureInfo.InvariantCulture, $"again: cti-sim fuzz --replay {file}");
        await output.WriteLineAsync(text.ToString());
        return ExitCodes.Failed;
    }

    private static async Task<int> ReplayAsync(string file, TextWriter output, CancellationToken stop)
    {
        var finding =
            JsonSerializer.Deserialize<FuzzFinding>(await File.ReadAllTextAsync(file, stop), ControlJson.Options)
            ?? throw new InvalidDataException($"{file} holds no finding.");
        var episode = new FuzzEpisode(FaceChoice.Find(finding.Face), finding.Seed, TimeProvider.System);
        var failure = await episode.RunAsync(new FixedScript(finding.Replaced));
        await output.WriteLineAsync(failure is null ? "it does not fail any more" : $"FAILED: {failure.What}\n{failure.Detail}");
        return failure is null ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
