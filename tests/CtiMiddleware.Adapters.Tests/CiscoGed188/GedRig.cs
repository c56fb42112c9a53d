using System.Buffers;
using System.Text;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>One link under virtual time, with the server's messages written by the test.</summary>
public sealed class GedRig
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public const CtiServiceMask Granted = CtiServiceMask.AllEvents | CtiServiceMask.ClientControl;

    private readonly GedMessageWriter _writer = new();
    private readonly List<byte> _sent = [];

    public GedRig(CiscoGed188Options? options = null)
    {
        Output = new ReplayOutput(Start);
        Protocol = new CiscoGed188Protocol(options ?? Plain);
        Replay = new ProtocolReplay(Protocol, Output);
    }

    public static CiscoGed188Options Plain { get; } =
        new()
        {
            ClientId = "cti",
            Password = "secret",
            PeripheralId = 5000,
        };

    public ReplayOutput Output { get; }

    public CiscoGed188Protocol Protocol { get; }

    public ProtocolReplay Replay { get; }

    public IReadOnlyList<ReplayItem> Items => Output.Items;

    public List<SwitchEvent> Events => [.. Output.Events];

    public T Last<T>()
        where T : SwitchEvent => Output.Events.OfType<T>().Last();

    public IEnumerable<ReplayItem.Anomaly> Anomalies => Output.Items.OfType<ReplayItem.Anomaly>();

    /// <summary>A link whose session is open and whose server is well.</summary>
    public static GedRig Open(CiscoGed188Options? options = null, CtiServiceMask? granted = null)
    {
        var rig = new GedRig(options);
        rig.Connect(granted);
        return rig;
    }

    public void Connect(CtiServiceMask? granted = null)
    {
        Replay.Open();
        var open = Assert.Single(Requests());
        Accept(open.Invoke, granted ?? Granted);
    }

    public void Accept(uint invoke, CtiServiceMask granted, PGStatusCode status = PGStatusCode.None, bool online = true) =>
        Say(
            MessageType.OpenConf,
            writer =>
                writer
                    .Set(Field.InvokeID, invoke)
                    .Set(Field.ServiceGranted, (uint)granted)
                    .Set(Field.MonitorID, 1)
                    .Set(Field.PGStatus, (uint)status)
                    .Set(Field.PeripheralOnline, online ? 1u : 0u)
        );

    public void Say(MessageType type, Action<GedMessageWriter> fill) => Bytes(Make(type, fill));

    public byte[] Make(MessageType type, Action<GedMessageWriter> fill)
    {
        _writer.Begin(type);
        fill(_writer);
        var output = new ArrayBufferWriter<byte>();
        Assert.True(_writer.Finish(output), _writer.Problem);
        return output.WrittenSpan.ToArray();
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => Replay.Receive(bytes, ReplaySplit.Whole);

    public void Version(int version) => _writer.Version = version;

    /// <summary>What was written since the last time, as names and fields.</summary>
    public IReadOnlyList<SentRequest> Requests()
    {
        _sent.Clear();
        _sent.AddRange(Encoding.Latin1.GetBytes(Output.TakeWire()));
        var bytes = _sent.ToArray().AsSpan();
        var reader = new GedFrameReader { Version = _writer.Version };
        var requests = new List<SentRequest>();
        while (!bytes.IsEmpty)
        {
            Assert.True(reader.TryRead(bytes, out var message));
            requests.Add(new SentRequest(MessageText.NameOf(message), message.Number(Field.InvokeID), MessageText.Fields(message)));
            bytes = bytes[message.Frame.Length..];
        }
        return requests;
    }

    public SentRequest Request() => Assert.Single(Requests());

    /// <summary>Gives a command and returns its ticket with the one request it wrote.</summary>
    public (CommandTicket Ticket, SentRequest Request) Do(SwitchCommand command)
    {
        Requests();
        var ticket = Replay.Execute(command);
        return (ticket, Request());
    }

    public void Confirm(MessageType confirmation, uint invoke, Action<GedMessageWriter>? more = null) =>
        Say(
            confirmation,
            writer =>
            {
                writer.Set(Field.InvokeID, invoke);
                more?.Invoke(writer);
            }
        );

    public void Refuse(uint invoke, ControlFailureCode code, uint peripheralError = 0) =>
        Say(
            MessageType.ControlFailureConf,
            writer => writer.Set(Field.InvokeID, invoke).Set(Field.FailureCode, (uint)code).Set(Field.PeripheralErrorCode, peripheralError)
        );

    public void Refuse(uint invoke, StatusCode code) =>
        Say(MessageType.FailureConf, writer => writer.Set(Field.InvokeID, invoke).Set(Field.StatusCode, (uint)code));

    /// <summary>The one answer of a command; fails when there is none or more than one.</summary>
    public CommandAnswer Answer(CommandTicket ticket) =>
        Assert.Single(Output.Items.OfType<ReplayItem.Completed>(), item => item.Ticket == ticket).Answer;

    public NativeConnection? Bound(CommandTicket ticket) =>
        Output.Items.OfType<ReplayItem.Bound>().SingleOrDefault(item => item.Ticket == ticket)?.Connection;

    // ---- the server's side of calls, with static connection identifiers unless told otherwise ----

    public void Call(
        MessageType type,
        uint call,
        string device,
        Tag deviceTag,
        Field deviceType,
        Action<GedMessageWriter>? more = null,
        DeviceIDType kind = DeviceIDType.AgentDevice,
        ConnectionDeviceIDType idType = ConnectionDeviceIDType.Static,
        string? connection = null,
        uint monitor = 1,
        GedEventCause cause = GedEventCause.None,
        uint peripheral = 5000
    ) =>
        Say(
            type,
            writer =>
            {
                writer
                    .Set(Field.MonitorID, monitor)
                    .Set(Field.PeripheralID, peripheral)
                    .Set(Field.ConnectionDeviceIDType, (uint)idType)
                    .Set(Field.ConnectionCallID, call)
                    .Set(deviceType, (uint)kind)
                    .Set(Field.EventCause, (uint)cause)
                    .Text(Tag.ConnectionDeviceId, connection ?? device)
                    .Text(deviceTag, device);
                more?.Invoke(writer);
            }
        );

    public void Begin(uint call, string ani = "5551000", string dialled = "9000", Action<GedMessageWriter>? more = null) =>
        Say(
            MessageType.BeginCallEvent,
            writer =>
            {
                writer
                    .Set(Field.MonitorID, 1)
                    .Set(Field.PeripheralID, 5000)
                    .Set(Field.CallType, (uint)GedCallType.AcdIn)
                    .Set(Field.ConnectionDeviceIDType, (uint)ConnectionDeviceIDType.Static)
                    .Set(Field.ConnectionCallID, call)
                    .Text(Tag.ConnectionDeviceId, ani)
                    .Text(Tag.Ani, ani)
                    .Text(Tag.DialedNumber, dialled);
                more?.Invoke(writer);
            }
        );

    public void Originated(uint call, string device, string called, GedEventCause cause = GedEventCause.None) =>
        Call(
            MessageType.CallOriginatedEvent,
            call,
            device,
            Tag.CallingDeviceId,
            Field.CallingDeviceType,
            writer => writer.Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice).Text(Tag.CalledDeviceId, called),
            cause: cause
        );

    public void Delivered(
        uint call,
        string device,
        string? calling = null,
        uint monitor = 1,
        ConnectionDeviceIDType idType = ConnectionDeviceIDType.Static,
        string? connection = null
    ) =>
        Call(
            MessageType.CallDeliveredEvent,
            call,
            device,
            Tag.AlertingDeviceId,
            Field.AlertingDeviceType,
            writer =>
                writer
                    .Set(Field.CallingDeviceType, (uint)(calling is null ? DeviceIDType.None : DeviceIDType.AgentDevice))
                    .Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice)
                    .Set(Field.LastRedirectDeviceType, (uint)DeviceIDType.None)
                    .Set(Field.LocalConnectionState, (uint)GedConnectionState.Alerting)
                    .Text(Tag.CallingDeviceId, calling)
                    .Text(Tag.CalledDeviceId, device),
            idType: idType,
            connection: connection,
            monitor: monitor
        );

    public void Established(
        uint call,
        string device,
        string? calling = null,
        uint monitor = 1,
        ConnectionDeviceIDType idType = ConnectionDeviceIDType.Static,
        string? connection = null
    ) =>
        Call(
            MessageType.CallEstablishedEvent,
            call,
            device,
            Tag.AnsweringDeviceId,
            Field.AnsweringDeviceType,
            writer =>
                writer
                    .Set(Field.CallingDeviceType, (uint)(calling is null ? DeviceIDType.None : DeviceIDType.AgentDevice))
                    .Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice)
                    .Set(Field.LastRedirectDeviceType, (uint)DeviceIDType.None)
                    .Set(Field.LocalConnectionState, (uint)GedConnectionState.Connect)
                    .Text(Tag.CallingDeviceId, calling)
                    .Text(Tag.CalledDeviceId, device),
            idType: idType,
            connection: connection,
            monitor: monitor
        );

    public void Held(
        uint call,
        string device,
        uint monitor = 1,
        string? connection = null,
        ConnectionDeviceIDType idType = ConnectionDeviceIDType.Static
    ) =>
        Call(
            MessageType.CallHeldEvent,
            call,
            device,
            Tag.HoldingDeviceId,
            Field.HoldingDeviceType,
            monitor: monitor,
            connection: connection,
            idType: idType
        );

    public void Retrieved(uint call, string device, uint monitor = 1) =>
        Call(MessageType.CallRetrievedEvent, call, device, Tag.RetrievingDeviceId, Field.RetrievingDeviceType, monitor: monitor);

    public void ConnectionCleared(
        uint call,
        string device,
        string? connection = null,
        ConnectionDeviceIDType idType = ConnectionDeviceIDType.Static
    ) =>
        Call(
            MessageType.CallConnectionClearedEvent,
            call,
            device,
            Tag.ReleasingDeviceId,
            Field.ReleasingDeviceType,
            connection: connection,
            idType: idType,
            cause: GedEventCause.None
        );

    public void Cleared(uint call) =>
        Say(
            MessageType.CallClearedEvent,
            writer =>
                writer
                    .Set(Field.MonitorID, 1)
                    .Set(Field.ConnectionCallID, call)
                    .Set(Field.EventCause, GedWire.Unknown16)
                    .Set(Field.LocalConnectionState, 0)
        );

    public void End(uint call) => Say(MessageType.EndCallEvent, writer => writer.Set(Field.MonitorID, 1).Set(Field.ConnectionCallID, call));

    public void Merge(
        MessageType type,
        uint primary,
        uint secondary,
        string controller,
        string added,
        params (uint Call, DeviceIDType Type, string Device)[] parties
    ) =>
        Say(
            type,
            writer =>
            {
                var transfer = type == MessageType.CallTransferredEvent;
                writer
                    .Set(Field.MonitorID, 1)
                    .Set(Field.PeripheralID, 5000)
                    .Set(Field.PrimaryCallID, primary)
                    .Set(Field.PrimaryDeviceIDType, 0)
                    .Set(Field.SecondaryCallID, secondary)
                    .Set(Field.SecondaryDeviceIDType, secondary == GedWire.Unknown ? GedWire.Unknown16 : 0u)
                    .Set(Field.NumParties, (uint)parties.Length)
                    .Set(Field.EventCause, GedWire.Unknown16)
                    .Set(transfer ? Field.TransferringDeviceType : Field.ControllerDeviceType, (uint)DeviceIDType.AgentDevice)
                    .Set(transfer ? Field.TransferredDeviceType : Field.AddedPartyDeviceType, (uint)DeviceIDType.AgentDevice)
                    .Text(Tag.PrimaryDeviceId, controller)
                    .Text(Tag.SecondaryDeviceId, secondary == GedWire.Unknown ? null : controller)
                    .Text(transfer ? Tag.TransferringDeviceId : Tag.ControllerDeviceId, controller)
                    .Text(transfer ? Tag.TransferredDeviceId : Tag.AddedPartyDeviceId, added);
                foreach (var (call, partyType, device) in parties)
                    writer.Number(Tag.PartyCallId, call).Number(Tag.PartyDeviceIdType, (uint)partyType).Text(Tag.PartyDeviceId, device);
            }
        );

    /// <summary>1001 calls 1002, who answers: call 100.</summary>
    public GedRig Talking(uint call = 100, string from = "1001", string to = "1002")
    {
        Begin(call, from, to);
        Originated(call, from, to);
        Delivered(call, to, from);
        Established(call, to, from);
        return this;
    }

    /// <summary>The same, and 1002 holds it and has called 1003: call 200.</summary>
    public GedRig Consulting()
    {
        Talking();
        Held(100, "1002");
        Say(
            MessageType.BeginCallEvent,
            writer =>
                writer
                    .Set(Field.MonitorID, 1)
                    .Set(Field.PeripheralID, 5000)
                    .Set(Field.CallType, (uint)GedCallType.Consult)
                    .Set(Field.ConnectionCallID, 200)
                    .Text(Tag.ConnectionDeviceId, "1002")
        );
        Originated(200, "1002", "1003");
        Delivered(200, "1003", "1002");
        Established(200, "1003", "1002");
        return this;
    }
}
