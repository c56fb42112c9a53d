namespace CtiMiddleware.Cli;

/// <summary>How <c>cti</c> ends, for scripts. Documented in docs/operations/cli.md; a number never changes its meaning.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>It failed for a reason without a number of its own: the server is not there, an input cannot be read.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>What was named is not there, or not any more.</summary>
    public const int NotFound = 3;

    /// <summary>The switch, or the server in its place, refused the command; nothing was done.</summary>
    public const int Refused = 4;

    /// <summary>The command was sent and nobody knows whether it was done. Not safe to repeat.</summary>
    public const int Unknown = 5;

    /// <summary>The link to the switch is down; nothing was sent.</summary>
    public const int LinkDown = 6;

    /// <summary>The key is missing, wrong, or may not do this.</summary>
    public const int NotAllowed = 7;

    /// <summary>A scenario's expectation did not hold.</summary>
    public const int ScenarioFailed = 8;

    /// <summary>The configuration is wrong.</summary>
    public const int BadConfiguration = 9;

    /// <summary>Interrupted by Ctrl+C.</summary>
    public const int Interrupted = 130;
}
