using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>One client of a CTI Server: its input message by message, what it opened, what it hears. Everything is called on the kernel.</summary>
public sealed partial class CtiServerSession : IFaceSession
{
    private readonly CtiServerFace _face;
    private readonly MessageFaults _output;
    private readonly CtiServerWire _wire = new();
    private readonly GedFrameReader _reader = new();
    private readonly GedMessageWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private byte[] _input = new byte[1024];
    private int _inputLength;

    internal CtiServerSession(CtiServerFace face, IFaceOutput output, int number)
    {
        _face = face;
        _output = new MessageFaults(output, _wire, face.Faults, face.Kernel);
        Number = number;
    }

    /// <inheritdoc/>
    public int Number { get; }

    /// <inheritdoc/>
    public bool IsClosed { get; private set; }

    /// <inheritdoc/>
    public string? CloseReason { get; private set; }

    /// <summary>True from OPEN_CONF to the end.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The version that was agreed on.</summary>
    public int Version { get; private set; } = GedWire.NewestVersion;

    /// <summary>Events that wait for their turn.</summary>
    public int WaitingEvents => _waiting.Count;

    internal CtiServiceMask Services { get; private set; }
    internal string ClientId { get; private set; } = "";
    internal string ClientSignature { get; private set; } = "";

    /// <summary>The station of a client with CLIENT_EVENTS; empty for any other.</summary>
    internal string Instrument { get; private set; } = "";

    internal List<CtiMonitor> Monitors { get; } = [];

    /// <summary>The message that answers are written into.</summary>
    internal CtiServerMessage Message { get; } = new();

