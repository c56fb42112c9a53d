using System.ComponentModel;
using System.Diagnostics;

namespace CtiMiddleware.Cli.Sim;

/// <summary>Runs <c>cti-sim</c> in the terminal of <c>cti</c>: its input, output and exit code are ours.</summary>
internal static class SimProcess
{
    /// <summary>How long it may take to end in order after Ctrl+C.</summary>
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(10);

    /// <summary>Starts it and waits for its end.</summary>
    /// <returns>Its exit code: it has those of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(CliHost host, IEnumerable<string> arguments, CancellationToken stop)
    {
        var path = SimLocator.Find(host);
        using var process = Start(host, path, arguments);
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C reaches the whole group of the terminal, so it is ending; one that does not is ended.
            using var patience = new CancellationTokenSource(EndTime, host.Time);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return ExitCodes.Interrupted;
            }
        }
        return process.ExitCode;
    }

    private static Process Start(CliHost host, string path, IEnumerable<string> arguments)
    {
        try
        {
            return host.Start(new ProcessStartInfo(path, arguments) { UseShellExecute = false })
                ?? throw new CliException(ExitCodes.Failed, $"{path} cannot be started.");
        }
        catch (Win32Exception wrong)
        {
            throw new CliException(
                ExitCodes.Failed,
                $"{path} cannot be started: {wrong.Message}.",
                "is it executable, and built for this machine?"
            );
        }
    }
}
