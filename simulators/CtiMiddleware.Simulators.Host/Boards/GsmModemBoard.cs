using System.Globalization;
using CtiMiddleware.Simulators.Board.GsmModem;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Boards;

/// <summary>A GSM modem on a pseudo terminal or on TCP, and its network.</summary>
internal sealed class GsmModemBoard : Board
{
    private readonly SimulatedGsmModem _modem;

    private GsmModemBoard(SimulatedGsmModem modem) => _modem = modem;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Greeting =>
        [
            .. _modem.TerminalPath is { } path ? (ReadOnlySpan<string>)[$"terminal {path}"] : [],
            .. _modem.Port > 0 ? (ReadOnlySpan<string>)[string.Create(CultureInfo.InvariantCulture, $"tcp 127.0.0.1:{_modem.Port}")] : [],
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Commands =>
        [
            "call NUMBER [NAME]      somebody calls the mobile",
            "hangup NUMBER           the far end of that call hangs up",
            "sms NUMBER TEXT         a short message comes",
            "signal 0-31             the signal's strength",
            "network STATE           none, home, searching, denied, unknown, roaming",
            "calls                   what calls there are",
        ];

    /// <summary>Starts one.</summary>
    public static async Task<GsmModemBoard> StartAsync(
        int? port,
        string? link,
        ulong seed,
        IReadOnlyList<string> faults,
        CancellationToken stop
    )
    {
        var modem = SimulatedGsmModem.Start(
            new SimulatedGsmModemOptions
            {
                Port = port,
                Terminal = port is null || link is not null,
                TerminalName = link,
                Seed = seed,
            },
            TimeProvider.System
        );
        var board = new GsmModemBoard(modem);
        try
        {
            await modem.RunAsync(
                (_, face) =>
                {
                    BoardFaults.Set(
                        "gsm-modem",
                        faults,
                        new Dictionary<FaultKind, Action<FaultSpec>>
                        {
                            [FaultKind.Noise] = spec => face.Faults.FlipsBits = Math.Min(1, 8 * BoardFaults.Number(spec, "ber", 1)),
                            [FaultKind.Latency] = spec =>
                                face.Faults.AnswersLate = TimeSpan.FromMilliseconds(BoardFaults.Number(spec, "ms", 600_000)),
                            [FaultKind.StopAnswering] = _ => face.Faults.StopsAnswering = true,
                        }
                    );
                    return true;
                },
                stop
            );
            return board;
        }
        catch
        {
            await board.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<string> DoAsync(string[] words, CancellationToken stop) => _modem.RunAsync((phone, _) => Do(phone, words), stop);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _modem.DisposeAsync();

    private static string Do(MobilePhone phone, string[] words)
    {
        switch (words)
        {
            case ["call", var number, .. var name]:
                return phone.Call(number, name.Length == 0 ? null : string.Join(' ', name)) is null
                    ? throw new RefusedException("the mobile cannot be reached: out of the network, or it rings already")
                    : "it rings";
            case ["hangup", var number]:
                var call =
                    phone.Calls.FirstOrDefault(call => call.Number == number)
                    ?? throw new RefusedException($"there is no call with {number}");
                phone.HangUpThere(call);
                return "hung up";
            case ["sms", var number, .. { Length: > 0 } text]:
                phone.Deliver(number, string.Join(' ', text));
                return "delivered";
            case ["signal", var level]
                when int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var signal) && signal <= 31:
                phone.SetSignal(signal);
                return "set";
            case ["network", var word]
                when Enum.TryParse<NetworkState>(word, ignoreCase: true, out var state) && !char.IsAsciiDigit(word[0]):
                phone.SetNetwork(state);
                return "set";
            case ["calls"]:
                return phone.Calls.Count == 0 ? "none" : string.Join('\n', phone.Calls.Select(static one => $"{one.Number} {one.State}"));
            default:
                throw Unknown(string.Join(' ', words));
        }
    }
}
