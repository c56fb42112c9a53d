namespace CtiMiddleware.Cli.Settings;

/// <summary>Checks a key or token before it goes into a header. What is wrong is said without showing any of it. Pure.</summary>
internal static class Secrets
{
    /// <summary>Refuses a secret that cannot be one.</summary>
    /// <param name="secret">The key or token.</param>
    /// <param name="name">What it is, as the beginning of a sentence.</param>
    /// <param name="places">Where it can come from.</param>
    /// <exception cref="CliException">It has a blank, a line end or another character that no header can carry.</exception>
    public static void Check(string secret, string name, string places)
    {
        if (secret.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new CliException(
                ExitCodes.BadConfiguration,
                $"{name} has a blank, a line end or another character that cannot be in one.",
                $"look at the end of {places}: a file from Windows leaves a carriage return there"
            );
    }
}
