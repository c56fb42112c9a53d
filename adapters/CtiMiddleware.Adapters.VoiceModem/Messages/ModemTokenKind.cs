namespace CtiMiddleware.Adapters.VoiceModem.Messages;

/// <summary>What a piece of a modem's stream is.</summary>
public enum ModemTokenKind
{
    /// <summary>The stream ends inside a piece: more bytes are needed.</summary>
    Incomplete,

    /// <summary>Nothing: line ends, empty lines.</summary>
    Nothing,

    /// <summary>A line of text, without its end.</summary>
    Line,

    /// <summary>A code after DLE.</summary>
    Code,

    /// <summary>Bytes of audio, shielding taken off.</summary>
    Audio,

    /// <summary>Bytes that are no line: too long, or not text.</summary>
    Garbage,
}
