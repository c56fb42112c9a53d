using System.Text;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.LineText;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Tests.LineText;

/// <summary>The face and the adapter's protocol joined without a link: what the switch writes as text, what the adapter makes of it.</summary>
internal sealed class LineTextWorld : IFaceOutput
{
    private readonly ReplayOutput _output = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly ProtocolReplay _protocol;
    private readonly StringBuilder _written = new();
    private IFaceSession? _session;

    public LineTextWorld(SwitchProfile? profile = null, string secret = "ctisecret")
    {
        Engine = new PbxEngine(Kernel, profile ?? Profile());
        Face = new LineTextFace(Engine, new LineTextFaceOptions());
        var options = new LineTextOptions { User = "cti", Secret = secret };
        var context = new LinkContext(new SwitchId("s"), new LinkId("s-1"), options, NullLogger.Instance, Seed: 1);
        _protocol = new ProtocolReplay(new LineTextAdapterFactory().Create(context), _output);
        Connect();
    }

    public SimulationKernel Kernel { get; } = new(1, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public PbxEngine Engine { get; }

    public LineTextFace Face { get; }

    public string? CloseReason { get; private set; }

    public IEnumerable<T> Said<T>()
        where T : ReplayItem => _output.Items.OfType<T>();

    /// <summary>Telephones 1001 to 1004 with nobody at them, a trunk, a group with 1003 and 1004, slots, a room.</summary>
    public static SwitchProfile Profile() =>
        new SwitchProfile().AddStations(1001, 4).AddTrunk("carrier").AddGroup("610", "support", "1003", "1004").AddRoom("620", "5000");

    public Station Station(string number) => Engine.FindStation(number)!;

    public void Connect()
    {
        CloseReason = null;
        _protocol.Open();
        _session = Face.Connect(this);
        Settle();
    }

    /// <summary>The switch's lines since the last time.</summary>
    public string[] Lines()
    {
        Settle();
        var lines = _written.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        _written.Clear();
        return lines;
    }

    /// <summary>The events since the last time: name, connection or call, device and cause.</summary>
    public string Events() =>
        string.Join(
            '\n',
            Lines().Where(static line => line.StartsWith("EV ", StringComparison.Ordinal)).Select(static line => line.Split(' ', 3)[2])
        );

    public void Run(double seconds)
    {
        Kernel.RunFor(TimeSpan.FromSeconds(seconds));
        Settle();
    }

    /// <summary>A command by the middleware; its answer.</summary>
    public CommandAnswer Execute(SwitchCommand command)
    {
        var ticket = _protocol.Execute(command);
        Settle();
        return Said<ReplayItem.Completed>().Single(completed => completed.Ticket == ticket).Answer;
    }

    public NativeConnection Leg(string device, int index = 0)
    {
        var told = Face.Told.Last(Station(device).Legs[index])!.Split('.');
        return new NativeConnection(told[0], told[1]);
    }

    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        _written.Append(Encoding.UTF8.GetString(message));
        _protocol.Receive(message, ReplaySplit.Whole);
        return true;
    }

    public void Close(string reason)
    {
        CloseReason = reason;
        _protocol.Close();
    }

    private void Settle()
    {
        Kernel.RunReady();
        for (var text = _output.TakeWire(); text.Length > 0; text = _output.TakeWire())
        {
            _session!.Receive(Encoding.Latin1.GetBytes(text));
            Kernel.RunReady();
        }
    }
}
