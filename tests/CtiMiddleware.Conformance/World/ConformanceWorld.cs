using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Simulators.Scenarios.Rig;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Conformance.World;

/// <summary>
/// A <see cref="VirtualSwitch"/> with a hand on the wire and an ear at the adapter: the real adapter against the simulated face of its switch, in
/// virtual time. Not thread-safe.
/// </summary>
public sealed class ConformanceWorld : IAsyncDisposable
{
    private readonly Ear _ear = new();
    private WireTap? _wire;

    /// <summary>Builds the world; nothing runs before time passes.</summary>
    /// <param name="target">The adapter and its face.</param>
    /// <param name="options">How the rig is built; profile and adapter are the target's.</param>
    public ConformanceWorld(ConformanceTarget target, VirtualSwitchOptions? options = null)
    {
        Target = target;
        Adapter = new AdapterProbe(target.Under.Adapter);
        var under = target.Under with { CreateFace = engine => _wire = new WireTap(target.Under.CreateFace(engine)) };
        Rig = new VirtualSwitch(under, (options ?? new VirtualSwitchOptions()) with { Profile = target.Profile(), Adapter = Adapter });
        Rig.Engine.Attach(_ear);
    }

    /// <summary>What the world was built of.</summary>
    public ConformanceTarget Target { get; }

    /// <summary>Engine, face, link, adapter, runtime and log.</summary>
    public VirtualSwitch Rig { get; }

    /// <summary>The wire between face and link.</summary>
    public WireTap Wire => _wire!;

    /// <summary>What the adapter was given and said.</summary>
    public AdapterProbe Adapter { get; }

    /// <summary>The switch: what people do is done here.</summary>
    public PbxEngine Engine => Rig.Engine;

    /// <summary>What happened in the switch, in order: its own account, whatever its wire tells.</summary>
    public IReadOnlyList<PbxEvent> Happened => _ear.Heard;

    /// <summary>The link's counters.</summary>
    public LinkDiagnostics Counters => Rig.Runtime.Diagnostics(VirtualSwitch.Link)!;

    /// <summary>Whether the middleware says that the switch is in service.</summary>
    public bool InService => !Rig.Seen.Stale;

    /// <summary>A telephone.</summary>
    /// <exception cref="InvalidOperationException">The profile has none of this number.</exception>
    public Station Phone(string number) =>
        Engine.FindStation(number) ?? throw new InvalidOperationException($"The profile has no station {number}.");

    /// <summary>The connection of a telephone that came last.</summary>
    public PbxLeg Leg(string number) => Phone(number).Legs[^1];

    /// <summary>Two telephones talk; their call as the middleware shows it.</summary>
    public Call Talk(string from = "1001", string to = "1002")
    {
        var before = Rig.Calls.Select(static call => call.Id).ToHashSet();
        Engine.Dial(Phone(from), to);
        RunFor(1);
        Engine.Answer(Leg(to));
        RunFor(1);
        var made = Rig.Calls.Where(call => !before.Contains(call.Id)).ToList();
        Assert.True(made.Count == 1, $"{from} talks to {to}: the middleware shows {made.Count} new calls.");
        return made[0];
    }

    /// <summary>Lets time pass.</summary>
    public void RunFor(double seconds) => Rig.RunFor(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until the switch is out of service and in service again.</summary>
    /// <param name="limit">How long both may take together.</param>
    public void RunThroughOutage(TimeSpan limit)
    {
        Assert.True(Rig.RunUntil(() => !InService, limit), "The loss of the link was not noticed.");
        Assert.True(Rig.RunUntil(() => InService, limit), $"The link did not come back: {Rig.Seen.State}, {Rig.Seen.Reason}");
    }

    /// <summary>The stations' connections as the switch has them: one line for each call.</summary>
    public string SwitchAccount() =>
        Lines(
            Engine.Calls.Select(call =>
                call.Legs.Where(static leg => leg is { Device: Station, IsReleased: false } && leg.State != LegState.Null)
                    .Select(static leg => $"{leg.Device.Number} {StateOf(leg.State)}")
            )
        );

    /// <summary>The stations' connections as the middleware shows them: one line for each call.</summary>
    public string SeenAccount() =>
        Lines(
            Rig.Calls.Select(call =>
                call.Connections.Where(connection =>
                        connection.Device is { } device && Engine.FindStation(device.Number.ToString()) is not null
                    )
                    .Select(static connection => $"{connection.Device!.Value.Number} {connection.State}".ToLowerInvariant())
            )
        );

    /// <summary>Every event of the log.</summary>
    public IReadOnlyList<LogEntry> Log => Rig.Events;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Rig.DisposeAsync();

    private static string Lines(IEnumerable<IEnumerable<string>> calls) =>
        string.Join('\n', calls.Select(static call => string.Join(", ", call.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    private static string StateOf(LegState state) =>
        state switch
        {
            LegState.Initiated or LegState.Queued or LegState.Parked => "connected",
            LegState.Held => "hold",
            _ => state.ToString().ToLowerInvariant(),
        };

    private sealed class Ear : IPbxObserver
    {
        public List<PbxEvent> Heard { get; } = [];

        public void On(PbxEvent happened) => Heard.Add(happened);
    }
}
