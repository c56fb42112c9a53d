namespace CtiMiddleware.Cli;

/// <summary>The command cannot go on: what is wrong, what to do next, how the program ends.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What is wrong, in a sentence.</param>
/// <param name="next">What to do next; null when the message says it.</param>
internal sealed class CliException(int exitCode, string message, string? next = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string? Next { get; } = next;
}
