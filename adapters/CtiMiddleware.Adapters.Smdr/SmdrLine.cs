using System.Numerics;
using System.Text;

namespace CtiMiddleware.Adapters.Smdr;

/// <summary>Finds the lines in what came, and makes text of one. Pure.</summary>
internal static class SmdrLine
{
    /// <summary>The longest line in bytes; the longest layout has 135.</summary>
    public const int MaxLength = 512;

    /// <summary>The first line of a buffer: up to CR or LF, whichever the PBX sends. Null length: its end is not there yet.</summary>
    /// <returns>Bytes of the line without its end; −1 when the end is not there and the line is not too long.</returns>
    public static int Find(ReadOnlySpan<byte> buffer, out bool tooLong)
    {
        tooLong = false;
        for (var at = 0; at < buffer.Length; at++)
        {
            // The parity bit may be set on CR and LF too.
            if ((buffer[at] & 0x7F) is '\r' or '\n')
                return at;
            if (at < MaxLength)
                continue;
            tooLong = true;
            return at;
        }
        return -1;
    }

    /// <summary>Whether a character has the parity that it should have.</summary>
    public static bool HasParity(byte octet, SmdrParity parity) =>
        parity == SmdrParity.None || BitOperations.PopCount(octet) % 2 == (parity == SmdrParity.Even ? 0 : 1);

    /// <summary>The text of a line: NUL and DEL, with which PBXs pad, are dropped; the eighth bit is taken off unless it is a part of the character.</summary>
    /// <param name="line">The bytes.</param>
    /// <param name="parity">What the eighth bit must be.</param>
    /// <param name="eightBit">The characters have eight bits.</param>
    /// <param name="wrong">What is wrong with the characters; null when nothing is.</param>
    public static string Text(ReadOnlySpan<byte> line, SmdrParity parity, bool eightBit, out string? wrong)
    {
        wrong = null;
        var text = new StringBuilder(line.Length);
        foreach (var octet in line)
        {
            if (!HasParity(octet, parity))
                wrong ??= "a character has the wrong parity";
            var character = (char)(eightBit ? octet : octet & 0x7F);
            if (character is '\0' or '\x7f')
                continue;
            if (character is < ' ' or (>= '\x80' and < '\xa0'))
                wrong ??= $"a control character 0x{(int)character:x2}";
            text.Append(character);
        }
        return text.ToString();
    }
}
