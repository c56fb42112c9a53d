using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.Rest.Bodies;

namespace CtiMiddleware.Server.Rest;

/// <summary>Makes the commands of voice units and data collection of request bodies. Stateless.</summary>
public static class VoiceVerbs
{
    private const int MostMessages = 64;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Play Message.</summary>
    public static SwitchCommand Play(NativeConnection connection, PlayBody body)
    {
        if (body.Messages.Count is 0 or > MostMessages)
            throw ProblemException.At(ProblemCodes.InvalidValue, "messages", $"It must have 1 to {MostMessages} names.");
        return new SwitchCommand.PlayMessage(connection, [.. body.Messages.Select(static name => Numbers.Text("messages", name, 100))])
        {
            Duration = Time("maxMs", body.MaxMs, zero: false),
            Termination = Ends(body.StopDigits, silence: null),
        };
    }

    /// <summary>Record Message.</summary>
    public static SwitchCommand Record(NativeConnection connection, RecordBody body) =>
        new SwitchCommand.RecordMessage(connection, Numbers.OptionalText("resource", body.Resource, 255))
        {
            MaxDuration = Time("maxMs", body.MaxMs, zero: false),
            Termination = Ends(body.StopDigits, Time("silenceMs", body.SilenceMs, zero: false)),
            Beep = body.Beep,
        };

    /// <summary>Stop.</summary>
    public static SwitchCommand Stop(NativeConnection connection, StopBody body) =>
        new SwitchCommand.Stop(connection) { MessageToBeStopped = Numbers.OptionalText("message", body.Message, 255) };

    /// <summary>Start Data Collection.</summary>
    public static SwitchCommand Collect(NativeConnection connection, CollectBody body)
    {
        if (body.Digits is < 1 or > 64)
            throw ProblemException.At(ProblemCodes.InvalidValue, "digits", "It must be 1 to 64.");
        var criteria = new DigitsReportingCriteria
        {
            NumChars = body.Digits,
            FlushChar = body.Terminators is null ? "" : Numbers.Digits("terminators", body.Terminators),
            DiscardEarlier = body.DiscardEarlier,
            InterruptsPlay = body.InterruptsPlay ?? true,
        };
        criteria = criteria with
        {
            FirstDigitTimeout = body.FirstDigitMs is null
                ? criteria.FirstDigitTimeout
                : Time("firstDigitMs", body.FirstDigitMs, zero: true),
            Timeout = body.InterDigitMs is null ? criteria.Timeout : Time("interDigitMs", body.InterDigitMs, zero: true),
        };
        if (criteria is { NumChars: null, FlushChar: "", Timeout: null })
            throw ProblemException.At(
                ProblemCodes.InvalidValue,
                "interDigitMs",
                "Nothing would end the collection: say digits, terminators or a time between digits."
            );
        return new SwitchCommand.StartDataCollection(connection) { DigitsReportingCriteria = criteria };
    }

    private static VoiceTermination Ends(string? digits, TimeSpan? silence) =>
        digits is null && silence is null
            ? VoiceTermination.None
            : new VoiceTermination
            {
                Digits =
                    digits is null ? ""
                    : digits == "any" ? VoiceTermination.AnyDigit
                    : Numbers.Digits("stopDigits", digits),
                Silence = silence,
            };

    // Zero means none where it may be said.
    private static TimeSpan? Time(string field, int? milliseconds, bool zero)
    {
        if (milliseconds is not { } value || (zero && value == 0))
            return null;
        var time = TimeSpan.FromMilliseconds(value);
        return value >= 20 && time <= Longest
            ? time
            : throw ProblemException.At(ProblemCodes.InvalidValue, field, $"It must be 20 to {Longest.TotalMilliseconds} milliseconds.");
    }
}
