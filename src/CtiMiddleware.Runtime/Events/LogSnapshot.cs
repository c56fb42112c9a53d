using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Events;

/// <summary>Every object as it stood at one position of the log. Immutable; holds no lock.</summary>
public sealed class LogSnapshot
{
    private readonly CtiObject[][] _kinds;

    internal LogSnapshot(Cursor cursor, DateTimeOffset taken, CtiObject[][] kinds)
    {
        Cursor = cursor;
        Taken = taken;
        _kinds = kinds;
    }

    /// <summary>The position: the fold of all events up to and including it.</summary>
    public Cursor Cursor { get; }

    /// <summary>When it was taken, UTC.</summary>
    public DateTimeOffset Taken { get; }

    /// <summary>The objects of one kind.</summary>
    public IReadOnlyList<CtiObject> OfKind(ObjectKind kind) => _kinds[(int)kind];

    /// <summary>All objects in the order of a snapshot: server, switches, links, devices, agents, groups, threads, calls.</summary>
    public IEnumerable<CtiObject> All => _kinds.SelectMany(kind => kind);

    /// <summary>The number of objects.</summary>
    public int Count => _kinds.Sum(kind => kind.Length);
}
