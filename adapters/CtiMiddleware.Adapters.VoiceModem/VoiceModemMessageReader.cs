using CtiMiddleware.Adapters.VoiceModem.Messages;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>A modem's stream → its pieces. What bytes mean depends on whether the modem sends audio. Static and pure; takes any split.</summary>
public static class VoiceModemMessageReader
{
    /// <summary>The longest line in bytes; more without an end is garbage.</summary>
    public const int MaxLine = 512;

    private static ReadOnlySpan<byte> TwoDle => [Shielding.Dle, Shielding.Dle];

    /// <summary>Reads the first piece.</summary>
    /// <param name="buffer">The bytes, beginning with it.</param>
    /// <param name="audio">True while the modem is in a state in which it sends audio.</param>
    public static ModemToken Read(ReadOnlySpan<byte> buffer, bool audio)
    {
        if (buffer.IsEmpty)
            return new ModemToken(ModemTokenKind.Incomplete, 0);
        if (buffer[0] == Shielding.Dle)
            return ReadCode(buffer, audio);
        return audio ? ReadAudio(buffer) : ReadLine(buffer);
    }

    private static ModemToken ReadCode(ReadOnlySpan<byte> buffer, bool audio)
    {
        if (buffer.Length < 2)
            return new ModemToken(ModemTokenKind.Incomplete, 0);
        var code = buffer[1];
        if (audio && code == Shielding.Dle)
            return new ModemToken(ModemTokenKind.Audio, 2, buffer[..1]);
        if (audio && code == Shielding.Sub)
            return new ModemToken(ModemTokenKind.Audio, 2, TwoDle);
        return new ModemToken(ModemTokenKind.Code, 2, code: code);
    }

    private static ModemToken ReadAudio(ReadOnlySpan<byte> buffer)
    {
        var end = buffer.IndexOf(Shielding.Dle);
        var length = end < 0 ? buffer.Length : end;
        return new ModemToken(ModemTokenKind.Audio, length, buffer[..length]);
    }

    private static ModemToken ReadLine(ReadOnlySpan<byte> buffer)
    {
        // A line ends at LF (V.250: CR LF). A code cannot stand in a line: what is before it is a line that was cut.
        var end = buffer.IndexOfAny((byte)'\n', Shielding.Dle);
        if (end < 0)
        {
            return buffer.Length > MaxLine
                ? new ModemToken(ModemTokenKind.Garbage, buffer.Length, buffer)
                : new ModemToken(ModemTokenKind.Incomplete, 0);
        }
        var cut = buffer[end] == Shielding.Dle;
        var line = buffer[..end].Trim((byte)'\r');
        var consumed = cut ? end : end + 1;
        if (line.IsEmpty)
            return new ModemToken(ModemTokenKind.Nothing, consumed);
        return cut || line.Length > MaxLine || !IsText(line)
            ? new ModemToken(ModemTokenKind.Garbage, consumed, line)
            : new ModemToken(ModemTokenKind.Line, consumed, line);
    }

    private static bool IsText(ReadOnlySpan<byte> line)
    {
        foreach (var value in line)
        {
            if (value is < 0x20 or 0x7F && value is not ((byte)'\t' or (byte)'\r'))
                return false;
        }
        return true;
    }
}
