using System.Globalization;

namespace CtiMiddleware.Simulators.Host.Progress;

/// <summary>
/// How far long work is: on a terminal a bar in one line that is drawn over itself, otherwise a plain line every ten seconds, so that a log stays short.
/// Only the error output gets it; results stay alone on theirs. Thread-safe.
/// </summary>
/// <param name="error">Where it goes; a bar is drawn when it is <see cref="TerminalText"/>.</param>
/// <param name="time">The clock that keeps it sparse.</param>
public sealed class ProgressLine(TextWriter error, TimeProvider time) : IDisposable
{
    private const int Cells = 24;

    /// <summary>Often enough for an eye.</summary>
    private static readonly TimeSpan BetweenBars = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly TerminalText? _terminal = error as TerminalText;
    private long _told = time.GetTimestamp();
    private bool _any;
    private int _drawn;

    /// <summary>Tells how far it is. Cheap when it was told a moment ago.</summary>
    /// <param name="share">What is done, 0 to 1; beyond is cut.</param>
    /// <param name="what">The same in numbers; a line of text.</param>
    public void Tell(double share, string what)
    {
        lock (_lock)
        {
            var since = time.GetElapsedTime(_told);
            if (_terminal is null ? since < BetweenLines : _any && since < BetweenBars && share < 1)
                return;
            (_told, _any) = (time.GetTimestamp(), true);
            var done = double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1);
            var percent = string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(done * 100), 3:F0} %");
            if (_terminal is null)
                error.WriteLine($"{percent}  {what}");
            else
                Draw(_terminal, done, $"{percent}  {what}");
        }
    }

    /// <summary>Says something beside, in a line that stays.</summary>
    public void Note(string line)
    {
        lock (_lock)
        {
            Erase();
            error.WriteLine(line);
        }
    }

    /// <summary>Takes the bar away, before something else is written to the terminal. The next <see cref="Tell"/> draws it again.</summary>
    public void Hide()
    {
        lock (_lock)
            Erase();
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose() => Hide();

    private void Draw(TerminalText terminal, double done, string text)
    {
        var full = (int)(done * Cells);
        var line = $"[{new string('#', full)}{new string('-', Cells - full)}] {text}";
        // The last column stays free: a terminal that wraps there would begin a new line with every bar.
        var room = Math.Max(1, terminal.Width - 1);
        line = line.Length > room ? line[..room] : line;
        error.Write("\r" + line.PadRight(Math.Min(_drawn, room)));
        error.Flush();
        _drawn = line.Length;
    }

    private void Erase()
    {
        if (_drawn == 0)
            return;
        error.Write("\r" + new string(' ', _drawn) + "\r");
        error.Flush();
        (_drawn, _any) = (0, false);
    }
}
