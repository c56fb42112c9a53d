namespace CtiMiddleware.Adapters.AudioSocket.Messages;

/// <summary>The kinds of frames (docs.asterisk.org, Configuration, Channel Drivers, AudioSocket).</summary>
public enum AudioSocketKind
{
    /// <summary>The connection ends; no payload.</summary>
    Terminate = 0x00,

    /// <summary>The UUID of the call, 16 octets; the first frame.</summary>
    Uuid = 0x01,

    /// <summary>A digit, one ASCII character.</summary>
    Dtmf = 0x03,

    /// <summary>Signed linear audio of 16 bits, 8 kHz, one channel, little-endian.</summary>
    Audio = 0x10,

    /// <summary>The first kind of audio at another rate (12 kHz).</summary>
    FirstOtherRate = 0x11,

    /// <summary>The last kind of audio at another rate (192 kHz).</summary>
    LastOtherRate = 0x18,

    /// <summary>Something failed at the far end; the payload may hold a code.</summary>
    Error = 0xFF,
}
