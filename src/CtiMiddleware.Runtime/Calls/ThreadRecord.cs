using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>A registry's working copy of a call thread with the data attached to it.</summary>
internal sealed class ThreadRecord(ThreadId id, SwitchId @switch, DateTimeOffset created, long order) : TrackedRecord
{
    /// <summary>Bounds of the attached data: what would exceed them is refused and counted.</summary>
    private const int MaxKeys = 256,
        MaxCharacters = 64 * 1024;

    private Dictionary<string, string>? _data;
    private IReadOnlyDictionary<string, string>? _published;
    private int _characters;

    public ThreadId Id { get; } = id;

    public DateTimeOffset Created { get; } = created;

    /// <summary>Age among threads of the same instant.</summary>
    public long Order { get; } = order;

    public List<CallRecord> Calls { get; } = new(1);

    public IEnumerable<KeyValuePair<string, string>> Data => _data ?? [];

    public override ObjectKind Kind => ObjectKind.Thread;

    public override string Key => Id.Value;

    public bool IsOlderThan(ThreadRecord other) => Created < other.Created || (Created == other.Created && Order < other.Order);

    public string? Get(string key) => _data?.GetValueOrDefault(key);

    /// <summary>Sets a key, or removes it with null. False when the bounds do not allow it.</summary>
    public bool Set(string key, string? value)
    {
        var had = Get(key);
        var growth = value is null ? 0 : value.Length + (had is null ? key.Length : -had.Length);
        if (value is not null && (_characters + growth > MaxCharacters || (had is null && _data?.Count >= MaxKeys)))
            return false;
        _data ??= [];
        _published = null;
        if (value is null)
        {
            if (_data.Remove(key))
                _characters -= key.Length + had!.Length;
        }
        else
        {
            _data[key] = value;
            _characters += growth;
        }
        return true;
    }

    public override CtiObject Build(long rev)
    {
        var calls = new CallId[Calls.Count];
        for (var i = 0; i < calls.Length; i++)
            calls[i] = Calls[i].Id;
        var thread = new CallThread
        {
            Rev = rev,
            Synthetic = Synthetic,
            Id = Id,
            Switch = @switch,
            Created = Created,
            Calls = calls,
        };
        return _data is null ? thread : thread with { Data = _published ??= new Dictionary<string, string>(_data) };
    }
}
