using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Supervision;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>What a link's session needs of its switch. Loop's thread only, but for <see cref="Wake"/> and <see cref="Post"/>.</summary>
internal interface ILinkHost
{
    /// <summary>The switch's registry.</summary>
    ISwitchRegistry Registry { get; }

    /// <summary>The commands that go over a link: the switch's, or the data link's own.</summary>
    CommandTable CommandsOf(LinkSession session);

    /// <summary>The loop's timers.</summary>
    LoopTimers Timers { get; }

    /// <summary>A link said something of its switch.</summary>
    void Apply(LinkSession session, SwitchEvent switchEvent, DateTimeOffset receivedAt, FrameRef frame);

    /// <summary>Whether what the link says goes to the registry.</summary>
    bool Feeds(LinkSession session);

    /// <summary>The switch counts its calls anew.</summary>
    void SwitchRestarted(DateTimeOffset at);

    /// <summary>Whether a device is observed, as the link tells.</summary>
    void Observed(string device, DeviceObservation observation, string? reason, DateTimeOffset at);

    /// <summary>The link asks for the snapshots.</summary>
    void BeginSync(LinkSession session);

    /// <summary>A snapshot ended.</summary>
    void SnapshotEnded(LinkSession session, SnapshotScope scope, bool complete);

    /// <summary>The link's status changed.</summary>
    void Changed(LinkSession session, LinkStatus before);

    /// <summary>The link's protocol is being called from here on, or null when the call is over: whose anomalies the registry finds.</summary>
    void Speaks(LinkSession? session);

    /// <summary>Has something done on the loop's thread; from any thread. False when too much waits.</summary>
    bool Post(Action action);

    /// <summary>There is something to do; from any thread.</summary>
    void Wake();
}
