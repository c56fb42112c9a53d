using System.Buffers;
using System.Security.Cryptography;

namespace CtiMiddleware.Simulators.Host.Captures;

/// <summary>
/// Replaces numbers in a stream: every run of at least so many ASCII digits by another of the same length, the same one each time, in both
/// directions. What it was cannot be told from the capture: the key is drawn anew and forgotten. A run that ends with a chunk is kept back until it
/// is known where it ends. Not thread-safe.
/// </summary>
/// <param name="least">The shortest run that is replaced; shorter ones are codes and counts.</param>
/// <param name="key">Drawn anew for each capture.</param>
public sealed class DigitScrubber(int least, byte[] key)
{
    private const int LongestRun = 64;

    private readonly Dictionary<string, string> _replacements = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<bool, string> _kept = new() { [false] = "", [true] = "" };

    /// <summary>Different numbers replaced so far.</summary>
    public int Numbers => _replacements.Count;

    /// <summary>Writes a chunk with its numbers replaced.</summary>
    /// <param name="sent">The direction; each keeps its own end back.</param>
    /// <param name="chunk">The bytes.</param>
    /// <param name="output">Where they go.</param>
    public void Scrub(bool sent, ReadOnlySpan<byte> chunk, IBufferWriter<byte> output)
    {
        var run = _kept[sent];
        _kept[sent] = "";
        var from = 0;
        for (var i = 0; i < chunk.Length; i++)
        {
            if (char.IsAsciiDigit((char)chunk[i]) && run.Length < LongestRun)
            {
                output.Write(chunk[from..i]);
                from = i + 1;
                run += (char)chunk[i];
                continue;
            }
            if (run.Length > 0)
            {
                Write(run, output);
                run = "";
            }
            if (char.IsAsciiDigit((char)chunk[i]))
            {
                run += (char)chunk[i];
                from = i + 1;
            }
        }
        output.Write(chunk[from..]);
        _kept[sent] = run;
    }

    /// <summary>Writes what was kept back: the stream has ended or rests.</summary>
    public void Flush(bool sent, IBufferWriter<byte> output)
    {
        if (_kept[sent].Length > 0)
            Write(_kept[sent], output);
        _kept[sent] = "";
    }

    private void Write(string run, IBufferWriter<byte> output)
    {
        var text = run.Length < least ? run : Replacement(run);
        var span = output.GetSpan(text.Length);
        for (var i = 0; i < text.Length; i++)
            span[i] = (byte)text[i];
        output.Advance(text.Length);
    }

    private string Replacement(string number)
    {
        if (_replacements.TryGetValue(number, out var known))
            return known;
        for (var attempt = 0; ; attempt++)
        {
            var hash = HMACSHA512.HashData(key, System.Text.Encoding.ASCII.GetBytes($"{number}/{attempt}"));
            var text = string.Concat(Enumerable.Range(0, number.Length).Select(i => (char)('0' + (hash[i % hash.Length] % 10))));
            // Two numbers must not become one; where there are no free ones left, that is better than the number itself.
            if ((text == number || !_used.Add(text)) && attempt < 1000)
                continue;
            _replacements[number] = text;
            return text;
        }
    }
}
