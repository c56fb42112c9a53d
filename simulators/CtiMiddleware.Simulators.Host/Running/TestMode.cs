using System.Globalization;
using CtiMiddleware.Simulators.Host.Progress;
using CtiMiddleware.Simulators.Scenarios;

namespace CtiMiddleware.Simulators.Host.Running;

/// <summary><c>cti-sim test</c>: scenarios over the adapters, each in a world of its own; nothing listens unless <c>--real</c>.</summary>
internal static class TestMode
{
    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "test",
            "Plays scenarios over the adapters and prints a matrix. Ends with 8 when one fails, 9 when one is not well written, 3 when there is none.",
            "[files, folders, built-in names, tags …] [--adapter name] [--seed n] [--junit file] [--json] [--real] [--list] [--schema]",
            RunAsync
        );

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        using var progress = new ProgressLine(error, TimeProvider.System);
        ulong? seed = arguments.Text("seed") is null ? null : arguments.Seed();
        var options = new ScenarioCommandOptions
        {
            Names = arguments.Words,
            Adapters = arguments.Texts("adapter"),
            Seed = seed,
            JUnitFile = arguments.Text("junit"),
            Json = arguments.Flag("json"),
            Real = arguments.Flag("real"),
            List = arguments.Flag("list"),
            Schema = arguments.Flag("schema"),
            Progress = (done, total, name) =>
            {
                if (name is null)
                    progress.Hide();
                else
                    progress.Tell(
                        (double)done / total,
                        string.Create(CultureInfo.InvariantCulture, $"{done} of {total} scenarios, now {name}")
                    );
            },
        };
        arguments.End(words: int.MaxValue);
        return await ScenarioCommand.RunAsync(options, output, error, stop);
    }
}
