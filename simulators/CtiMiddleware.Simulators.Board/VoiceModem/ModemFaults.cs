using System.Buffers;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>What is wrong with a modem and its cable. Change at any time, on the kernel.</summary>
public sealed class ModemFaults
{
    private readonly ArrayBufferWriter<byte> _spoilt = new();

    /// <summary>It is switched off: it reads and says nothing.</summary>
    public bool IsDead { get; set; }

    /// <summary>It takes commands and answers none of them; what happens on the telephone line is still told.</summary>
    public bool AnswersNothing { get; set; }

    /// <summary>It does not stop echoing although it says OK to E0.</summary>
    public bool KeepsEchoing { get; set; }

    /// <summary>Data Terminal Ready is not connected, and the modem's own control lines never change.</summary>
    public bool IgnoresControlLines { get; set; }

    /// <summary>The share of bits that arrive turned round, in both directions.</summary>
    public double BitErrors { get; set; }

    /// <summary>The share of characters that are lost, in both directions.</summary>
    public double LostCharacters { get; set; }

    /// <summary>How likely each thing that the modem says is preceded by up to 16 bytes of garbage.</summary>
    public double Garbage { get; set; }

    internal bool IsClean => BitErrors <= 0 && LostCharacters <= 0 && Garbage <= 0;

    internal byte? Spoil(byte value, SplitMix64 chance)
    {
        if (LostCharacters > 0 && chance.NextChance(LostCharacters))
            return null;
        if (BitErrors > 0)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                if (chance.NextChance(BitErrors))
                    value ^= (byte)(1 << bit);
            }
        }
        return value;
    }

    internal ReadOnlySpan<byte> Spoil(ReadOnlySpan<byte> bytes, SplitMix64 chance)
    {
        _spoilt.ResetWrittenCount();
        if (Garbage > 0 && chance.NextChance(Garbage))
        {
            for (var left = chance.NextInt(16) + 1; left > 0; left--)
                _spoilt.Write([(byte)chance.NextInt(256)]);
        }
        foreach (var value in bytes)
        {
            if (Spoil(value, chance) is { } arrived)
                _spoilt.Write([arrived]);
        }
        return _spoilt.WrittenSpan;
    }
}
