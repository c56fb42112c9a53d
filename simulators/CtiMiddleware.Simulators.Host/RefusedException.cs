namespace CtiMiddleware.Simulators.Host;

/// <summary>The command line is well written, but what it names cannot be used: the message says why. No usage follows it.</summary>
/// <param name="message">What is refused, and why.</param>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
public sealed class RefusedException(string message, int exitCode = ExitCodes.Refused) : Exception(message)
{
    /// <summary>How the program ends.</summary>
    public int ExitCode { get; } = exitCode;
}