    /// <summary>Which call variables the client wants; null for all.</summary>
    internal CtiVariableFilter? Variables { get; set; }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (IsClosed)
            return;
        if (_inputLength + bytes.Length > _input.Length)
            Array.Resize(ref _input, Math.Max(2 * _input.Length, _inputLength + bytes.Length));
        bytes.CopyTo(_input.AsSpan(_inputLength));
        _inputLength += bytes.Length;
        var taken = 0;
        try
        {
            while (!IsClosed && TryRead(_input.AsSpan(taken, _inputLength - taken), out var message))
            {
                taken += message.Frame.Length;
                _face.RequestsTaken++;
                RestartIdle();
                Take(message);
            }
        }
        catch (LinkProtocolException exception)
        {
            Fail(StatusCode.BadMessageFormat, exception.Message);
        }
        _input.AsSpan(taken, _inputLength - taken).CopyTo(_input);
        _inputLength -= taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!IsClosed)
            End();
    }

    /// <summary>Sends a message that is no event of a call.</summary>
    internal void Send(CtiServerMessage message)
    {
        if (!IsClosed)
            Write(message, monitor: null);
    }

    /// <summary>Confirms a request that carries nothing back.</summary>
    internal void Confirm(MessageType type, uint invokeId) => Confirm(Message.Begin(type).Set(Field.InvokeID, invokeId));

    /// <summary>
    /// Sends the confirmation that was written, before the events that the request causes or after them, as the profile wants (field rule 11).
    /// </summary>
    internal void Confirm(CtiServerMessage message)
    {
        if (!_face.Engine.Profile.ConfirmsAfterEvents)
        {
            Send(message);
            return;
        }
        var bytes = Bytes(message, monitor: null);
        _face.Kernel.Schedule(_face.Options.ConfirmationDelay, () => Write(bytes));
    }

    /// <summary>Refuses a request for reasons of the session or the message.</summary>
    internal void Refuse(uint invokeId, StatusCode status) =>
        Send(Message.Begin(MessageType.FailureConf).Set(Field.InvokeID, invokeId).Set(Field.StatusCode, (uint)status));

    /// <summary>Refuses a request for reasons of the call or the device.</summary>
    internal void Refuse(uint invokeId, ControlFailureCode code, uint peripheralError = 0) =>
        Send(
            Message
                .Begin(MessageType.ControlFailureConf)
                .Set(Field.InvokeID, invokeId)
                .Set(Field.FailureCode, (uint)code)
                .Set(Field.PeripheralErrorCode, peripheralError)
        );

    /// <summary>The server ends the session: FAILURE_EVENT, then the connection closes.</summary>
    internal void Fail(StatusCode status, string reason)
    {
        if (IsClosed)
            return;
        Send(Message.Begin(MessageType.FailureEvent).Set(Field.StatusCode, (uint)status));
        Close(reason);
    }

    internal void Close(string reason)
    {
        if (IsClosed)
            return;
        CloseReason = reason;
        End();
        _output.Close(reason);
    }

    /// <summary>Reads the next message. Before a session is open the version stands in the request itself, ahead of the first field that it decides on.</summary>
    private bool TryRead(ReadOnlySpan<byte> input, out GedMessage message)
    {
        if (!IsOpen && input.Length >= 16 && BinaryPrimitives.ReadUInt32BigEndian(input[4..]) == (uint)MessageType.OpenReq)
        {
            var wanted = BinaryPrimitives.ReadUInt32BigEndian(input[12..]);
            _reader.Version = wanted >= GedWire.WideVersion ? GedWire.WideVersion : GedWire.NewestVersion;
        }
        return _reader.TryRead(input, out message);
    }

    private void Take(GedMessage message)
    {
        var name = MessageText.NameOf(message);
        var invokeId = message.Number(Field.InvokeID);
        // The invoke id is the first field of every request, also of those whose layout is not described.
        if (message.Layout is not { IsDescribed: true } && message.Body.Length >= 4)
            invokeId = BinaryPrimitives.ReadUInt32BigEndian(message.Body);
        var fate = _output.Request(name, invokeId.ToString(CultureInfo.InvariantCulture));
        if (fate.Verdict == RequestVerdict.Ignore)
            return;
        if (fate.Verdict == RequestVerdict.Refuse)
        {
            RefuseAs(message.Type, invokeId, fate.Code);
            return;
        }
        switch (message.Type)
        {
            case MessageType.OpenReq:
                Open(message, invokeId);
                break;
            case MessageType.HeartbeatReq:
                Send(Message.Begin(MessageType.HeartbeatConf).Set(Field.InvokeID, invokeId));
                break;
            case MessageType.CloseReq:
                Send(Message.Begin(MessageType.CloseConf).Set(Field.InvokeID, invokeId));
                Close("the client closed the session");
                break;
            default:
                TakeRequest(message, invokeId);
                break;
        }
    }

    private void TakeRequest(GedMessage message, uint invokeId)
    {
        if (!IsOpen)
            Refuse(invokeId, StatusCode.SessionNotOpen);
        else if (!TakesMore())
            Refuse(invokeId, ControlFailureCode.PerformanceLimitExceeded);
        else
            Carry(message, invokeId);
    }

    private void Carry(GedMessage message, uint invokeId)
    {
        // Confirmations that go first are written while the events of the same moment wait behind them.
        _holding = !_face.Engine.Profile.ConfirmsAfterEvents;
        try
        {
            _face.Requests.Carry(this, message, invokeId);
        }
        finally
        {
            _holding = false;
            ReleaseHeld();
        }
    }

    /// <summary>A fault refuses: a name or number of either list of codes, or the usual one.</summary>
    private void RefuseAs(MessageType type, uint invokeId, string? code)
    {
        if (code is null && type == MessageType.OpenReq)
            Refuse(invokeId, StatusCode.UnspecifiedFailure);
        else if (code is null)
            Refuse(invokeId, ControlFailureCode.GenericOperationRejection);
        else if (ushort.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            Refuse(invokeId, (ControlFailureCode)number);
        else if (Enumeration.Find(nameof(ControlFailureCode)) is { } control && control.TryValue(code, out var failure))
            Refuse(invokeId, (ControlFailureCode)failure);
        else if (Enumeration.Find(nameof(StatusCode)) is { } statuses && statuses.TryValue(code, out var status))
            Refuse(invokeId, (StatusCode)status);
        else
            Refuse(invokeId, ControlFailureCode.GenericOperationRejection);
    }

    private byte[] Bytes(CtiServerMessage message, uint? monitor)
    {
        message.WriteTo(_writer, monitor, _face.Options.ShuffleFloatingFields ? _face.Random : null, Variables);
        _bytes.ResetWrittenCount();
        if (_writer.Finish(_bytes))
            return _bytes.WrittenSpan.ToArray();
        _face.Unwritable++;
        _face.UnwritableReason ??= $"{message.Type}: {_writer.Problem}";
        return [];
    }

    private void Write(CtiServerMessage message, uint? monitor) => Write(Bytes(message, monitor));

    private void Write(byte[] bytes)
    {
        if (bytes.Length > 0 && !IsClosed && !_output.TryWrite(bytes))
            Close("the client does not read");
    }

    private void End()
    {
        IsClosed = true;
        var wasOpen = IsOpen;
        IsOpen = false;
        _idle?.Dispose();
        _pace?.Dispose();
        _waiting.Clear();
        _held.Clear();
        foreach (var monitor in Monitors)
            monitor.Active = false;
        _face.Disconnected(this);
        if (wasOpen)
            _face.SessionClosed(this);
    }
}
