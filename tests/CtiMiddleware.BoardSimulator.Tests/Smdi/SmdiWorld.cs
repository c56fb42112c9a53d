using System.Text;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Simulators.Board.Smdi;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.BoardSimulator.Tests.Smdi;

/// <summary>The face and the adapter's protocol joined without a line: what the switch writes as characters, what the adapter makes of it.</summary>
internal sealed class SmdiWorld : IFaceOutput
{
    private readonly StringBuilder _written = new();
    private readonly ReplayOutput _output = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly IFaceSession _session;

    public SmdiWorld(Func<SmdiFaceOptions, SmdiFaceOptions>? change = null, SmdiParity parity = SmdiParity.Auto)
    {
        // 1001 and 1002 are telephones, 2101 and 2102 the lines of the message desk, behind the group 600.
        var profile = new SwitchProfile()
            .AddStations(1001, 2)
            .AddStations(2101, 2)
            .AddTrunk("carrier")
            .AddHuntGroup("600", "vru", GroupDistribution.Linear, "2101", "2102");
        Engine = new PbxEngine(Kernel, profile);
        var options = new SmdiFaceOptions
        {
            Ports = new Dictionary<string, SmdiPort> { ["2101"] = new(1, 1), ["2102"] = new(1, 2) },
            NumberPrefix = "256555",
        };
        Face = new SmdiFace(Engine, change?.Invoke(options) ?? options);
        var adapter = new SmdiOptions
        {
            Ports = new Dictionary<SmdiPort, string> { [new(1, 1)] = "2101", [new(1, 2)] = "2102" },
            NumberPrefix = "256555",
            Parity = parity,
        };
        var context = new LinkContext(new SwitchId("s"), new LinkId("s-1"), adapter, NullLogger.Instance, Seed: 1);
        Protocol = new ProtocolReplay(new SmdiAdapterFactory().Create(context), _output);
        Protocol.Open();
        _session = Face.Connect(this);
    }

    public SimulationKernel Kernel { get; } = new(1, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public PbxEngine Engine { get; }

    public SmdiFace Face { get; }

    public ProtocolReplay Protocol { get; }

    public IEnumerable<DataLinkEvent.CallHistory> Calls => _output.Events.OfType<DataLinkEvent.CallHistory>();

    public IEnumerable<T> Said<T>()
        where T : ReplayItem => _output.Items.OfType<T>();

    public Station Station(string number) => Engine.FindStation(number)!;

    /// <summary>What went over the line since the last time, without the eighth bit.</summary>
    public string Written()
    {
        var text = _written.ToString();
        _written.Clear();
        return text;
    }

    /// <summary>Lets time pass on both ends and carries what the adapter wrote.</summary>
    public void Run(double seconds)
    {
        if (_output.TakeWire() is { Length: > 0 } commands)
            _session.Receive(Encoding.Latin1.GetBytes(commands));
        Kernel.RunFor(TimeSpan.FromSeconds(seconds));
        Protocol.Advance(TimeSpan.FromSeconds(seconds));
    }

    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        foreach (var one in message)
            _written.Append((char)(one & 0x7F));
        Protocol.Receive(message, ReplaySplit.EveryByte);
        return true;
    }

    public void Close(string reason) => Protocol.Close();

    public void FromLine(string text) => _session.Receive(Encoding.Latin1.GetBytes(text));
}
