using System.Globalization;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Simulators.Board.Smdi;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Hosting;

namespace CtiMiddleware.Simulators.Host.Boards;

/// <summary>
/// A simulated PBX that tells the calls of its stations over SMDI, on TCP and on a pseudo terminal before it. Calls, people and faults by the control
/// API, as those of <c>run</c>.
/// </summary>
internal sealed class SmdiBoard : Board
{
    private readonly SimWorld _world;
    private readonly WebApplication _control;
    private readonly ControlToken _token;
    private TerminalBridge? _bridge;

    private SmdiBoard(SimWorld world, WebApplication control, ControlToken token) => (_world, _control, _token) = (world, control, token);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Greeting =>
        [
            .. _bridge is { Path: var path } ? (ReadOnlySpan<string>)[$"terminal {path}"] : [],
            string.Create(CultureInfo.InvariantCulture, $"tcp 127.0.0.1:{_world.Switch.Faces[0].Port}"),
            $"control {ControlApp.Address(_control)}",
            $"token {_token.Text}",
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Commands => ["calls and faults are made through the control API, see docs/simulators/boards.md"];

    /// <summary>Starts one.</summary>
    public static async Task<SmdiBoard> StartAsync(
        int? port,
        string? link,
        string? profileName,
        ulong seed,
        IReadOnlyList<string> faults,
        CancellationToken stop
    )
    {
        var options = new SimulatedSwitchOptions
        {
            Profile = ProfileChoice.Find(profileName),
            Faces =
            [
                new SimulatedFaceOptions(static engine => new SmdiFace(engine, new SmdiFaceOptions { Ports = Lines(engine) }), port ?? 0),
            ],
            Seed = seed,
        };
        var world = new SimWorld(await SimulatedSwitch.StartAsync(options, TimeProvider.System), seed);
        var token = ControlToken.Make(Environment.GetEnvironmentVariable(ControlToken.Variable));
        var board = new SmdiBoard(world, ControlApp.Build(world, token), token);
        try
        {
            foreach (var fault in faults)
                await world.Switch.SetFaultAsync(world.Face(null), FaultText.Parse(fault).Spec, stop);
            if (port is null || link is not null)
                board._bridge = await TerminalBridge.OpenAsync(world.Switch.Faces[0].Port, link, stop);
            await board._control.StartAsync(stop);
            return board;
        }
        catch (FaultRefusedException refused)
        {
            await board.DisposeAsync();
            throw new RefusedException(refused.Message);
        }
        catch
        {
            await board.DisposeAsync();
            throw;
        }
    }

    /// <summary>The stations in the order of their numbers are lines 1, 2, 3 … of message desk 1.</summary>
    private static Dictionary<string, SmdiPort> Lines(PbxEngine engine) =>
        engine
            .Stations.Select(static station => station.Number)
            .Order(StringComparer.Ordinal)
            .Take(9999)
            .Select(static (number, index) => (number, index))
            .ToDictionary(static one => one.number, static one => new SmdiPort(1, one.index + 1), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Task<string> DoAsync(string[] words, CancellationToken stop) => throw Unknown(string.Join(' ', words));

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_bridge is not null)
            await _bridge.DisposeAsync();
        await _control.StopAsync(CancellationToken.None);
        await _control.DisposeAsync();
        await _world.DisposeAsync();
    }
}
