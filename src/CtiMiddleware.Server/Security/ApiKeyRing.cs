using System.Collections.Frozen;
using System.Security.Cryptography;

namespace CtiMiddleware.Server.Security;

/// <summary>The known API keys. Thread-safe; the set does not change while the process runs.</summary>
public sealed class ApiKeyRing
{
    private readonly ApiKey[] _keys;
    private readonly FrozenDictionary<string, ApiKey> _byId;
    private readonly TimeProvider _time;

    /// <summary>Makes the ring.</summary>
    /// <param name="keys">The keys, with identifiers that differ.</param>
    /// <param name="time">The clock, for expiry.</param>
    public ApiKeyRing(IEnumerable<ApiKey> keys, TimeProvider time)
    {
        _keys = [.. keys];
        _byId = _keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
        _time = time;
    }

    /// <summary>The keys in the order of the configuration.</summary>
    public IReadOnlyList<ApiKey> Keys => _keys;

    /// <summary>A key by its identifier, or null.</summary>
    public ApiKey? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Looks a text up. The hash is compared with every key's in fixed time, so the time taken tells nothing about how near it came.</summary>
    public KeyCheck Check(string? text, out ApiKey? key)
    {
        key = null;
        if (string.IsNullOrEmpty(text))
            return KeyCheck.Missing;
        if (text.Length > ApiKeyText.MaxLength)
            return KeyCheck.Invalid;
        var hash = ApiKeyText.Hash(text);
        ApiKey? found = null;
        foreach (var candidate in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(candidate.Hash.Span, hash))
                found = candidate;
        }
        if (found is null)
            return KeyCheck.Invalid;
        if (IsExpired(found))
            return KeyCheck.Expired;
        key = found;
        return KeyCheck.Valid;
    }

    /// <summary>Whether a key has ended; a stream asks again while it lasts.</summary>
    public bool IsExpired(ApiKey key) => key.Expires is { } end && _time.GetUtcNow() >= end;
}
