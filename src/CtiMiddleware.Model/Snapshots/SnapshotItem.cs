using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Model.Snapshots;

/// <summary>
/// One object as the switch shows it when asked: ECMA-269 snapshot services (clause 16) and Get Switching Function Devices (13.1.5). An
/// item supersedes what was emitted before it for its key; a later event supersedes the item.
/// </summary>
public abstract record SnapshotItem
{
    private SnapshotItem() { }

    /// <summary>A call with all its connections.</summary>
    /// <param name="CallId">The switch's call identifier.</param>
    /// <param name="Connections">Its connections.</param>
    public sealed record Call(string CallId, IReadOnlyList<SnapshotConnection> Connections) : SnapshotItem
    {
        /// <summary>The caller.</summary>
        public PartyDevice CallingDevice { get; init; } = PartyDevice.NotKnown;

        /// <summary>What the caller dialled.</summary>
        public PartyDevice CalledDevice { get; init; } = PartyDevice.NotKnown;

        /// <summary>The switch's global call linkage identifier, or null.</summary>
        public string? GlobalCallLinkage { get; init; }
    }

    /// <summary>A device.</summary>
    /// <param name="Number">The dialable number: the switch-scoped part of its <see cref="DeviceId"/>.</param>
    /// <param name="Kind">What it is.</param>
    public sealed record Device(string Number, DeviceCategory Kind) : SnapshotItem
    {
        /// <summary>Its name for people, or null.</summary>
        public string? Name { get; init; }

        /// <summary>Its name in the switch's own terms, for example <c>PJSIP/1001</c>.</summary>
        public string? NativeName { get; init; }

        /// <summary>Whether it can be used; null when the switch does not tell.</summary>
        public bool? InService { get; init; }
    }

    /// <summary>An ACD group.</summary>
    /// <param name="Number">The group's number or name: the switch-scoped part of its <see cref="DeviceId"/>.</param>
    public sealed record Group(string Number) : SnapshotItem
    {
        /// <summary>Its name for people, or null.</summary>
        public string? Name { get; init; }

        /// <summary>The number of calls that wait.</summary>
        public int Waiting { get; init; }

        /// <summary>What the switch counts of the group; null when it did not say.</summary>
        public GroupStatistics? Statistics { get; init; }
    }

    /// <summary>An agent with the state towards each group.</summary>
    /// <param name="AgentID">The agent's identifier on the switch.</param>
    /// <param name="Groups">The groups the agent is logged on to.</param>
    public sealed record Agent(string AgentID, IReadOnlyList<SnapshotAgentGroup> Groups) : SnapshotItem
    {
        /// <summary>The agent's name, or null.</summary>
        public string? Name { get; init; }

        /// <summary>The number of the device at which the agent works, or null.</summary>
        public string? AgentDevice { get; init; }
    }
}
