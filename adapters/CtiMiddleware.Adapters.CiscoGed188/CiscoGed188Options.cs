using System.ComponentModel.DataAnnotations;
using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>How to talk to one CTI Server. Immutable; vary with <c>with</c>.</summary>
public sealed record CiscoGed188Options
{
    /// <summary>The client's name as the CTI Server knows it (ClientID).</summary>
    [Required, StringLength(63, MinimumLength = 1)]
    public required string ClientId { get; init; }

    /// <summary>Its password; may be empty. Never logged, never answered.</summary>
    [StringLength(63)]
    public required string Password { get; init; }

    /// <summary>What calls are marked with when this client sets their data, or null (ClientSignature).</summary>
    [StringLength(63)]
    public string? Signature { get; init; }

    /// <summary>The peripheral, or null for the first that speaks, since a link is one peripheral; <see cref="GedMode.ClientEvents"/> needs it, and so do requests before any event named one.</summary>
    public uint? PeripheralId { get; init; }

    /// <summary>What to ask for. Default all events.</summary>
    public GedMode Mode { get; init; }

    /// <summary>The agent's extension, for <see cref="GedMode.ClientEvents"/>.</summary>
    [StringLength(15)]
    public string? AgentExtension { get; init; }

    /// <summary>The agent's identifier, for <see cref="GedMode.ClientEvents"/>.</summary>
    [StringLength(11)]
    public string? AgentId { get; init; }

    /// <summary>The agent's instrument, for <see cref="GedMode.ClientEvents"/>.</summary>
    [StringLength(63)]
    public string? AgentInstrument { get; init; }

    /// <summary>Ask for the supervisor's services too. Default false.</summary>
    public bool Supervisor { get; init; }

    /// <summary>The newest protocol version to offer. Default 19; 20 is unconfirmed: see the README.</summary>
    [Range(GedWire.OldestVersion, GedWire.WideVersion)]
    public int Version { get; init; } = GedWire.NewestVersion;

    /// <summary>
    /// The devices (instruments) of the peripheral, which the protocol cannot list. With them snapshots of devices, agents and calls are complete;
    /// without, they hold what is known and say so. Default none.
    /// </summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>The numbers of the skill groups to count, which the protocol cannot list either. Default none.</summary>
    public IReadOnlyList<uint> SkillGroups { get; init; } = [];

    /// <summary>How often the skill groups are counted. Default 10 s; zero counts them only in snapshots.</summary>
    public TimeSpan StatisticsInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often the server is asked whether it is there; the idle time asked for is four times as long. At least 5 s; a contact centre express
    /// server takes at most 30 s. Default 10 s.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long opening the session may take. Default 10 s.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the same news of another monitor counts as a repetition (field rule 29). Default 2 s.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most calls kept; beyond it the one that began first is forgotten, and said to be. Default 200,000.</summary>
    [Range(100, 10_000_000)]
    public int MaxCalls { get; init; } = 200_000;

    /// <summary>The most agents kept; what is told of further ones is an anomaly. Default 100,000.</summary>
    [Range(100, 10_000_000)]
    public int MaxAgents { get; init; } = 100_000;

    /// <summary>The services to ask for.</summary>
    public CtiServiceMask Services =>
        CtiServiceMask.ClientControl
        | (Supervisor ? CtiServiceMask.Supervisor : CtiServiceMask.None)
        | Mode switch
        {
            GedMode.ClientEvents => CtiServiceMask.ClientEvents | CtiServiceMask.CallDataUpdate,
            GedMode.Monitors => CtiServiceMask.PeripheralMonitor | CtiServiceMask.ConnectionMonitor | CtiServiceMask.CallDataUpdate,
            _ => CtiServiceMask.AllEvents,
        };

    /// <summary>What is wrong with the options taken together, one sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (HeartbeatInterval < TimeSpan.FromSeconds(5) || HeartbeatInterval > TimeSpan.FromSeconds(600))
            yield return "HeartbeatInterval must be between 5 and 600 seconds.";
        if (Mode != GedMode.ClientEvents)
            yield break;
        if (PeripheralId is null)
            yield return "Client events need the PeripheralId.";
        if (AgentExtension is null && AgentId is null && AgentInstrument is null)
            yield return "Client events need AgentInstrument, AgentId or AgentExtension.";
    }

    /// <summary>Text without the password.</summary>
    public override string ToString() => $"cisco-ged188 client {ClientId}";
}
