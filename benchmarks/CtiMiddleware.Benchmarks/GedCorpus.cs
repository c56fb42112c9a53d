using System.Buffers;
using System.Buffers.Binary;
using CtiMiddleware.Adapters.CiscoGed188.Messages;

namespace CtiMiddleware.Benchmarks;

/// <summary>
/// A mixed hour of a contact centre as bytes of version 19, built with the adapter's own writer: inbound calls through a queue with call
/// variables, calls between devices, holds, consultations with transfer and conference, busy destinations, agent states; forty calls at a time.
/// Call identifiers are given fresh before every pass.
/// </summary>
public sealed class GedCorpus
{
    private const int Slots = 40;
    private const int Rounds = 12;
    private readonly byte[] _bytes;
    private readonly List<(int Offset, uint Id)> _ids = [];
    private readonly GedMessageWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _output = new();

    public GedCorpus()
    {
        var next = 1u;
        for (var round = 0; round < Rounds; round++)
        {
            var stories = Enumerable.Range(0, Slots).Select(slot => Story(slot, next + (uint)slot * 3)).ToList();
            next += Slots * 3;
            while (stories.Any(static story => story.Count > 0))
            {
                foreach (var story in stories)
                {
                    if (story.TryDequeue(out var say))
                        say();
                }
            }
        }
        _bytes = _output.WrittenSpan.ToArray();
        Index(next);
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public int Messages { get; private set; }

    /// <summary>The kinds of messages with their number, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Kinds { get; private set; } = [];

    private uint _step;

    /// <summary>Other call identifiers for the next pass.</summary>
    public void Freshen(int pass)
    {
        var shift = (uint)pass * _step;
        foreach (var (offset, id) in _ids)
            BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(offset), id + shift);
    }

    private void Index(uint next)
    {
        _step = next;
        var kinds = new Dictionary<string, int>();
        var reader = new GedFrameReader();
        for (var at = 0; at < _bytes.Length; )
        {
            if (!reader.TryRead(_bytes.AsSpan(at), out var message))
                throw new InvalidOperationException("The corpus does not end with a message.");
            Messages++;
            kinds[message.Layout!.Name] = kinds.GetValueOrDefault(message.Layout.Name) + 1;
            foreach (var field in (Field[])[Field.ConnectionCallID, Field.PrimaryCallID, Field.SecondaryCallID])
            {
                if (message.Layout.TryFind(field, out var offset, out _))
                    _ids.Add((at + offset, message.Number(field)));
            }
            foreach (var field in message.Floating)
            {
                if (field.Tag == Tag.PartyCallId && message.Frame.Overlaps(field.Data, out var offset))
                    _ids.Add((at + offset, field.Value));
            }
            at += message.Frame.Length;
        }
        Kinds = [.. kinds.OrderByDescending(static pair => pair.Value)];
    }

    private Queue<Action> Story(int slot, uint id)
    {
        var story = new Queue<Action>();
        string caller = $"03012{slot:000}",
            agent = $"{1000 + slot}",
            other = $"{2000 + slot}";
        var agentId = $"{7000 + slot}";
        switch (slot % 4)
        {
            case 0:
                Inbound(story, id, caller, agent, agentId);
                Talk(story, id, agent, agentId);
                break;
            case 1:
                Internal(story, id, agent, other);
                Held(story, id, agent);
                break;
            case 2:
                Inbound(story, id, caller, agent, agentId);
                Consult(story, id, agent, other);
                Merge(story, slot % 8 == 2 ? MessageType.CallTransferredEvent : MessageType.CallConferencedEvent, id, caller, agent, other);
                break;
            default:
                Busy(story, id, agent, other);
                break;
        }
        story.Enqueue(() => Ends(id));
        return story;
    }

    private void Inbound(Queue<Action> story, uint id, string caller, string agent, string agentId)
    {
        story.Enqueue(() =>
            Say(
                MessageType.BeginCallEvent,
                writer =>
                    Data(
                        writer
                            .Set(Field.CallType, (uint)GedCallType.AcdIn)
                            .Set(Field.ConnectionCallID, id)
                            .Text(Tag.ConnectionDeviceId, "Q1")
                            .Text(Tag.Ani, caller)
                            .Text(Tag.Dnis, "9000")
                            .Text(Tag.DialedNumber, "9000")
                            .Number(Tag.RouterCallKeyDay, 150_000)
                            .Number(Tag.RouterCallKeyCallId, id)
                    )
            )
        );
        story.Enqueue(() =>
            Call(
                MessageType.CallQueuedEvent,
                id,
                "Q1",
                Tag.QueueDeviceId,
                Field.QueueDeviceType,
                DeviceIDType.Queue,
                writer =>
                    writer
                        .Set(Field.NumQueued, 3)
                        .Set(Field.CallingDeviceType, (uint)DeviceIDType.External)
                        .Set(Field.CalledDeviceType, (uint)DeviceIDType.RoutePoint)
                        .Set(Field.LastRedirectDeviceType, GedWire.Unknown16)
                        .Text(Tag.CallingDeviceId, caller)
                        .Text(Tag.CalledDeviceId, "9000")
                        .Number(Tag.SkillGroupNumber, 77)
            )
        );
        story.Enqueue(() => State(agentId, agent, GedAgentState.Reserved));
        story.Enqueue(() =>
            Call(
                MessageType.CallDequeuedEvent,
                id,
                "Q1",
                Tag.QueueDeviceId,
                Field.QueueDeviceType,
                DeviceIDType.Queue,
                static writer => writer.Set(Field.LocalConnectionState, 0)
            )
        );
        Rings(story, id, agent, caller, DeviceIDType.External, data: true);
        story.Enqueue(() => State(agentId, agent, GedAgentState.Talking));
    }

