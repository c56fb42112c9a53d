namespace CtiMiddleware.Server.Configuration;

/// <summary>One thing wrong with the configuration.</summary>
/// <param name="Path">Where: <c>Cti:Switches:hq:Links:0:Port</c>.</param>
/// <param name="Problem">What is wrong, without secrets.</param>
/// <param name="Fix">What to do.</param>
public sealed record SettingsError(string Path, string Problem, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Problem} {Fix}";
}
