using System.Buffers.Binary;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>A sound file: what phones say and what music on hold plays.</summary>
public static class Tone
{
    private const int Rate = 8000;

    /// <summary>Writes a 16 bit mono WAV of 8 kHz with a tone of 425 Hz.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">Its length. A phone hangs up at the end of its file, so make it longer than any call.</param>
    public static void Write(string path, TimeSpan length)
    {
        var samples = (int)(length.TotalSeconds * Rate);
        var wav = new byte[44 + (2 * samples)];
        var head = wav.AsSpan();
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], wav.Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1); // mono
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], 2); // bytes per frame
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 16); // bits per sample
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], 2 * samples);
        for (var n = 0; n < samples; n++)
        {
            var value = (short)(8000 * Math.Sin(2 * Math.PI * 425 * n / Rate));
            BinaryPrimitives.WriteInt16LittleEndian(head[(44 + (2 * n))..], value);
        }

        File.WriteAllBytes(path, wav);
    }
}
