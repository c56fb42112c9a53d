using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Cli.Sim;

/// <summary>Runs <c>cti-sim</c> in the terminal of <c>cti</c>: its input, output and exit code are ours.</summary>
internal static class SimProcess
{
    private const int Terminate = 15;

    /// <summary>How long it may take to end by itself: Ctrl+C reaches the whole group of the terminal.</summary>
    private static readonly TimeSpan OwnEnd = TimeSpan.FromSeconds(2);

    /// <summary>How long it may take after it was asked.</summary>
    private static readonly TimeSpan AskedEnd = TimeSpan.FromSeconds(10);

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
            if (!await EndsAsync(process, OwnEnd, host.Time))
            {
                Ask(process);
                if (!await EndsAsync(process, AskedEnd, host.Time))
                    process.Kill(entireProcessTree: true);
            }
            return ExitCodes.Interrupted;
        }
        return process.ExitCode;
    }

    private static async Task<bool> EndsAsync(Process process, TimeSpan within, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(within, time);
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.HasExited;
    }

    // It ends in order, with what it was writing, where a kill would leave half a report.
    private static void Ask(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else
            _ = SendSignal(process.Id, Terminate);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

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
