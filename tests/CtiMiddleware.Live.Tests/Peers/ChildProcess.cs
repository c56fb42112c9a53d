using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// A program that belongs to the suite: its output is kept, and it does not outlive the test run.
/// </summary>
public sealed partial class ChildProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly ConcurrentDictionary<int, Process> Running = new();
    private readonly Process process;
    private readonly string name;

    static ChildProcess() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var left in Running.Values)
            {
                TryKill(left);
            }
        };

    private ChildProcess(Process process, string name)
    {
        this.process = process;
        this.name = name;
        Output = new Journal<string>(name);
    }

    /// <summary>The lines it wrote to standard output and standard error.</summary>
    public Journal<string> Output { get; }

    /// <summary>Its process id.</summary>
    public int Id { get; private set; }

    /// <summary>Whether it has ended, by whatever cause.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts a program with an empty standard input.</summary>
    /// <param name="name">How failure messages call it.</param>
    /// <param name="program">A path or a name on the search path.</param>
    /// <param name="arguments">The arguments, not yet quoted.</param>
    /// <param name="folder">The working directory.</param>
    public static ChildProcess Start(string name, string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TERM"] = "dumb";
        var child = new ChildProcess(new Process { StartInfo = start }, name);
        child.process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child.process.Start();
        child.Id = child.process.Id;
        Running[child.Id] = child.process;
        child.process.StandardInput.Close();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    /// <exception cref="TimeoutException">It still runs at the deadline.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? Deadlines.Event);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"{name} (process {Id}) does not end.\n{LastOutput()}", late);
        }

        Running.TryRemove(Id, out _);
        return process.ExitCode;
    }

    /// <summary>Asks it to end, and kills it when it does not.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            _ = SendSignal(Id, Terminate);
        }

        try
        {
            await WaitForExitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            await KillAsync();
        }
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        TryKill(process);
        await WaitForExitAsync();
    }

    /// <summary>Its last lines, for a failure message.</summary>
    public string LastOutput() => string.Join('\n', Output.From().TakeLast(40));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        Running.TryRemove(Id, out _);
        process.Dispose();
    }

    private static void TryKill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself in between.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Output.Add(line);
        }
    }
}
