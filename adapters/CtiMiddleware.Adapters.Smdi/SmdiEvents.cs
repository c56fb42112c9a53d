using System.Globalization;
using System.Text;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>A call history record → the uniform event. Pure.</summary>
internal static class SmdiEvents
{
    /// <summary>The event of a record.</summary>
    /// <param name="call">What the record says.</param>
    /// <param name="device">The device behind desk and line; null when none is configured.</param>
    /// <param name="record">Its characters as they came.</param>
    public static DataLinkEvent.CallHistory Of(SmdiMessage.CallHistory call, string? device, ReadOnlySpan<byte> record) =>
        new(
            device,
            call.Port.Desk.ToString("000", CultureInfo.InvariantCulture),
            call.Port.Line.ToString("0000", CultureInfo.InvariantCulture),
            call.Reason switch
            {
                SmdiReason.Direct => CallHistoryReason.Direct,
                SmdiReason.All => CallHistoryReason.CallForwardImmediate,
                SmdiReason.Busy => CallHistoryReason.CallForwardBusy,
                SmdiReason.NoAnswer => CallHistoryReason.CallForwardNoAnswer,
                _ => CallHistoryReason.Unknown,
            },
            PartyDevice.Of(call.Calling),
            // A direct call may have the number that was dialled here, or nothing.
            call.Station.Length == 0
            && call.Reason == SmdiReason.Direct
                ? PartyDevice.NotRequired
                : PartyDevice.Of(call.Station),
            Printable(record)
        )
        {
            Cause = call.Reason switch
            {
                SmdiReason.Direct => EventCause.NewCall,
                SmdiReason.All => EventCause.CallForwardImmediate,
                SmdiReason.Busy => EventCause.CallForwardBusy,
                SmdiReason.NoAnswer => EventCause.CallForwardNoAnswer,
                _ => EventCause.Unknown,
            },
            NativeCause = call.Letter.ToString(),
        };

    private static string Printable(ReadOnlySpan<byte> record)
    {
        var text = new StringBuilder(record.Length);
        foreach (var character in record)
        {
            if ((character & 0x7F) is >= 0x20 and < 0x7F)
                text.Append((char)(character & 0x7F));
        }
        return text.ToString().TrimEnd();
    }
}
