using System.Buffers;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>
/// The faults of messages between one session and its output: drop, duplicate, reorder, lost event, corrupt, wrong invoke id, no and late
/// acknowledgement, negative acknowledgement. A face makes one for each session around the output it was given and writes only to it; and it
/// asks <see cref="Request"/> for every request before it carries it out. Nothing else of the face knows these faults.
/// </summary>
/// <remarks>
/// <code>
/// internal MySession(MyFace face, IFaceOutput output) => _output = new MessageFaults(output, MyWire.Instance, face.Faults, face.Kernel);
///
/// var fate = _output.Request("MakeCallReq", invokeId);
/// if (fate.Verdict == RequestVerdict.Ignore) return;
/// if (fate.Verdict == RequestVerdict.Refuse) { Fail(invokeId, fate.Code); return; }
/// </code>
/// Without faults a message goes through untouched and unread. Called on the kernel.
/// </remarks>
/// <param name="output">Where messages go.</param>
/// <param name="wire">What the protocol's messages are.</param>
/// <param name="board">The faults in force.</param>
/// <param name="kernel">Times what comes later.</param>
public sealed class MessageFaults(IFaceOutput output, IFaceWire wire, FaultBoard board, SimulationKernel kernel) : IFaceOutput
{
    /// <summary>How long a message that is to come after the next one waits for one.</summary>
    private const double ReorderWaitMs = 1000;

    private readonly RequestMemory _requests = new();
    private readonly ArrayBufferWriter<byte> _changed = new(256);
    private byte[]? _held;
    private KernelTimer? _heldTimer;
    private bool _closed;

    /// <summary>Says what becomes of a request. Asked once for each, before it is carried out.</summary>
    /// <param name="name">The protocol's name of the request.</param>
    /// <param name="invokeId">What its answer will carry; null when it carries nothing.</param>
    public RequestFate Request(string name, string? invokeId = null)
    {
        if (board.IsEmpty)
        {
            _requests.Forget(invokeId);
            return new RequestFate(RequestVerdict.CarryOut);
        }
        if (board.Strike(FaultKind.Drop, FaultDirection.In, name) is not null)
            return new RequestFate(RequestVerdict.Ignore);
        if (board.Strike(FaultKind.Nak, FaultDirection.In, name) is { } nak)
        {
            _requests.Remember(invokeId, name, silent: false, late: null);
            return new RequestFate(RequestVerdict.Refuse, nak.Spec.Text("code"));
        }
        var silent = board.Strike(FaultKind.NoAck, FaultDirection.Out, name) is not null;
        var late = silent ? null : board.Strike(FaultKind.LateAck, FaultDirection.Out, name);
        _requests.Remember(invokeId, name, silent, late is null ? null : TimeSpan.FromMilliseconds(late.Spec.Number("ms")));
        return new RequestFate(RequestVerdict.CarryOut);
    }

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> message)
    {
        // A request that was struck keeps its fate when the fault is taken away before the answer.
        if (board.IsEmpty && _held is null && _requests.IsEmpty)
            return output.TryWrite(message);
        var what = wire.Describe(message);
        var request = what.Kind == FaceMessageKind.Answer ? _requests.Find(what.InvokeId) : null;
        if (request is { Silent: true } || IsLost(what, request?.Name))
            return true;
        if (Spoilt(message, what, request?.Name) is { } spoilt)
            message = spoilt;
        if (request?.Late is { } late)
        {
            var copy = message.ToArray();
            kernel.Schedule(late, () => WriteLate(copy));
            return true;
        }
        return WriteInOrder(message, what, request?.Name);
    }

    /// <inheritdoc/>
    public void Close(string reason)
    {
        Release();
        _closed = true;
        output.Close(reason);
    }

    private bool IsLost(FaceMessage what, string? request) =>
        (what.Kind == FaceMessageKind.Event && board.Strike(FaultKind.LostEvent, FaultDirection.Out, what.Name) is not null)
        || board.Strike(FaultKind.Drop, FaultDirection.Out, what.Name, request) is not null;

    private byte[]? Spoilt(ReadOnlySpan<byte> message, FaceMessage what, string? request)
    {
        byte[]? spoilt = null;
        foreach (var fault in board.Active.ToArray())
        {
            var from = spoilt is null ? message : spoilt;
            _changed.ResetWrittenCount();
            var changes = fault.Spec.Kind switch
            {
                FaultKind.Corrupt => wire.TryCorrupt(from, fault.Spec.Text("field")!, fault.Spec.Text("value"), _changed),
                FaultKind.WrongInvokeId => what.Kind == FaceMessageKind.Answer && wire.TryChangeInvokeId(from, _changed),
                _ => false,
            };
            // Only a message that has the field is an occasion.
            if (changes && fault.Strikes(kernel.Elapsed, FaultDirection.Out, what.Name, request))
                spoilt = _changed.WrittenSpan.ToArray();
        }
        return spoilt;
    }

    private bool WriteInOrder(ReadOnlySpan<byte> message, FaceMessage what, string? request)
    {
        if (_held is null && board.Strike(FaultKind.Reorder, FaultDirection.Out, what.Name, request) is { } reorder)
        {
            _held = message.ToArray();
            _heldTimer = kernel.Schedule(TimeSpan.FromMilliseconds(reorder.Spec.Number("ms", ReorderWaitMs)), Release);
            return true;
        }
        var written =
            output.TryWrite(message)
            && (board.Strike(FaultKind.Duplicate, FaultDirection.Out, what.Name, request) is null || output.TryWrite(message));
        Release();
        return written;
    }

    private void Release()
    {
        _heldTimer?.Dispose();
        _heldTimer = null;
        if (_held is not { } held)
            return;
        _held = null;
        if (!_closed && !output.TryWrite(held))
            Close("the client does not read");
    }

    private void WriteLate(byte[] message)
    {
        if (!_closed && !output.TryWrite(message))
            Close("the client does not read");
    }
}
