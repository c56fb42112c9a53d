using System.Text;

namespace CtiMiddleware.Simulators.Host.Progress;

/// <summary>The error output when a person sees it: text goes through as it is, and a bar may be drawn. As thread-safe as what is behind it.</summary>
/// <param name="inner">Where the text goes.</param>
/// <param name="width">The terminal's columns at this moment; 0 or less when unknown.</param>
public sealed class TerminalText(TextWriter inner, Func<int> width) : TextWriter
{
    private const int Usual = 80;

    /// <summary>The terminal's columns.</summary>
    public int Width => width() is var columns and > 0 ? columns : Usual;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>The error output of this program: itself when it is redirected.</summary>
    public static TextWriter OfConsole() => Console.IsErrorRedirected ? Console.Error : new TerminalText(Console.Error, Columns);

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(value);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => inner.Write(buffer, index, count);

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => inner.WriteLine(value);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (Exception unknown) when (unknown is IOException or PlatformNotSupportedException)
        {
            return 0;
        }
    }
}
