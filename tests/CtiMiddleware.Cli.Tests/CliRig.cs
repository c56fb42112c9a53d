using CtiMiddleware.Client.Tests;
using Spectre.Console;

namespace CtiMiddleware.Cli.Tests;

/// <summary>Runs the program inside the test, with an environment, a terminal and folders of its own.</summary>
internal sealed class CliRig : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public CliRig(FakeServer? server = null)
    {
        Folder = Directory.CreateTempSubdirectory("cti-cli-").FullName;
        Variables["HOME"] = Folder;
        if (server is null)
            return;
        Variables["CTI_URL"] = server.Url.ToString();
        Variables["CTI_KEY"] = FakeServer.Key;
    }

    public string Folder { get; }

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Results go to a terminal instead of a pipe.</summary>
    public bool OnTerminal { get; set; }

    /// <summary>The clock of every wait.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public Task<int> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public async Task<int> RunAsync(CancellationToken stop, params string[] arguments)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        return await CliProgram.RunAsync(arguments, Host(), stop);
    }

    public CliHost Host() =>
        new()
        {
            Out = _out,
            Error = _error,
            Terminal = OnTerminal ? Terminal(_out) : null,
            Variable = name => Variables.GetValueOrDefault(name),
            Time = Time,
            BaseDirectory = Path.Combine(Folder, "bin"),
        };

    public static IAnsiConsole Terminal(TextWriter output)
    {
        var terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            }
        );
        terminal.Profile.Width = 200;
        return terminal;
    }

    /// <summary>A program in place of cti-sim: writes its arguments down, one a line, and ends with a code.</summary>
    public string FakeSim(int exitCode = 0, string folder = "sim")
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName, "cti-sim");
        File.WriteAllText(path, $"#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done > '{Folder}/arguments'\nexit {exitCode}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public string[] SimArguments => File.ReadAllLines(Path.Combine(Folder, "arguments"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
