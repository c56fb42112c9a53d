namespace CtiMiddleware.Server.Security;

/// <summary>What comes from a request, made fit for a line of the log.</summary>
internal static class LogText
{
    /// <summary>The most characters that are logged.</summary>
    public const int MaxLength = 128;

    /// <summary>The first <see cref="MaxLength"/> characters, each control character as <c>?</c>: no line breaks into the log.</summary>
    public static string Of(string text) => new([.. text.Take(MaxLength).Select(static c => char.IsControl(c) ? '?' : c)]);
}
