using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>
/// One connection between a client and a face, with the faults of the link: latency, bandwidth, slices, half-open, stopped. The same over a socket
/// and in memory. Called on the kernel.
/// </summary>
public sealed class FaultedLink : IFaceOutput
{
    private static readonly FaultKind[] Lasting = [FaultKind.HalfOpen, FaultKind.StopAnswering];

    private readonly FacePort _port;
    private readonly ILinkEnd _end;
    private readonly FaultBoard _board;
    private readonly LinkLane _out;
    private readonly LinkLane _in;
    private readonly HashSet<int> _drawn = [];
    private IFaceSession? _session;
    private string _closeReason = "";
    private bool _closing;

    internal FaultedLink(FacePort port, ILinkEnd end, long limit)
    {
        _port = port;
        _end = end;
        _board = port.Face.Faults;
        var kernel = port.Face.Engine.Kernel;
        _out = new LinkLane(FaultDirection.Out, _board, kernel, limit, Send);
        _in = new LinkLane(FaultDirection.In, _board, kernel, limit, Hear);
    }

    /// <summary>The number of the face's session; 0 before there is one.</summary>
    public int Number => _session?.Number ?? 0;

    /// <summary>True once the connection is gone, by whomever.</summary>
    public bool IsGone { get; private set; }

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        if (IsGone || _closing)
            return true;
        if (_out.IsOpen)
            return Written(_end.TryWrite(message));
        Consider();
        return Written(_out.TryAdd(message));
    }

    /// <inheritdoc/>
    public void Close(string reason)
    {
        if (IsGone || _closing)
            return;
        _closing = true;
        _closeReason = reason;
        if (_out.IsOpen)
            End();
        else
            _ = _out.TryAdd([]);
    }

    /// <summary>Bytes came from the client.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (IsGone || bytes.IsEmpty)
            return;
        if (_in.IsOpen)
        {
            _session?.Receive(bytes);
            return;
        }
        Consider();
        if (!_in.TryAdd(bytes))
            Cut(reset: true, "more came than the switch keeps");
    }

    /// <summary>The client has gone, or the medium has failed.</summary>
    public void PeerLeft()
    {
        if (!IsGone)
            Forget();
    }

    /// <summary>Ends the connection at once.</summary>
    public void Cut(bool reset, string reason)
    {
        if (IsGone)
            return;
        Forget();
        _end.Cut(reset, reason);
    }

    internal void Begin(ISwitchFace face)
    {
        Consider();
        _session = face.Connect(this);
    }

    /// <summary>Faults have changed: what was held up may go on, what goes may be held up.</summary>
    internal void FaultsChanged()
    {
        if (IsGone)
            return;
        Consider();
        _out.Pump();
        if (!IsGone)
            _in.Pump();
    }

    private void Send(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            End();
        else if (!_end.TryWrite(bytes.Span))
            Cut(Written(written: false), "the client does not read");
    }

    private void Hear(ReadOnlyMemory<byte> bytes) => _session?.Receive(bytes.Span);

    private bool Written(bool written)
    {
        if (!written)
            _port.Overran();
        return written;
    }

    private void End()
    {
        Forget();
        _end.Close(_closeReason);
    }

    private void Forget()
    {
        IsGone = true;
        _out.Clear();
        _in.Clear();
        _port.Left(this);
        _session?.Dispose();
    }

    /// <summary>Faults that last strike a connection once, by their share, whichever message comes first.</summary>
    private void Consider()
    {
        if (_board.IsEmpty)
            return;
        foreach (var kind in Lasting)
        {
            foreach (var fault in _board.Active.Where(fault => fault.Spec.Kind == kind).ToArray())
            {
                if (!_drawn.Contains(fault.Number) && fault.IsInForce(_port.Face.Engine.Kernel.Elapsed, FaultDirection.Both))
                {
                    _drawn.Add(fault.Number);
                    if (fault.Strikes(_port.Face.Engine.Kernel.Elapsed, FaultDirection.Both, "", alias: null))
                        Strike(fault);
                }
            }
        }
    }

    private void Strike(ActiveFault fault)
    {
        foreach (var (lane, direction) in new[] { (_out, FaultDirection.Out), (_in, FaultDirection.In) })
        {
            if (fault.Spec.Direction != FaultDirection.Both && fault.Spec.Direction != direction)
                continue;
            if (fault.Spec.Kind == FaultKind.HalfOpen)
                lane.Die();
            else
                lane.Stop(fault);
        }
    }
}
