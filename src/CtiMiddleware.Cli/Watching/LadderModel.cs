using CtiMiddleware.Client;

namespace CtiMiddleware.Cli.Watching;

/// <summary>What <c>cti watch</c> knows: the calls there are and the last rows. Pure apart from what it keeps; bounded. Not thread-safe.</summary>
internal sealed class LadderModel(TimeProvider time, int maxRows = 2000)
{
    private readonly Dictionary<string, Call> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _letters = new(StringComparer.Ordinal);
    private readonly Queue<LadderRow> _rows = [];

    /// <summary>The calls that exist, oldest first.</summary>
    public IReadOnlyList<Call> Calls =>
        [.. _calls.Values.OrderBy(static call => call.Created).ThenBy(static call => call.Id, StringComparer.Ordinal)];

    /// <summary>The last rows, oldest first.</summary>
    public IReadOnlyCollection<LadderRow> Rows => _rows;

    /// <summary>Rows that were dropped because there were too many.</summary>
    public long Dropped { get; private set; }

    /// <summary>What the stream said of itself last: that it is connected, that it tries again.</summary>
    public string Stream { get; private set; } = "connecting";

    /// <summary>A short name of a call, in the order in which they were seen: A, B … Z, AA.</summary>
    public string LetterOf(string call)
    {
        if (_letters.TryGetValue(call, out var letter))
            return letter;
        // A name is not given again: who reads the ladder may have noted it.
        var (number, text) = (_letters.Count, "");
        do
        {
            text = (char)('A' + (number % 26)) + text;
            number = (number / 26) - 1;
        } while (number >= 0);
        return _letters[call] = text;
    }

    /// <summary>Takes an event; its row.</summary>
    public LadderRow Apply(CtiEvent happened)
    {
        var row = happened switch
        {
            Resync resync => Restart(resync),
            LogEvent log => Fold(log),
            Disconnected lost => Told(
                "stream.disconnected",
                $"{lost.Reason}; again in {lost.RetryIn.TotalSeconds:0.#} s",
                $"disconnected: {lost.Reason}"
            ),
            Resumed => Told("stream.resumed", null, "connected"),
            StreamGap gap => Told("stream.gap", $"expected {gap.Expected}, received {gap.Received}", "connected"),
            StreamNotice notice => Told("stream." + notice.MessageType, null, Stream),
            _ => Told("stream." + happened.GetType().Name, null, Stream),
        };
        if (_rows.Count == maxRows)
        {
            _rows.Dequeue();
            Dropped++;
        }
        _rows.Enqueue(row);
        return row;
    }

    private LadderRow Restart(Resync resync)
    {
        _calls.Clear();
        foreach (var call in resync.Objects.OfType<Call>().OrderBy(static call => call.Created))
            Know(call);
        return Told("stream.resync", $"{resync.Reason}; {_calls.Count} calls", "connected");
    }

    private LadderRow Fold(LogEvent log)
    {
        foreach (var call in log.Changed.OfType<Call>())
            Know(call);
        var about = log is CallEvent of ? of.CallId ?? of.Subject : log.Subject;
        var now = about is null ? null : _calls.GetValueOrDefault(about);
        var connection = (log as CallEvent)?.Connection;
        var row = new LadderRow(
            log.Time,
            Short(log.Type),
            about,
            connection?.Device ?? connection?.Number ?? (log as AgentEvent)?.Agent?.Device,
            connection?.State,
            log.Cause,
            log.Synthetic ? "synthetic"
                : log.Inferred ? "inferred"
                : "",
            now is null ? [] : [.. now.Connections.Select(static one => KeyValuePair.Create(one.Device ?? one.Number ?? "?", one.State))]
        );
        foreach (var gone in log.Removed.Where(static one => one.Kind == "call"))
            _calls.Remove(gone.Id);
        return row;
    }

    private void Know(Call call)
    {
        _calls[call.Id] = call;
        LetterOf(call.Id);
    }

    private LadderRow Told(string type, string? cause, string stream)
    {
        Stream = stream;
        return new LadderRow(time.GetUtcNow(), type, null, null, null, cause, "", []);
    }

    private static string Short(string type)
    {
        var text = type.StartsWith("cti.", StringComparison.Ordinal) ? type[4..] : type;
        var version = text.LastIndexOf(".v", StringComparison.Ordinal);
        return version > 0 ? text[..version] : text;
    }
}
