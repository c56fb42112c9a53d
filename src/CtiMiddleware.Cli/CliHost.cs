using System.Diagnostics;
using Spectre.Console;

namespace CtiMiddleware.Cli;

/// <summary>Everything outside the program that it touches, so that a test can stand in for it. Immutable.</summary>
internal sealed record CliHost
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors and remarks go, never results.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where standard input comes from.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>The terminal that results go to; null when output is redirected: then it is plain, one record a line.</summary>
    public IAnsiConsole? Terminal { get; init; }

    /// <summary>Keys pressed by a person; null when there is no keyboard.</summary>
    public Func<ConsoleKeyInfo?>? ReadKey { get; init; }

    /// <summary>The environment's variables.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The folder of the program.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>The clock of every wait and of what is shown.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Starts a program; null when it cannot be started.</summary>
    public Func<ProcessStartInfo, Process?> Start { get; init; } = Process.Start;

    /// <summary>The real world.</summary>
    public static CliHost Real() =>
        new()
        {
            Out = Console.Out,
            Error = Console.Error,
            In = Console.In,
            // NO_COLOR is a wish for plain text, and a redirected console has no width, no colours and no cursor.
            Terminal = Console.IsOutputRedirected ? null : AnsiConsole.Console,
            ReadKey = Console.IsInputRedirected ? null : static () => Console.KeyAvailable ? Console.ReadKey(intercept: true) : null,
            Variable = Environment.GetEnvironmentVariable,
            BaseDirectory = AppContext.BaseDirectory,
        };
}
