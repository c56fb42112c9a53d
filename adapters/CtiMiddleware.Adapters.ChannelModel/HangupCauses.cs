using System.Globalization;
using CtiMiddleware.Model.Causes;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>Q.850 cause values (ITU-T Q.850, table 1) in the terms of ECMA-269. What has no counterpart is <c>unknown</c>, with the value beside it.</summary>
public static class HangupCauses
{
    /// <summary>The event cause of a hang-up.</summary>
    /// <param name="cause">The Q.850 value.</param>
    /// <param name="dialed">How dialling the channel ended, when it was dialled: tells an unanswered or cancelled attempt from a cleared call.</param>
    public static EventCause Map(int cause, DialStatus? dialed) =>
        cause switch
        {
            17 => EventCause.Busy,
            26 => EventCause.MultipleAlerting,
            _ when dialed == DialStatus.Cancel => EventCause.CallCancelled,
            _ when dialed == DialStatus.NoAnswer => EventCause.CallNotAnswered,
            1 => EventCause.NumberUnallocated,
            2 or 3 => EventCause.DestNotObtainable,
            16 or 31 => EventCause.NormalClearing,
            18 or 19 => EventCause.CallNotAnswered,
            21 => EventCause.CallCancelled,
            22 => EventCause.NumberChanged,
            27 => EventCause.DestOutOfOrder,
            28 => EventCause.InvalidNumberFormat,
            34 or 42 => EventCause.NetworkCongestion,
            38 or 41 => EventCause.NetworkOutOfOrder,
            44 or 47 => EventCause.ResourcesNotAvailable,
            57 or 58 => EventCause.NotAvailableBearerService,
            65 => EventCause.NotSupportedBearerService,
            88 => EventCause.IncompatibleDestination,
            102 => EventCause.Timeout,
            _ => EventCause.Unknown,
        };

    /// <summary>The cause in the switch's own terms: <c>Q.850 17 User busy</c>.</summary>
    public static string Native(int cause, ReadOnlySpan<char> text) =>
        cause switch
        {
            // The two that nearly every call ends with, made once.
            16 when text is "Normal Clearing" => "Q.850 16 Normal Clearing",
            0 when text is "Unknown" => "Q.850 0 Unknown",
            _ => string.Create(CultureInfo.InvariantCulture, $"Q.850 {cause} {text}"),
        };
}
