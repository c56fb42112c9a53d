using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Simulators.Board.Cables;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.Pbx;
using CtiMiddleware.Simulators.Board.Smdi;
using CtiMiddleware.Simulators.Board.Smdr;
using CtiMiddleware.Simulators.Board.VoiceModem;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Hosting;

namespace CtiMiddleware.Server.NineSteps;

/// <summary>
/// The machine room of the nine steps, simulated in real time: a PBX with an agent, a hunt group of two analogue ports, its CTI link on TCP and its
/// message desk line on a pseudo terminal; on each port a voice modem on a pseudo terminal of its own; and callers on a trunk who listen and press
/// keys. Thread-safe where not said otherwise.
/// </summary>
internal sealed class NineStepsWorld : IAsyncDisposable
{
    /// <summary>The number that callers dial: the hunt group of the voice ports.</summary>
    public const string DialledNumber = "600";

    private const string RecordLayout = "avaya-expanded";

    private static readonly string[] s_ports = ["2101", "2102"];

    private readonly NineStepsOptions _options;
    private readonly SimulatedSwitch _pbx;
    private readonly List<IDisposable> _cables = [];
    private readonly List<VoiceModemPort> _modems = [];
    private SmdiFace _desk = null!;
    private FaceCable _deskCable = null!;
    private FaceCable _recordCable = null!;
    private PbxAudio _audio = null!;

    private NineStepsWorld(SimulatedSwitch pbx, NineStepsOptions options) => (_pbx, _options) = (pbx, options);

    /// <summary>The agent; read on the kernel.</summary>
    public AgentVoice Agent { get; private set; } = null!;

