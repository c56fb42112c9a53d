using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.VoiceModem;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Host.Boards;

/// <summary>A voice modem on a pseudo terminal, at a telephone line with a small exchange: who is called rings and answers after two seconds.</summary>
internal sealed class VoiceModemBoard : Board
{
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromSeconds(2);

    private readonly RealTimeKernelHost _host;
    private readonly LineExchange _exchange;
    private readonly VoiceModemPort _port;
    private readonly string _path;

    private VoiceModemBoard(RealTimeKernelHost host, LineExchange exchange, VoiceModemPort port, string path) =>
        (_host, _exchange, _port, _path) = (host, exchange, port, path);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Greeting => [$"terminal {_path}"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Commands =>
        [
            "call NUMBER [NAME]      the line rings, with caller id; who calls says nothing",
            "hangup                  the far end hangs up",
            "state                   what the line does",
        ];

    /// <summary>Starts one.</summary>
    public static async Task<VoiceModemBoard> StartAsync(
        string? link,
        string profile,
        ulong seed,
        IReadOnlyList<string> faults,
        CancellationToken stop
    )
    {
        var kernel = new SimulationKernel(seed, TimeProvider.System.GetUtcNow());
        var line = new TelephoneLine("line");
        var exchange = new LineExchange(kernel, line, new LineExchangeOptions())
        {
            // Any number of three digits and more, complete when no further digit comes.
            Route = static (digits, complete) =>
                digits.Length < 3 || !complete ? new LineRoute.MoreDigits() : new LineRoute.ToParty(new LinePlayer(), AnswersAfter),
        };
        var modem = new VoiceModemFace(kernel, line, Profile(profile));
        BoardFaults.Set(
            "voice-modem",
            faults,
            new Dictionary<FaultKind, Action<FaultSpec>>
            {
                [FaultKind.Noise] = spec => modem.Faults.BitErrors = BoardFaults.Number(spec, "ber", 1),
                [FaultKind.StopAnswering] = _ => modem.Faults.AnswersNothing = true,
            }
        );
        var host = new RealTimeKernelHost(kernel, TimeProvider.System, NullLogger.Instance);
        try
        {
            var port = await VoiceModemPort.OpenAsync(host, modem);
            if (link is not null)
                port.LinkAs(link);
            stop.ThrowIfCancellationRequested();
            return new VoiceModemBoard(host, exchange, port, link ?? port.Path);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<string> DoAsync(string[] words, CancellationToken stop) => _host.InvokeAsync(() => Do(words), stop);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _port.Dispose();
        await _host.DisposeAsync();
    }

    private static ModemProfile Profile(string name) =>
        ModemProfile.Delivered.Contains(name, StringComparer.Ordinal)
            ? ModemProfile.Get(name)
            : throw new UsageException($"There is no model {name}; there are {string.Join(", ", ModemProfile.Delivered)}.");

    private string Do(string[] words)
    {
        switch (words)
        {
            case ["call", var number, .. var name]:
                if (!_exchange.IsIdle)
                    throw new RefusedException("the line is not idle: the caller would be busy");
                _ = _exchange.Ring(
                    new LineCaller { Number = number, Name = name.Length == 0 ? null : string.Join(' ', name) },
                    new LinePlayer()
                );
                return "it rings";
            case ["hangup"]:
                (_exchange.Active ?? throw new RefusedException("there is no call")).HangUp();
                return "hung up";
            case ["state"]:
                return _exchange.Active is { } call ? $"{call.State} {call.Number}"
                    : _exchange.IsIdle ? "idle"
                    : "off hook";
            default:
                throw Unknown(string.Join(' ', words));
        }
    }
}
