namespace CtiMiddleware.Adapters.VoiceModem.Messages;

/// <summary>Shielding of voice streams (ITU-T V.253): DLE in audio is doubled, DLE and another byte is a code. Pure.</summary>
public static class Shielding
{
    /// <summary>Data link escape.</summary>
    public const byte Dle = 0x10;

    /// <summary>End of text: the end of a voice stream.</summary>
    public const byte Etx = 0x03;

    /// <summary>Cancel: throws away what the modem has not spoken yet.</summary>
    public const byte Can = 0x18;

    /// <summary>Substitute: stands for two DLE of audio.</summary>
    public const byte Sub = 0x1A;

    /// <summary>Escape: ends receiving.</summary>
    public const byte Esc = 0x1B;

    /// <summary>Doubles every DLE.</summary>
    /// <param name="audio">The bytes.</param>
    /// <param name="shielded">At least twice as long.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Shield(ReadOnlySpan<byte> audio, Span<byte> shielded)
    {
        var length = 0;
        foreach (var value in audio)
        {
            shielded[length++] = value;
            if (value == Dle)
                shielded[length++] = Dle;
        }
        return length;
    }
}
