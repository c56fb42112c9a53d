namespace CtiMiddleware.Links.Transports.Rfc2217;

/// <summary>Commands and values of the COM port control option (RFC 2217, section 3). A server's answer is the command plus 100.</summary>
internal static class ComPortCodes
{
    public const byte Signature = 0;
    public const byte SetBaudRate = 1;
    public const byte SetDataSize = 2;
    public const byte SetParity = 3;
    public const byte SetStopSize = 4;
    public const byte SetControl = 5;
    public const byte NotifyLineState = 6;
    public const byte NotifyModemState = 7;
    public const byte FlowSuspend = 8;
    public const byte FlowResume = 9;
    public const byte SetLineStateMask = 10;
    public const byte SetModemStateMask = 11;
    public const byte PurgeData = 12;
    public const byte Answer = 100;

    // values of SetControl
    public const byte FlowNone = 1;
    public const byte FlowXonXoff = 2;
    public const byte FlowHardware = 3;
    public const byte BreakOn = 5;
    public const byte BreakOff = 6;
    public const byte DtrOn = 8;
    public const byte DtrOff = 9;
    public const byte RtsOn = 11;
    public const byte RtsOff = 12;

    // bits of a line state
    public const byte Overrun = 2;
    public const byte ParityError = 4;
    public const byte FramingError = 8;
    public const byte BreakSeen = 16;

    // bits of a modem state; the low four say what changed
    public const byte RingEnded = 4;
    public const byte Cts = 16;
    public const byte Dsr = 32;
    public const byte Ring = 64;
    public const byte Carrier = 128;

    // values of PurgeData
    public const byte PurgeTransmit = 2;
}
