using System.ComponentModel.DataAnnotations;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>How to drive one GSM modem. Immutable; vary with <c>with</c>.</summary>
public sealed record GsmModemOptions
{
    /// <summary>The number of the modem's line as a device; null for the switch's name.</summary>
    [RegularExpression("[A-Za-z0-9*#+._-]{1,32}")]
    public string? Line { get; init; }

    /// <summary>The PIN of the SIM, 4 to 8 digits; null when it wants none. Given once: a PIN that was refused, or whose outcome is unknown, is not tried again.</summary>
    [RegularExpression("[0-9]{4,8}")]
    public string? Pin { get; init; }

    /// <summary>Whether short messages are taken out of the modem and told. Default true.</summary>
    public bool ShortMessages { get; init; } = true;

    /// <summary>How long a command may take that only sets or asks. Default 5 s; dialling, holding and sending have more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the modem is asked for its registration when nothing else happens: the supervision. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often calls are listed while one is being made or rings. Default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan CallPoll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often calls are listed while there are only settled ones. Default 5 s. Without calls none are listed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan CallWatch { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Text without the PIN.</summary>
    public override string ToString() => $"gsm-modem line {Line}";
}
