using System.ComponentModel.DataAnnotations;
using CtiMiddleware.Adapters.ChannelModel;

namespace CtiMiddleware.Adapters.AsteriskAmi;

/// <summary>How to talk to one Asterisk. Immutable; vary with <c>with</c>.</summary>
public sealed record AsteriskAmiOptions
{
    /// <summary>The AMI user of manager.conf.</summary>
    [Required]
    public required string User { get; init; }

    /// <summary>Its secret. Never logged, never answered.</summary>
    public required string Secret { get; init; }

    /// <summary>Log in by MD5 challenge instead of sending the secret. Default true; false for a manager that has it switched off.</summary>
    public bool Md5 { get; init; } = true;

    /// <summary>
    /// The event classes to ask for. Default: those that carry calls, agents and devices; <c>dialplan</c>, <c>cel</c>, <c>cdr</c>, <c>test</c>
    /// and <c>security</c> are left out because they are half of the traffic and mean nothing here.
    /// </summary>
    public string Events { get; init; } = "system,call,agent,user,dtmf";

    /// <summary>The dial plan context in which numbers are dialled. Default <c>from-internal</c>.</summary>
    [Required]
    public string Context { get; init; } = "from-internal";

    /// <summary>The channel to call for a device the switch has not named yet; <c>{0}</c> is the number. Default <c>PJSIP/{0}</c>.</summary>
    [Required]
    public string DialTemplate { get; init; } = "PJSIP/{0}";

    /// <summary>How long a made call rings at the calling device. Default 30 s.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The extension of a conference room for single step conference and for conferences of two channels; null when there is none.</summary>
    public string? ConferenceExtension { get; init; }

    /// <summary>
    /// The phones answer, hold and retrieve on SIP NOTIFY with <c>Event: talk</c> and <c>Event: hold</c>. Asterisk cannot do it by itself.
    /// Default false.
    /// </summary>
    public bool SipNotifyControl { get; init; }

    /// <summary>Which channels are devices, in order. Default: what follows <c>PJSIP/</c> or <c>SIP/</c> is a station.</summary>
    public IReadOnlyList<DeviceRule> Devices { get; init; } = DeviceMap.Default;

    /// <summary>How often the switch is asked whether it is there. Default 10 s.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer to that may take. Default 5 s.</summary>
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long logging in may take. Default 10 s.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the word that the switch is fully booted is awaited after the login. A user without read permission for class system never gets
    /// it, so this is also how long the start of such a user's link takes. Default 15 s.
    /// </summary>
    public TimeSpan BootTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest packet in bytes. Default 1 MiB: the output of a command.</summary>
    [Range(4096, 64 * 1024 * 1024)]
    public int MaxFrameLength { get; init; } = 1024 * 1024;

    /// <summary>The most list events one request of an application may bring. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxListEvents { get; init; } = 10_000;

    /// <summary>Text without the secret.</summary>
    public override string ToString() => $"asterisk-ami user {User}";
}
