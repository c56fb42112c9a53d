using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>Settings of a line in RFC 2217's numbers, and back; null for a number that means nothing.</summary>
internal static class Rfc2217Values
{
    public static byte Of(Parity parity) => (byte)((int)parity + 1);

    public static byte Of(StopBits bits) => (byte)bits;

    // Both at once cannot be said; the lines are the stronger.
    public static byte Of(Handshake handshake) =>
        handshake switch
        {
            Serial.Handshake.None => ComPortCodes.FlowNone,
            Serial.Handshake.XOnXOff => ComPortCodes.FlowXonXoff,
            _ => ComPortCodes.FlowHardware,
        };

    public static Parity? Parity(byte code) => code is >= 1 and <= 5 ? (Parity)(code - 1) : null;

    public static StopBits? StopBits(byte code) => code is >= 1 and <= 3 ? (StopBits)code : null;

    public static Handshake? Handshake(byte code) =>
        code switch
        {
            ComPortCodes.FlowNone => Serial.Handshake.None,
            ComPortCodes.FlowXonXoff => Serial.Handshake.XOnXOff,
            ComPortCodes.FlowHardware => Serial.Handshake.RequestToSend,
            _ => null,
        };

    /// <summary>The speeds of the draft that became the RFC, which routers still answer with.</summary>
    public static int? ShortSpeed(byte code) =>
        code switch
        {
            3 => 300,
            4 => 600,
            5 => 1200,
            6 => 2400,
            7 => 4800,
            8 => 9600,
            10 => 19200,
            12 => 38400,
            13 => 57600,
            14 => 115200,
            15 => 230400,
            _ => null,
        };
}
