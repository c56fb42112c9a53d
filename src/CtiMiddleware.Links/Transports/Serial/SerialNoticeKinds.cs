using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>What a port tells, in the words of a link.</summary>
internal static class SerialNoticeKinds
{
    /// <summary>The kind of an error.</summary>
    public static LineNoticeKind Of(SerialError error) =>
        error switch
        {
            SerialError.RXParity => LineNoticeKind.Parity,
            SerialError.Frame => LineNoticeKind.Framing,
            _ => LineNoticeKind.Overrun,
        };

    /// <summary>The kind of a change.</summary>
    public static LineNoticeKind Of(SerialPinChange change) =>
        change switch
        {
            SerialPinChange.CtsChanged => LineNoticeKind.ClearToSend,
            SerialPinChange.DsrChanged => LineNoticeKind.DataSetReady,
            SerialPinChange.CDChanged => LineNoticeKind.CarrierDetect,
            SerialPinChange.Ring => LineNoticeKind.RingIndicator,
            _ => LineNoticeKind.Break,
        };
}
