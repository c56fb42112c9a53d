using System.Text;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>
/// Spoils messages by their grammar, which it sees from their bytes: lines of headers (fields are lost, repeated, exchanged, get values of others,
/// extreme ones, nonsense), or binary with a leading length (numbers get extreme values, lengths lie, tags change, parts are lost and repeated).
/// Remembers recent messages to take parts from. Drawn from one generator: the same messages and seed give the same bytes.
/// </summary>
/// <param name="random">The source of chance.</param>
public sealed class FrameMutator(SplitMix64 random)
{
    private const int Remembered = 64;

    private static readonly string[] Values =
    [
        "",
        "-1",
        "0",
        "2147483648",
        "18446744073709551616",
        "1e309",
        "NaN",
        " ",
        "<unknown>",
        "\0",
        "\u00e9\u4e2d\ud83d\ude00",
        ": : :",
        "%s%n",
        new('9', 400),
        new('A', 5000),
    ];

    private static readonly uint[] Numbers = [0, 1, 2, 0x7F, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

    private readonly List<byte[]> _recent = [];

    /// <summary>Keeps a message to take parts from later.</summary>
    public void Remember(byte[] message)
    {
        if (_recent.Count < Remembered)
            _recent.Add(message);
        else
            _recent[random.NextInt(Remembered)] = message;
    }

    /// <summary>What is sent in place of a message: none, one or several.</summary>
    public byte[][] Mutate(byte[] message)
    {
        switch (random.NextInt(12))
        {
            case 0:
                return [];
            case 1:
                return [message, message];
            case 2:
                return [message, Other(message)];
            case 3:
                return [Other(message), message];
            case 4:
                return [Noise(1 + random.NextInt(64)), message];
            default:
                var spoilt = message;
                for (var count = 1 + random.NextInt(3); count > 0; count--)
                    spoilt = IsText(spoilt) ? Lines(spoilt) : Binary(spoilt);
                return [spoilt];
        }
    }

    private static bool IsText(byte[] message) =>
        message.Length > 0
        && message.Count(static value => value is >= 0x20 and < 0x7F or (byte)'\r' or (byte)'\n') >= message.Length * 0.9;

    private byte[] Lines(byte[] message)
    {
        if (random.NextInt(8) == 0)
            return Bytes(message);
        var end = message.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        var lines = Encoding.Latin1.GetString(message).Split(end).ToList();
        var at = random.NextInt(lines.Count);
        switch (random.NextInt(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.NextInt(lines.Count)]);
                break;
            case 2:
                var other = random.NextInt(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = Valued(lines[at], Values[random.NextInt(Values.Length)]);
                break;
            case 4:
                var taken = Encoding.Latin1.GetString(Other(message)).Split(end);
                lines[at] = Valued(lines[at], Value(taken[random.NextInt(taken.Length)]));
                break;
            case 5:
                lines[at] = lines[at][..random.NextInt(lines[at].Length + 1)];
                break;
            default:
                lines[at] = Digits(lines[at]);
                break;
        }
        return Encoding.Latin1.GetBytes(string.Join(end, lines).Select(static c => c <= 0xFF ? c : '?').ToArray());
    }

    private byte[] Binary(byte[] message)
    {
        if (message.Length < 8 || random.NextInt(6) == 0)
            return Bytes(message);
        var spoilt = (byte[])message.Clone();
        switch (random.NextInt(6))
        {
            case 0:
                // The leading length lies.
                Put(spoilt, 0, Numbers[random.NextInt(Numbers.Length)], 4);
                return spoilt;
            case 1:
                Put(spoilt, 4 * random.NextInt(spoilt.Length / 4), Numbers[random.NextInt(Numbers.Length)], 4);
                return spoilt;
            case 2:
                Put(spoilt, 2 * random.NextInt(spoilt.Length / 2), Numbers[random.NextInt(Numbers.Length)], 2);
                return spoilt;
            case 3:
                // The body gets shorter or longer and the length is mended: the fields must notice.
                var cut = 8 + random.NextInt(spoilt.Length - 7);
                return Mended([.. spoilt[..cut]]);
            case 4:
                var from = 8 + random.NextInt(spoilt.Length - 7);
                return Mended([.. spoilt, .. spoilt[from..]]);
            default:
                var other = Other(message);
                return other.Length <= 8 ? Bytes(message) : Mended([.. spoilt, .. other[(8 + random.NextInt(other.Length - 8))..]]);
        }
    }

    private byte[] Bytes(byte[] message)
    {
        if (message.Length == 0)
            return Noise(8);
        var spoilt = (byte[])message.Clone();
        var at = random.NextInt(spoilt.Length);
        switch (random.NextInt(4))
        {
            case 0:
                spoilt[at] ^= (byte)(1 << random.NextInt(8));
                return spoilt;
            case 1:
                spoilt[at] = (byte)random.NextInt(256);
                return spoilt;
            case 2:
                return spoilt[..at];
            default:
                return [.. spoilt[..at], .. Noise(1 + random.NextInt(16)), .. spoilt[at..]];
        }
    }

    private byte[] Other(byte[] message) => _recent.Count == 0 ? message : _recent[random.NextInt(_recent.Count)];

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)random.NextInt(256);
        return bytes;
    }

    private string Digits(string line)
    {
        var digits = Enumerable.Range(0, line.Length).Where(i => char.IsAsciiDigit(line[i])).ToArray();
        if (digits.Length == 0)
            return line + "0";
        var at = digits[random.NextInt(digits.Length)];
        return line[..at] + (char)('0' + random.NextInt(10)) + line[(at + 1)..];
    }

    private static string Value(string line) => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart();

    private static string Valued(string line, string value)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? value : $"{line[..colon]}: {value}";
    }

    private static byte[] Mended(byte[] message)
    {
        Put(message, 0, (uint)Math.Max(0, message.Length - 8), 4);
        return message;
    }

    private static void Put(byte[] bytes, int at, uint value, int length)
    {
        for (var i = 0; i < length && at + i < bytes.Length; i++)
            bytes[at + i] = (byte)(value >> (8 * (length - 1 - i)));
    }
}
