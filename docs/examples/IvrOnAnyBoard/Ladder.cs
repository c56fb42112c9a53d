using System.Globalization;

namespace IvrOnAnyBoard;

/// <summary>Writes the steps as they happen, one line each. Thread-safe.</summary>
/// <param name="output">Where to.</param>
/// <param name="time">The clock of the first column.</param>
public sealed class Ladder(TextWriter output, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<string> _told = [];

    /// <summary>The lines so far, without the time.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_gate)
                return [.. _told];
        }
    }

    /// <summary>One of the nine steps; 0 for a remark.</summary>
    public void Tell(int step, string who, string what)
    {
        var line = $"{(step == 0 ? " " : step.ToString(CultureInfo.InvariantCulture))} {who}: {what}";
        lock (_gate)
        {
            _told.Add(line);
            output.WriteLine($"{time.GetLocalNow():HH:mm:ss.fff}  {line}");
            output.Flush();
        }
    }
}
