using System.Runtime.InteropServices;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>
/// The message waiting commands that may still be refused, in the order in which they were sent, and the last that are over. Knows no clock: times
/// are given. Bounded. Not thread-safe.
/// </summary>
internal sealed class SmdiIndicators
{
    /// <summary>The most that wait at once.</summary>
    public const int MaxWaiting = 1_000;

    /// <summary>The most that are remembered for a late refusal.</summary>
    private const int MaxOver = 200;

    private readonly LinkedList<Sent> _waiting = [];
    private readonly LinkedList<Sent> _over = [];

    /// <summary>A command that was sent.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Sent(CommandTicket Ticket, string Number, bool On, DateTimeOffset At, DateTimeOffset Until);

    /// <summary>Whether one more may wait.</summary>
    public bool HasRoom => _waiting.Count < MaxWaiting;

    /// <summary>When the first is over; null when none waits.</summary>
    public DateTimeOffset? Next => _waiting.First?.Value.Until;

    /// <summary>One more was sent.</summary>
    public void Add(Sent sent) => _waiting.AddLast(sent);

    /// <summary>Takes the next that was not refused until now.</summary>
    public bool TryTakeOver(DateTimeOffset now, out Sent sent)
    {
        sent = default;
        if (_waiting.First is not { } first || first.Value.Until > now)
            return false;
        _waiting.RemoveFirst();
        sent = first.Value;
        _over.AddLast(sent);
        if (_over.Count > MaxOver)
            _over.RemoveFirst();
        return true;
    }

    /// <summary>Takes the oldest waiting one that a refusal of this number can mean.</summary>
    public bool TryRefuse(string number, out Sent sent) => TryTake(_waiting, number, out sent);

    /// <summary>Takes the oldest one that is over and that a refusal of this number can mean.</summary>
    public bool TryRefuseLate(string number, out Sent sent) => TryTake(_over, number, out sent);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _waiting.Clear();
        _over.Clear();
    }

    private static bool TryTake(LinkedList<Sent> list, string number, out Sent sent)
    {
        for (var node = list.First; node is not null; node = node.Next)
        {
            if (!Same(node.Value.Number, number))
                continue;
            sent = node.Value;
            list.Remove(node);
            return true;
        }
        sent = default;
        return false;
    }

    // A switch may say a number of 7 digits as one of 10, or the other way round.
    private static bool Same(string sent, string said) =>
        sent == said
        || (
            Math.Min(sent.Length, said.Length) >= 4
            && (sent.EndsWith(said, StringComparison.Ordinal) || said.EndsWith(sent, StringComparison.Ordinal))
        );
}