    /// <summary>Builds it.</summary>
    public static async Task<NineStepsWorld> StartAsync(NineStepsOptions options, TimeProvider time, ILogger logger)
    {
        var profile = new SwitchProfile()
            .AddStation("1001", "Anna", answerAfter: options.AgentLiftsAfter)
            .AddSkillGroup("610", "sales")
            .AddAgent("4001", "Anna", "", new AgentSkill("sales", 1))
            .LogOnAtStart("4001", "1001", ready: false)
            .AddTrunk("carrier")
            .AddHuntGroup(DialledNumber, "VRU", GroupDistribution.Linear, s_ports);
        foreach (var port in s_ports)
            profile.AddAnaloguePort(port, $"VRU {port}", callWaiting: false);
        var pbx = await SimulatedSwitch.StartAsync(
            new SimulatedSwitchOptions
            {
                Profile = profile,
                Faces = [new SimulatedFaceOptions(static engine => new CtiServerFace(engine, new CtiServerOptions()))],
            },
            time,
            logger
        );
        var world = new NineStepsWorld(pbx, options);
        try
        {
            await world.BuildAsync();
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
        return world;
    }

    /// <summary>The switches of the middleware in this room: the PBX with its data lines, and each modem.</summary>
    public IReadOnlyList<SwitchSettings> Switches()
    {
        var cti = new CiscoGed188Options
        {
            ClientId = "cti",
            Password = new CtiServerOptions().Password!,
            PeripheralId = new CtiServerOptions().PeripheralId,
            Supervisor = true,
            Devices = ["1001", .. s_ports],
        };
        var desk = new SmdiOptions
        {
            Ports = DeskPorts().Values.ToDictionary(static port => port, static port => $"vm{port.Line}:line"),
        };
        return
        [
            new SwitchSettings(
                "hq",
                CiscoGed188Factory.AdapterName,
                [
                    new LinkSettings("hq-1", new TcpEndpoint("127.0.0.1", _pbx.Faces[0].Port), "primary", true, cti),
                    Data("hq-2", SmdiAdapterFactory.AdapterName, _deskCable.Path, desk),
                    Data("hq-3", SmdrAdapterFactory.AdapterName, _recordCable.Path, new SmdrOptions { Layout = Layout }),
                ]
            ),
            .. _modems.Select(
                static (modem, at) =>
                    new SwitchSettings(
                        $"vm{at + 1}",
                        VoiceModemAdapterFactory.AdapterName,
                        [new LinkSettings($"vm{at + 1}-1", Serial(modem.Path), "primary", true, Modem)]
                    )
                    {
                        CallHistoryWindow = TimeSpan.FromSeconds(5),
                    }
            ),
        ];
    }

    /// <summary>Somebody calls from outside.</summary>
    /// <param name="number">The caller's number.</param>
    /// <param name="waits">Whether the caller agrees to wait when nobody is free.</param>
    /// <exception cref="InvalidOperationException">The trunk is full.</exception>
    public Task<Caller> CallAsync(string number, bool waits = true) =>
        _pbx.RunAsync(engine =>
        {
            PbxLeg? leg = null;
            Caller? caller = null;
            caller = new Caller(
                engine.Kernel,
                [
                    new CallerStep("ACE") { Presses = _options.Choice.ToString() },
                    new CallerStep("EAC")
                    {
                        Presses = waits ? "1" : "2",
                        Then = () =>
                        {
                            if (waits && _options.AgentReadyAfter is { } after)
                                engine.Kernel.Schedule(after, () => MakeReady(engine));
                        },
                    },
                    new CallerStep(AgentVoice.Hello)
                    {
                        Says = "ABCDEF",
                        Then = () => engine.Kernel.Schedule(_options.Talk, () => engine.HangUp(leg!)),
                    },
                ]
            );
            leg =
                engine.Inbound(engine.FindTrunk("carrier")!, number, DialledNumber)
                ?? throw new InvalidOperationException("No line of the trunk is free.");
            _audio.Attach(leg, caller);
            return caller;
        });

    /// <summary>The agent has time now.</summary>
    public Task AgentIsReadyAsync() => _pbx.RunAsync(MakeReady);

    /// <summary>The agent has no time now; does nothing while a call is with the agent.</summary>
    public Task AgentIsBusyAsync() => _pbx.RunAsync(static engine => engine.SetState(engine.FindAgent("4001")!, PbxAgentState.NotReady));

    /// <summary>The next record of the message desk line does not come.</summary>
    public Task LoseNextRecordAsync() => _pbx.RunAsync(_ => _desk.Faults.Set(new FaultSpec(FaultKind.LostEvent) { Times = 1 }));

    /// <summary>Reads something of the simulation.</summary>
    public Task<T> ReadAsync<T>(Func<PbxEngine, T> read) => _pbx.RunAsync(read);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var cable in _cables)
            cable.Dispose();
        await _pbx.DisposeAsync();
    }

    private static SmdrLayout Layout => SmdrLayoutCatalog.Shipped.Find(RecordLayout)!;

    // A second of audio lies in the modem, so that a busy machine is not heard.
    private static VoiceModemOptions Modem => new() { Line = "line", TransmitLead = TimeSpan.FromSeconds(1) };

    private static void MakeReady(PbxEngine engine) => engine.SetState(engine.FindAgent("4001")!, PbxAgentState.Ready);

    private static SerialEndpoint Serial(string path) => new(path, new SerialLineSettings { BaudRate = 115_200 });

    private static LinkSettings Data(string id, string adapter, string path, object options) =>
        new(id, Serial(path), "data", true, options) { Adapter = adapter };

    private async Task BuildAsync()
    {
        var modems = await _pbx.RunAsync(engine =>
        {
            _audio = new PbxAudio(engine.Kernel);
            Agent = new AgentVoice(engine.FindStation("1001")!);
            _audio.Attach(engine.FindStation("1001")!, Agent);
            return s_ports
                .Select(port =>
                {
                    var line = new TelephoneLine(port);
                    _ = new PbxLinePort(engine, _audio, engine.FindStation(port)!, line);
                    return new VoiceModemFace(engine.Kernel, line, ModemProfile.Get("v253"));
                })
                .ToList();
        });
        foreach (var modem in modems)
        {
            _modems.Add(await VoiceModemPort.OpenAsync(_pbx.Kernel, modem));
            _cables.Add(_modems[^1]);
        }
        var (desk, records) = await _pbx.RunAsync(static engine =>
            (
                new SmdiFace(engine, new SmdiFaceOptions { Ports = DeskPorts() }),
                new SmdrFace(engine, new SmdrFaceOptions { Layout = Layout })
            )
        );
        _desk = desk;
        _cables.Add(_deskCable = await FaceCable.OpenAsync(_pbx.Kernel, desk));
        _cables.Add(_recordCable = await FaceCable.OpenAsync(_pbx.Kernel, records));
    }

    private static Dictionary<string, SmdiPort> DeskPorts() =>
        s_ports.Select(static (port, at) => (port, at)).ToDictionary(static one => one.port, static one => new SmdiPort(1, one.at + 1));
}
