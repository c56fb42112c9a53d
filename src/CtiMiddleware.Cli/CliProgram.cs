using System.CommandLine;
using CtiMiddleware.Cli.Commands;
using CtiMiddleware.Client;

namespace CtiMiddleware.Cli;

/// <summary>The program: its commands, and what becomes of an error.</summary>
internal static class CliProgram
{
    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CliHost host, CancellationToken stop)
    {
        var parsed = Root(host).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await host.Error.WriteLineAsync($"cti: {error.Message}");
            await host.Error.WriteLineAsync($"  try: {CommandPath(parsed)} --help");
            return ExitCodes.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = host.Out,
                    Error = host.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // Ctrl+C comes in through the token
                },
                stop
            );
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (CliException failed)
        {
            return await TellAsync(host, failed.ExitCode, failed.Message, failed.Next);
        }
        catch (CtiException failed)
        {
            return await TellAsync(host, Outcomes.ExitCodeOf(failed), failed.Message, Outcomes.NextOf(failed));
        }
        catch (IOException failed)
        {
            return await TellAsync(host, ExitCodes.Failed, failed.Message, next: null);
        }
        catch (Exception failed) // The last one: a script gets a code and a person a sentence, never a stack trace.
        {
            return await TellAsync(
                host,
                ExitCodes.Failed,
                $"This was not foreseen: {failed.Message} ({failed.GetType().Name})",
                next: null
            );
        }
    }

    /// <summary>All commands. A new one is one more line here.</summary>
    public static RootCommand Root(CliHost host) =>
        new("Computer telephony from the command line: one interface to many telephone switches.")
        {
            StatusCommand.Create(host),
            LinkCommands.Create(host),
            CallCommands.Create(host),
            WatchCommand.Create(host),
            DecodeCommand.Create(host),
            SimCommands.Create(host),
            TestCommand.Create(host),
            CompletionCommand.Create(host),
        };

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (
            System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult;
            result is System.CommandLine.Parsing.CommandResult command;
            result = result.Parent
        )
            names.Insert(0, command.Command is RootCommand ? "cti" : command.Command.Name);
        return string.Join(' ', names);
    }

    private static async Task<int> TellAsync(CliHost host, int exitCode, string message, string? next)
    {
        await host.Error.WriteLineAsync($"cti: {message}");
        if (next is not null)
            await host.Error.WriteLineAsync($"  try: {next}");
        return exitCode;
    }
}
