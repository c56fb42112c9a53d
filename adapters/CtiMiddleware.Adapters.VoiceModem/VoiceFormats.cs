using System.Globalization;
using System.Runtime.InteropServices;
using CtiMiddleware.Media.Codecs;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>
/// The modem's answer to <c>+VSM=?</c> → the format to use. The numbers are the maker's own beyond those of V.253, so what a number means is read from
/// its name, and only then from the number. Static and pure.
/// </summary>
internal static class VoiceFormats
{
    /// <summary>A format that we can speak.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Format(int Id, AudioEncoding Encoding);

    /// <summary>Reads one line of the answer; null when it is not one, when we cannot speak it or when it has no 8 kHz.</summary>
    public static Format? Read(string line, IReadOnlyDictionary<int, AudioEncoding> known)
    {
        var parts = Split(line.StartsWith("+VSM:", StringComparison.OrdinalIgnoreCase) ? line[5..] : line);
        if (parts.Count < 3 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id))
            return null;
        if (parts.Count > 4 && !HasTelephoneRate(parts[4]))
            return null;
        if (known.TryGetValue(id, out var told))
            return new Format(id, told);
        int? bits = int.TryParse(parts[2], CultureInfo.InvariantCulture, out var number) ? number : null;
        return Meaning(parts[1].Trim('"').ToUpperInvariant(), bits) is { } encoding ? new Format(id, encoding) : null;
    }

    /// <summary>The first of the preferred formats that the modem has; null when it has none.</summary>
    public static Format? Choose(IReadOnlyList<Format> offered, IReadOnlyList<AudioEncoding> preferred)
    {
        foreach (var encoding in preferred)
        {
            foreach (var format in offered)
            {
                if (format.Encoding == encoding)
                    return format;
            }
        }
        return null;
    }

    private static AudioEncoding? Meaning(string name, int? bits)
    {
        if (name.Contains("ADPCM", StringComparison.Ordinal))
            return name.Contains("IMA", StringComparison.Ordinal) && bits is 4 ? AudioEncoding.ImaAdpcmLowNibbleFirst : null;
        if (
            name.Contains("ULAW", StringComparison.Ordinal)
            || name.Contains("U-LAW", StringComparison.Ordinal)
            || name.Contains("MU-LAW", StringComparison.Ordinal)
            || name.Contains("G.711U", StringComparison.Ordinal)
        )
            return AudioEncoding.MuLaw;
        if (
            name.Contains("ALAW", StringComparison.Ordinal)
            || name.Contains("A-LAW", StringComparison.Ordinal)
            || name.Contains("G.711A", StringComparison.Ordinal)
        )
            return AudioEncoding.ALaw;
        if (!name.Contains("PCM", StringComparison.Ordinal) && !name.Contains("LINEAR", StringComparison.Ordinal))
            return null;
        return (bits, name.Contains("UNSIGNED", StringComparison.Ordinal), name.Contains("SIGNED", StringComparison.Ordinal)) switch
        {
            (16, _, _) => AudioEncoding.Linear16LittleEndian,
            (8, true, _) => AudioEncoding.Linear8Unsigned,
            (8, _, true) => AudioEncoding.Linear8Signed,
            (8, _, _) => AudioEncoding.Linear8Unsigned,
            _ => null,
        };
    }

    private static bool HasTelephoneRate(string rates)
    {
        foreach (var part in rates.Trim('(', ')', ' ').Split(','))
        {
            var range = part.Split('-');
            var low = Number(range[0]);
            if (low == 8000 || (range.Length > 1 && low < 8000 && Number(range[1]) >= 8000))
                return true;
        }
        return false;
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Divides at commas outside quotes and brackets.</summary>
    private static List<string> Split(string line)
    {
        var parts = new List<string>();
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ',' && depth == 0 && !quoted))
            {
                parts.Add(line[start..i].Trim());
                start = i + 1;
                continue;
            }
            if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == '(')
                depth++;
            else if (line[i] == ')')
                depth--;
        }
        return parts;
    }
}
