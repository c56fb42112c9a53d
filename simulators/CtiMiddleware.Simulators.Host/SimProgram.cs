using System.Net.Sockets;
using CtiMiddleware.Simulators.Host.Boards;
using CtiMiddleware.Simulators.Host.Captures;
using CtiMiddleware.Simulators.Host.Decoding;
using CtiMiddleware.Simulators.Host.Fuzz;
using CtiMiddleware.Simulators.Host.Load;
using CtiMiddleware.Simulators.Host.Running;

namespace CtiMiddleware.Simulators.Host;

/// <summary>The program: finds the mode, says what went wrong in a sentence.</summary>
public static class SimProgram
{
    /// <summary>The modes. A new one is one more line here.</summary>
    public static IReadOnlyList<SimVerb> Verbs { get; } =
    [
        RunMode.Verb,
        LoadMode.Verb,
        RecordMode.Verb,
        ReplayMode.Verb,
        FuzzMode.Verb,
        TestMode.Verb,
        DecodeMode.Verb,
        PeerMode.Verb,
        BoardMode.Verb,
    ];

    /// <summary>Runs a mode.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (arguments.Length == 0 || arguments[0] is "--help" or "-h" or "help")
        {
            await output.WriteLineAsync(Help());
            return arguments.Length == 0 ? ExitCodes.Usage : ExitCodes.Ok;
        }
        var verb = Verbs.FirstOrDefault(verb => verb.Name == arguments[0]);
        if (verb is null)
        {
            await error.WriteLineAsync(
                $"cti-sim: there is no mode {arguments[0]}; there are {string.Join(", ", Verbs.Select(static one => one.Name))}."
            );
            return ExitCodes.Usage;
        }
        if (arguments.Contains("--help", StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"cti-sim {verb.Name} {verb.Usage}\n  {verb.Summary}");
            return ExitCodes.Ok;
        }
        try
        {
            return await verb.Run(new SimArguments(arguments.Skip(1)), output, error, stop);
        }
        catch (UsageException wrong)
        {
            await error.WriteLineAsync($"cti-sim {verb.Name}: {wrong.Message}\nusage: cti-sim {verb.Name} {verb.Usage}");
            return ExitCodes.Usage;
        }
        catch (RefusedException refused)
        {
            await error.WriteLineAsync($"cti-sim {verb.Name}: {refused.Message}");
            return refused.ExitCode;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            await error.WriteLineAsync($"cti-sim {verb.Name}: {failed.Message}");
            return ExitCodes.NotFound;
        }
        catch (Exception failed) when (failed is IOException or SocketException or InvalidDataException or TimeoutException)
        {
            await error.WriteLineAsync($"cti-sim {verb.Name}: {failed.Message}");
            return ExitCodes.Failed;
        }
    }

    private static string Help() =>
        "cti-sim: simulated switches on the wire\n"
        + string.Join("\n", Verbs.Select(static verb => $"\n  cti-sim {verb.Name} {verb.Usage}\n      {verb.Summary}"));
}
