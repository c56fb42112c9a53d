using System.Text;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Live.Tests.Peers;
using CtiMiddleware.Simulators.Board.Smdi;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Boards.Live.Tests.Smdi;

/// <summary>A real Asterisk whose res_smdi has one end of a pseudo terminal; our simulated switch has the other.</summary>
public sealed class SmdiFixture : IAsyncLifetime, IFaceOutput
{
    private readonly SimulationKernel _kernel = new(1, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly Lock _gate = new();
    private PseudoTerminal? _line;
    private IFaceSession? _session;
    private AsteriskPeer? _peer;

    public AsteriskPeer Peer
    {
        get
        {
            Requirements.Need(AsteriskInstallation.Asterisk22);
            return _peer!;
        }
    }

    /// <summary>What Asterisk wrote to the line, one entry for each command with its end.</summary>
    public Journal<string> Commands { get; } = new("the line from Asterisk");

    public SmdiFace Face { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (AsteriskInstallation.Asterisk22.MissingBecause is not null)
            return;
        var profile = new SwitchProfile().AddStations(1001, 4).AddStations(2101, 4).AddTrunk("carrier", 30);
        Face = new SmdiFace(
            new PbxEngine(_kernel, profile),
            new SmdiFaceOptions
            {
                Ports = Enumerable.Range(1, 4).ToDictionary(static line => $"210{line}", static line => new SmdiPort(2, line)),
                NumberPrefix = "256555",
            }
        );
        _line = PseudoTerminal.Open();
        _session = Face.Connect(this);
        var command = new StringBuilder();
        _line.ReadOnThread(bytes =>
        {
            lock (_gate)
                _session.Receive(bytes.Span);
            foreach (var one in bytes.Span)
            {
                command.Append((char)one);
                if (one != 0x04)
                    continue;
                Commands.Add(command.ToString());
                command.Clear();
            }
        });
        _peer = await AsteriskPeer.StartAsync(
            AsteriskInstallation.Asterisk22,
            addition: new AsteriskAddition("Smdi", new Dictionary<string, string> { ["SMDI_PORT"] = _line.SlavePath })
        );
    }

    /// <summary>Acts on the simulated switch and lets its time pass.</summary>
    public T On<T>(Func<PbxEngine, T> act)
    {
        lock (_gate)
        {
            var result = act(Face.Engine);
            _kernel.RunFor(TimeSpan.FromSeconds(1));
            return result;
        }
    }

    /// <summary>Bytes on the line that our sender would not send.</summary>
    public void Raw(string text) => _line!.Write(Encoding.Latin1.GetBytes(text));

    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        _line!.Write(message);
        return true;
    }

    public void Close(string reason) { }

    public async ValueTask DisposeAsync()
    {
        if (_peer is not null)
            await _peer.DisposeAsync();
        _session?.Dispose();
        _line?.Dispose();
    }
}
