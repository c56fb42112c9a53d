using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The parameters that each kind of fault takes.</summary>
internal static class FaultWords
{
    /// <summary>Kinds by the words for them.</summary>
    public static IReadOnlyDictionary<string, FaultKind> Kinds { get; } =
        Enum.GetValues<FaultKind>().ToDictionary(FaultBoard.Name, static kind => kind, StringComparer.Ordinal);

    /// <summary>The names of a kind's parameters.</summary>
    public static IReadOnlyList<string> Parameters(FaultKind kind) =>
        kind switch
        {
            FaultKind.Latency => ["ms", "jitterMs"],
            FaultKind.Bandwidth => ["bytesPerSecond"],
            FaultKind.Slice => ["size", "delayMs"],
            FaultKind.Restart => ["kind"],
            FaultKind.Corrupt => ["field", "value"],
            FaultKind.Nak => ["code"],
            FaultKind.LateAck => ["ms"],
            FaultKind.CallIdReuse => ["live"],
            FaultKind.Quota => ["limit"],
            FaultKind.ClockJump => ["seconds"],
            FaultKind.Break => ["ms"],
            FaultKind.Noise => ["ber"],
            FaultKind.DropControlLines => ["lines"],
            _ => [],
        };
}
