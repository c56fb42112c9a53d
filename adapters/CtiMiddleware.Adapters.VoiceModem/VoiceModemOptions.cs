using System.ComponentModel.DataAnnotations;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>How to use one modem. Immutable; vary with <c>with</c>.</summary>
public sealed record VoiceModemOptions
{
    /// <summary>The number of the line: its device.</summary>
    [Required]
    public required string Line { get; init; }

    /// <summary>The name of the profile; null lets the modem's own words decide.</summary>
    public string? Profile { get; init; }

    /// <summary>The text of a profile in JSON that goes before the delivered ones; null for none. The server reads it from a file.</summary>
    public string? ProfileFile { get; init; }

    /// <summary>Whether audio is to flow both ways at once (+VTR), where the modem can. Default no: playing and recording alternate.</summary>
    public bool Duplex { get; init; }

    /// <summary>How long the answer to a command may take. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a dialled call may take until it is answered. Default 90 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A ringing call is over when no further ring comes for so long. Default 8 s; the pause of the country's cadence must fit.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "00:01:00")]
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How often an idle modem is asked whether it is there. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far ahead of real time audio is handed to the modem. Default 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:02")]
    public TimeSpan TransmitLead { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Whether the modem's code for presumed silence ends a call. Default no: a caller who thinks at a menu is silent too. Busy tone, an interrupted
    /// loop and a dial tone end it in any case.
    /// </summary>
    public bool SilenceEndsCall { get; init; }

    /// <summary>Text for logs.</summary>
    public override string ToString() => $"voice-modem line {Line}";
}