    private void Talk(Queue<Action> story, uint id, string agent, string agentId)
    {
        story.Enqueue(() =>
            Say(
                MessageType.CallDataUpdateEvent,
                writer =>
                    writer
                        .Set(Field.ConnectionCallID, id)
                        .Set(Field.NewConnectionCallID, GedWire.Unknown)
                        .Text(Tag.ConnectionDeviceId, agent)
                        .Text(Tag.CallVariable2, "updated")
            )
        );
        Held(story, id, agent);
        story.Enqueue(() => State(agentId, agent, GedAgentState.WorkReady));
        story.Enqueue(() => State(agentId, agent, GedAgentState.Available));
    }

    private void Internal(Queue<Action> story, uint id, string from, string to)
    {
        story.Enqueue(() => Call(MessageType.CallServiceInitiatedEvent, id, from, Tag.CallingDeviceId, Field.CallingDeviceType));
        story.Enqueue(() =>
            Call(
                MessageType.CallOriginatedEvent,
                id,
                from,
                Tag.CallingDeviceId,
                Field.CallingDeviceType,
                DeviceIDType.AgentDevice,
                writer => writer.Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice).Text(Tag.CalledDeviceId, to)
            )
        );
        Rings(story, id, to, from, DeviceIDType.AgentDevice, data: false);
    }

    // Told of both connections, as a link with all events is told.
    private void Rings(Queue<Action> story, uint id, string device, string calling, DeviceIDType kind, bool data)
    {
        foreach (var copy in (int[])[0, 1])
            story.Enqueue(() =>
                Call(
                    MessageType.CallDeliveredEvent,
                    id,
                    device,
                    Tag.AlertingDeviceId,
                    Field.AlertingDeviceType,
                    DeviceIDType.AgentDevice,
                    writer => Parties(data ? Data(writer) : writer, device, calling, kind)
                )
            );
        foreach (var copy in (int[])[0, 1])
            story.Enqueue(() =>
                Call(
                    MessageType.CallEstablishedEvent,
                    id,
                    device,
                    Tag.AnsweringDeviceId,
                    Field.AnsweringDeviceType,
                    DeviceIDType.AgentDevice,
                    writer => Parties(writer, device, calling, kind)
                )
            );
    }

    private void Held(Queue<Action> story, uint id, string device)
    {
        foreach (var copy in (int[])[0, 1])
            story.Enqueue(() => Call(MessageType.CallHeldEvent, id, device, Tag.HoldingDeviceId, Field.HoldingDeviceType));
        foreach (var copy in (int[])[0, 1])
            story.Enqueue(() => Call(MessageType.CallRetrievedEvent, id, device, Tag.RetrievingDeviceId, Field.RetrievingDeviceType));
    }

    private void Consult(Queue<Action> story, uint id, string agent, string other)
    {
        story.Enqueue(() => Call(MessageType.CallHeldEvent, id, agent, Tag.HoldingDeviceId, Field.HoldingDeviceType));
        story.Enqueue(() =>
            Say(
                MessageType.BeginCallEvent,
                writer =>
                    writer
                        .Set(Field.CallType, (uint)GedCallType.Consult)
                        .Set(Field.ConnectionCallID, id + 1)
                        .Text(Tag.ConnectionDeviceId, agent)
            )
        );
        story.Enqueue(() =>
            Call(
                MessageType.CallOriginatedEvent,
                id + 1,
                agent,
                Tag.CallingDeviceId,
                Field.CallingDeviceType,
                DeviceIDType.AgentDevice,
                writer => writer.Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice).Text(Tag.CalledDeviceId, other)
            )
        );
        Rings(story, id + 1, other, agent, DeviceIDType.AgentDevice, data: false);
    }

    private void Merge(Queue<Action> story, MessageType type, uint id, string caller, string agent, string other)
    {
        var transfer = type == MessageType.CallTransferredEvent;
        foreach (var copy in (int[])[0, 1])
            story.Enqueue(() =>
                Say(
                    type,
                    writer =>
                    {
                        writer
                            .Set(Field.PrimaryCallID, id)
                            .Set(Field.SecondaryCallID, id + 1)
                            .Set(Field.NumParties, transfer ? 2u : 3u)
                            .Set(Field.EventCause, GedWire.Unknown16)
                            .Set(transfer ? Field.TransferringDeviceType : Field.ControllerDeviceType, (uint)DeviceIDType.AgentDevice)
                            .Set(transfer ? Field.TransferredDeviceType : Field.AddedPartyDeviceType, (uint)DeviceIDType.AgentDevice)
                            .Text(Tag.PrimaryDeviceId, agent)
                            .Text(Tag.SecondaryDeviceId, agent)
                            .Text(transfer ? Tag.TransferringDeviceId : Tag.ControllerDeviceId, agent)
                            .Text(transfer ? Tag.TransferredDeviceId : Tag.AddedPartyDeviceId, other);
                        Party(writer, id, DeviceIDType.External, caller);
                        Party(writer, id, DeviceIDType.AgentDevice, other);
                        if (!transfer)
                            Party(writer, id, DeviceIDType.AgentDevice, agent);
                    }
                )
            );
        story.Enqueue(() => Call(MessageType.CallConnectionClearedEvent, id, other, Tag.ReleasingDeviceId, Field.ReleasingDeviceType));
        story.Enqueue(() => End(id + 1));
    }

    private void Busy(Queue<Action> story, uint id, string from, string to)
    {
        story.Enqueue(() =>
            Call(
                MessageType.CallOriginatedEvent,
                id,
                from,
                Tag.CallingDeviceId,
                Field.CallingDeviceType,
                DeviceIDType.AgentDevice,
                writer => writer.Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice).Text(Tag.CalledDeviceId, to)
            )
        );
        story.Enqueue(() =>
            Call(
                MessageType.CallFailedEvent,
                id,
                to,
                Tag.FailingDeviceId,
                Field.FailingDeviceType,
                DeviceIDType.AgentDevice,
                static writer => writer.Set(Field.EventCause, (uint)GedEventCause.Busy).Set(Field.CalledDeviceType, GedWire.Unknown16)
            )
        );
        story.Enqueue(() => Call(MessageType.CallConnectionClearedEvent, id, from, Tag.ReleasingDeviceId, Field.ReleasingDeviceType));
    }

    private void Ends(uint id)
    {
        Say(MessageType.CallClearedEvent, writer => writer.Set(Field.ConnectionCallID, id).Set(Field.EventCause, GedWire.Unknown16));
        End(id);
    }

    private void End(uint id) => Say(MessageType.EndCallEvent, writer => writer.Set(Field.ConnectionCallID, id));

    private void State(string agentId, string device, GedAgentState state) =>
        Say(
            MessageType.AgentStateEvent,
            writer =>
                writer
                    .Set(Field.AgentState, (uint)state)
                    .Set(Field.SkillGroupNumber, 77)
                    .Set(Field.SkillGroupState, (uint)state)
                    .Text(Tag.AgentId, agentId)
                    .Text(Tag.AgentExtension, device)
                    .Text(Tag.AgentInstrument, device)
        );

    private static GedMessageWriter Data(GedMessageWriter writer) =>
        writer
            .Text(Tag.CallVariable1, "gold")
            .Text(Tag.CallVariable2, "4711-0815")
            .Text(Tag.CallVariable3, "billing")
            .Text(Tag.CallVariable4, "de")
            .NamedVariable("user.contract", "C-2026-1122");

    private static void Parties(GedMessageWriter writer, string called, string calling, DeviceIDType kind) =>
        writer
            .Set(Field.CallingDeviceType, (uint)kind)
            .Set(Field.CalledDeviceType, (uint)DeviceIDType.AgentDevice)
            .Set(Field.LastRedirectDeviceType, GedWire.Unknown16)
            .Text(Tag.CallingDeviceId, calling)
            .Text(Tag.CalledDeviceId, called);

    private static void Party(GedMessageWriter writer, uint call, DeviceIDType type, string device) =>
        writer.Number(Tag.PartyCallId, call).Number(Tag.PartyDeviceIdType, (uint)type).Text(Tag.PartyDeviceId, device);

    private void Call(
        MessageType type,
        uint id,
        string device,
        Tag deviceTag,
        Field deviceType,
        DeviceIDType kind = DeviceIDType.AgentDevice,
        Action<GedMessageWriter>? more = null
    ) =>
        Say(
            type,
            writer =>
            {
                writer
                    .Set(Field.ConnectionCallID, id)
                    .Set(Field.EventCause, GedWire.Unknown16)
                    .Set(deviceType, (uint)kind)
                    .Text(Tag.ConnectionDeviceId, device)
                    .Text(deviceTag, device);
                more?.Invoke(writer);
            }
        );

    private void Say(MessageType type, Action<GedMessageWriter> fill)
    {
        _writer.Begin(type).Set(Field.MonitorID, 1).Set(Field.PeripheralID, 5000);
        fill(_writer);
        if (!_writer.Finish(_output))
            throw new InvalidOperationException(_writer.Problem);
    }
}
