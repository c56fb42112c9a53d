using System.ComponentModel.DataAnnotations;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>Which modem of oFono is the line, and how it is looked after. Immutable; vary with <c>with</c>.</summary>
public sealed record OFonoOptions
{
    /// <summary>The well-known name of oFono on the bus.</summary>
    public const string Peer = "org.ofono";

    /// <summary>The object path of the modem, for example <c>/phonesim</c>; null when oFono has one modem only.</summary>
    [RegularExpression("/[A-Za-z0-9_/]+")]
    public string? Modem { get; init; }

    /// <summary>The number of the device that the modem is; null for the name of the switch.</summary>
    [StringLength(64, MinimumLength = 1)]
    public string? Line { get; init; }

    /// <summary>Whether a modem that is switched off or offline is switched on. Default no: somebody may have switched it off on purpose.</summary>
    public bool PowerOn { get; init; }

    /// <summary>Whether our own number is hidden from who is called: <c>default</c> as the network has it, <c>enabled</c> hidden, <c>disabled</c> shown.</summary>
    [RegularExpression("default|enabled|disabled")]
    public string HideCallerId { get; init; } = "default";

    /// <summary>How often oFono is asked whether it is there. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer to that may take. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long finding oFono and its modems may take. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after switching the modem on was refused it is tried again. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan PowerRetry { get; init; } = TimeSpan.FromSeconds(15);
}
