namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>The kinds of faults by who produces them. A face declares the sets that it, its <see cref="MessageFaults"/> and its host produce, and its own kinds besides.</summary>
public static class FaultSets
{
    /// <summary>Produced by every host of a face over a byte stream, whatever the protocol.</summary>
    public static IReadOnlyList<FaultKind> Link { get; } =
    [
        FaultKind.Latency,
        FaultKind.Bandwidth,
        FaultKind.Slice,
        FaultKind.HalfOpen,
        FaultKind.Reset,
        FaultKind.Restart,
        FaultKind.StopAnswering,
        FaultKind.ClockJump,
    ];

    /// <summary>Produced by <see cref="MessageFaults"/> for every face that has an <see cref="Faces.IFaceWire"/> and asks about its requests.</summary>
    public static IReadOnlyList<FaultKind> Messages { get; } =
    [
        FaultKind.Drop,
        FaultKind.Duplicate,
        FaultKind.Reorder,
        FaultKind.Corrupt,
        FaultKind.WrongInvokeId,
        FaultKind.Nak,
        FaultKind.NoAck,
        FaultKind.LateAck,
        FaultKind.LostEvent,
    ];

    /// <summary>Produced on serial lines only.</summary>
    public static IReadOnlyList<FaultKind> Serial { get; } =
    [FaultKind.Parity, FaultKind.Framing, FaultKind.Break, FaultKind.Noise, FaultKind.DropControlLines];

    /// <summary>Those that happen once, when they begin, instead of on occasions.</summary>
    public static IReadOnlyList<FaultKind> AtOnce { get; } = [FaultKind.Reset, FaultKind.Restart, FaultKind.ClockJump];

    /// <summary>Those that touch only what the switch sends.</summary>
    internal static IReadOnlyList<FaultKind> OutOnly { get; } =
    [
        FaultKind.Duplicate,
        FaultKind.Reorder,
        FaultKind.Corrupt,
        FaultKind.WrongInvokeId,
        FaultKind.NoAck,
        FaultKind.LateAck,
        FaultKind.LostEvent,
        FaultKind.SilentMonitor,
        FaultKind.CallIdReuse,
    ];

    /// <summary>Those that touch only what clients ask for.</summary>
    internal static IReadOnlyList<FaultKind> InOnly { get; } = [FaultKind.Nak, FaultKind.RefuseLogin];
}
