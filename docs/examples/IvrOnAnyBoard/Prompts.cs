using CtiMiddleware.Client;

namespace IvrOnAnyBoard;

/// <summary>
/// What the IVR says, made of notes instead of speech, so that the example needs nobody's recordings: each prompt is a short melody, a number is as many
/// high notes. Put your own WAV files under the same names (8 kHz, one channel) and it speaks.
/// </summary>
public static class Prompts
{
    /// <summary>"Press 1 for orders, 2 for service."</summary>
    public const string Menu = "ivr-menu";

    /// <summary>"Nobody is free. Your position is …"</summary>
    public const string Position = "ivr-position";

    /// <summary>"… minutes, as we estimate."</summary>
    public const string Minutes = "ivr-minutes";

    /// <summary>"Press 1 to wait, 2 to hang up."</summary>
    public const string Wait = "ivr-wait";

    /// <summary>Something to listen to.</summary>
    public const string Music = "ivr-music";

    /// <summary>"You are put through."</summary>
    public const string Through = "ivr-through";

    /// <summary>"Good-bye."</summary>
    public const string Goodbye = "ivr-goodbye";

    private const int SampleRate = 8000;

    // Away from the frequencies of dialling and of exchanges' tones.
    private static readonly Dictionary<char, int> s_notes = new()
    {
        ['A'] = 500,
        ['B'] = 650,
        ['C'] = 800,
        ['D'] = 1000,
        ['E'] = 1250,
        ['F'] = 1600,
    };

    /// <summary>The prompts by name, as notes from <c>A</c> to <c>F</c>.</summary>
    public static IReadOnlyDictionary<string, string> Melodies { get; } = Make();

    /// <summary>The name of a number from 1 to 9; what is more is said as 9.</summary>
    public static string Number(int number) => $"ivr-number-{Math.Clamp(number, 1, 9)}";

    /// <summary>Puts all of them into the server's store.</summary>
    public static async Task PutAsync(CtiClient client, CancellationToken cancellationToken)
    {
        foreach (var (name, melody) in Melodies)
            await client.Voice.PutAsync(name, Wav(melody), cancellationToken);
    }

    /// <summary>A melody as a WAV file: notes of 160 ms, 120 ms apart, in linear PCM.</summary>
    public static byte[] Wav(string melody)
    {
        var samples = new List<short>();
        foreach (var note in melody)
        {
            var frequency = s_notes[note];
            for (var i = 0; i < SampleRate * 160 / 1000; i++)
                samples.Add((short)(8000 * Math.Sin(2 * Math.PI * frequency * i / SampleRate)));
            samples.AddRange(new short[SampleRate * 120 / 1000]);
        }
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file))
        {
            writer.Write("RIFF"u8);
            writer.Write(36 + (samples.Count * 2));
            writer.Write("WAVEfmt "u8);
            writer.Write(16);
            writer.Write((short)1); // linear PCM
            writer.Write((short)1);
            writer.Write(SampleRate);
            writer.Write(SampleRate * 2);
            writer.Write((short)2);
            writer.Write((short)16);
            writer.Write("data"u8);
            writer.Write(samples.Count * 2);
            foreach (var sample in samples)
                writer.Write(sample);
        }
        return file.ToArray();
    }

    private static Dictionary<string, string> Make()
    {
        var melodies = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Menu] = "ACE",
            [Position] = "CAB",
            [Minutes] = "BCA",
            [Wait] = "EAC",
            [Music] = "ABABABAB",
            [Through] = "DED",
            [Goodbye] = "EDC",
        };
        for (var number = 1; number <= 9; number++)
            melodies[Number(number)] = new string('F', number);
        return melodies;
    }
}
