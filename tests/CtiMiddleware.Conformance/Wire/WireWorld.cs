using CtiMiddleware.Conformance.World;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Runtime;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>The real adapter in the real runtime against a scripted far end, in virtual time, with a hand on the wire. Not thread-safe.</summary>
public sealed class WireWorld : IAsyncDisposable
{
    private WireTap? _wire;

    /// <summary>Builds the world; nothing runs before time passes.</summary>
    /// <param name="target">The adapter and its far end.</param>
    /// <param name="useWrongOptions">Whether the adapter gets <see cref="WireTarget.WrongOptions"/>.</param>
    /// <param name="transport">Bounds of the link; null for the usual ones.</param>
    public WireWorld(WireTarget target, bool useWrongOptions = false, TransportOptions? transport = null)
    {
        Target = target;
        Adapter = new AdapterProbe(target.Adapter);
        Peer = target.CreatePeer(useWrongOptions ? target.WrongOptions : target.Options);
        var under = new SwitchUnderTest
        {
            Adapter = target.Adapter,
            Options = target.Options,
            WrongOptions = target.WrongOptions,
            Supervision = target.Supervision,
            CreateFace = engine => _wire = new WireTap(new PeerFace(engine, Peer, target.Adapter.Name)),
        };
        Rig = new VirtualSwitch(
            under,
            new VirtualSwitchOptions
            {
                Profile = new SwitchProfile(),
                Adapter = Adapter,
                UseWrongOptions = useWrongOptions,
                Transport = transport ?? new TransportOptions(),
            }
        );
    }

    /// <summary>What the world was built of.</summary>
    public WireTarget Target { get; }

    /// <summary>The far end.</summary>
    public WirePeer Peer { get; }

    /// <summary>Link, adapter, runtime and log.</summary>
    public VirtualSwitch Rig { get; }

    /// <summary>The wire between both.</summary>
    public WireTap Wire => _wire!;

    /// <summary>What the adapter was given and said.</summary>
    public AdapterProbe Adapter { get; }

    /// <summary>The link's counters.</summary>
    public LinkDiagnostics Counters => Rig.Runtime.Diagnostics(VirtualSwitch.Link)!;

    /// <summary>Whether the middleware says that the link's switch is in service.</summary>
    public bool InService => !Rig.Seen.Stale;

    /// <summary>The whole story, a second for each step and five at its end.</summary>
    public void Play()
    {
        for (var step = 0; step < Peer.Steps; step++)
        {
            Peer.Act(step);
            RunFor(1);
        }
        RunFor(5);
    }

    /// <summary>Lets time pass.</summary>
    public void RunFor(double seconds) => Rig.RunFor(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until the link is in service.</summary>
    /// <param name="limit">At most so long.</param>
    public void RunUntilInService(TimeSpan limit) =>
        Assert.True(Rig.RunUntil(() => InService, limit), $"Not in service within {limit}: {Rig.Seen.State}, {Rig.Seen.Reason}");

    /// <summary>The kinds of what the adapter told from an item on, without heartbeats and what was odd: what a reader of events is told.</summary>
    /// <param name="from">The number of the first item.</param>
    public IReadOnlyList<string> Told(int from) =>
        [
            .. Adapter
                .Items.Skip(from)
                .Where(static item =>
                    item
                        // What flows of audio is asked for by the runtime, which a replay has not.
                        is not (
                            ReplayItem.Anomaly
                            or ReplayItem.Unknown
                            or ReplayItem.Heartbeat
                            or ReplayItem.MediaReady
                            or ReplayItem.MediaStopped
                            or ReplayItem.AudioReceived
                        )
                )
                .Select(static item => item is ReplayItem.Emitted emitted ? emitted.Event.GetType().Name : item.GetType().Name),
        ];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Rig.DisposeAsync();
}
