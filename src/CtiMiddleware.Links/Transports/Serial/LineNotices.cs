using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>What happened on a line beside its bytes: the errors counted by kind, and the last notices that nobody took, bounded. Thread-safe.</summary>
internal sealed class LineNotices
{
    /// <summary>Notices that wait at most.</summary>
    public const int Limit = 256;

    private readonly Lock _gate = new();
    private readonly Queue<LineNotice> _waiting = new();
    private readonly SortedDictionary<string, long> _errors = new(StringComparer.Ordinal);

    /// <summary>The counters: errors by the names of <see cref="LineNoticeKind"/>, and <c>NoticesDropped</c> for those beyond the bound.</summary>
    public IReadOnlyDictionary<string, long> Errors
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<string, long>(_errors, StringComparer.Ordinal);
        }
    }

    /// <summary>Something happened.</summary>
    public void Add(LineNoticeKind kind, bool on = false)
    {
        lock (_gate)
        {
            if (kind <= LineNoticeKind.Break)
                Count(kind.ToString());
            if (_waiting.Count < Limit)
                _waiting.Enqueue(new LineNotice(kind, on));
            else
                Count("NoticesDropped");
        }
    }

    /// <summary>Takes the oldest.</summary>
    public bool TryTake(out LineNotice notice)
    {
        lock (_gate)
            return _waiting.TryDequeue(out notice);
    }

    /// <summary>Counts something that is no notice, for instance what a server said and was not understood.</summary>
    public void CountOther(string kind)
    {
        lock (_gate)
            Count(kind);
    }

    private void Count(string kind) => _errors[kind] = _errors.GetValueOrDefault(kind) + 1;
}
