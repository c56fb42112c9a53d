using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>
/// The faults of a serial line (<see cref="FaultSets.Serial"/>), between a face and its medium. Where the medium can show them, in memory and
/// behind a device server, they are told as notices beside the bytes; on a pseudo terminal only the bytes show them. Used on the kernel only.
/// </summary>
public sealed class SerialFaults
{
    // What a driver gives in place of a character that came with an error, and what a receiver without one makes of it.
    private const byte Replacement = (byte)'?';

    private static readonly (string Name, LineNoticeKind Kind)[] Lines =
    [
        ("cts", LineNoticeKind.ClearToSend),
        ("dsr", LineNoticeKind.DataSetReady),
        ("cd", LineNoticeKind.CarrierDetect),
    ];

    private readonly FaultBoard _board;
    private readonly Action<LineNotice> _notice;
    private readonly List<LineNoticeKind> _dropped = [];
    private ActiveFault? _dropping;

    /// <summary>Puts the faults of a board on a line.</summary>
    /// <param name="board">The board; it must have been made with <see cref="FaultSets.Serial"/>.</param>
    /// <param name="notice">Where notices go: to the far end's <c>MemoryPeer.Notice</c>, or nowhere.</param>
    public SerialFaults(FaultBoard board, Action<LineNotice> notice)
    {
        _board = board;
        _notice = notice;
        board.OnChanged(LookAtLines);
    }

    /// <summary>Takes bytes on their way.</summary>
    /// <param name="bytes">What is sent.</param>
    /// <param name="direction">Which way; errors that a receiver shows are told for <see cref="FaultDirection.Out"/> only.</param>
    /// <returns>What arrives, after the notices were told.</returns>
    public byte[] Pass(ReadOnlySpan<byte> bytes, FaultDirection direction = FaultDirection.Out)
    {
        var passed = bytes.ToArray();
        if (_board.IsEmpty)
            return passed;
        foreach (ref var one in passed.AsSpan())
        {
            if (_board.Strike(FaultKind.Parity, direction) is not null)
                Spoil(ref one, LineNoticeKind.Parity, direction);
            if (_board.Strike(FaultKind.Framing, direction) is not null)
                Spoil(ref one, LineNoticeKind.Framing, direction);
        }
        if (_board.InForce(FaultKind.Noise, direction) is { } noise)
            Flip(passed, noise);
        if (_board.Strike(FaultKind.Break, direction) is null)
            return passed;
        // While the line is held in break nothing else is on it.
        Tell(LineNoticeKind.Break, direction);
        return [];
    }

    private void Spoil(ref byte one, LineNoticeKind kind, FaultDirection direction)
    {
        one = Replacement;
        Tell(kind, direction);
    }

    private static void Flip(byte[] bytes, ActiveFault noise)
    {
        var rate = noise.Spec.Number("ber");
        var struck = false;
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            if (!noise.Random.NextChance(rate))
                continue;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            struck = true;
        }
        if (struck)
            noise.Count();
    }

    private void LookAtLines()
    {
        var fault = _board.InForce(FaultKind.DropControlLines);
        if (fault == _dropping)
            return;
        foreach (var kind in _dropped)
            _notice(new LineNotice(kind, On: true));
        _dropped.Clear();
        _dropping = fault;
        if (fault is null)
            return;
        fault.Count();
        var names = fault.Spec.Text("lines") ?? "cd,dsr,cts";
        foreach (var (name, kind) in Lines)
        {
            if (!names.Contains(name, StringComparison.OrdinalIgnoreCase))
                continue;
            _dropped.Add(kind);
            _notice(new LineNotice(kind, On: false));
        }
    }

    private void Tell(LineNoticeKind kind, FaultDirection direction)
    {
        if (direction == FaultDirection.Out)
            _notice(new LineNotice(kind, On: false));
    }
}
