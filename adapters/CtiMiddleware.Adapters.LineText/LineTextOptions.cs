using System.ComponentModel.DataAnnotations;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>How to talk to one switch. Immutable; vary with <c>with</c>.</summary>
public sealed record LineTextOptions
{
    /// <summary>The user to log in as.</summary>
    [Required]
    public required string User { get; init; }

    /// <summary>Its secret. Never logged, never answered; sent as it is, so use TLS outside a machine.</summary>
    [Required]
    public required string Secret { get; init; }

    /// <summary>How often the switch is asked whether it is there. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer to that may take. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long greeting and login may take. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Text without the secret.</summary>
    public override string ToString() => $"line-text user {User}";
}
