namespace CtiMiddleware.Adapters.VoiceModem.Messages;

/// <summary>One piece of a modem's stream.</summary>
/// <param name="kind">What it is.</param>
/// <param name="consumed">How many bytes of the buffer it took.</param>
/// <param name="bytes">The line, the audio or the garbage; empty otherwise.</param>
/// <param name="code">The code after DLE.</param>
public readonly ref struct ModemToken(ModemTokenKind kind, int consumed, ReadOnlySpan<byte> bytes = default, byte code = 0)
{
    /// <summary>What it is.</summary>
    public ModemTokenKind Kind { get; } = kind;

    /// <summary>How many bytes of the buffer it took.</summary>
    public int Consumed { get; } = consumed;

    /// <summary>The line, the audio or the garbage; empty otherwise.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>The code after DLE.</summary>
    public byte Code { get; } = code;
}
