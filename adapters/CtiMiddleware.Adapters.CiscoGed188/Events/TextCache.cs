using System.Text;

namespace CtiMiddleware.Adapters.CiscoGed188.Events;

/// <summary>
/// Turns short texts of messages into strings without making a new one each time: the same few thousand devices and values come again and
/// again. A fixed number of places, the newer text takes the older one's. Not thread-safe.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 16_384;
    private const int Longest = 64;
    private readonly string?[] _texts = new string?[Places];

    /// <summary>The text; null when there are no bytes. Every byte is one character.</summary>
    public string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return null;
        if (bytes.Length > Longest)
            return Encoding.Latin1.GetString(bytes);
        ref var place = ref _texts[Hash(bytes) & (Places - 1)];
        if (place is { } known && Ascii.Equals(bytes, known))
            return known;
        return place = Encoding.Latin1.GetString(bytes);
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var value in bytes)
            hash = (hash ^ value) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
