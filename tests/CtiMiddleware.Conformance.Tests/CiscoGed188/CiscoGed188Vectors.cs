using System.Buffers;
using System.Buffers.Binary;
using CtiMiddleware.Adapters.CiscoGed188;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Conformance.Vectors;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of cisco-ged188 are run.</summary>
public static class CiscoGed188Vectors
{
    private const int Version = GedWire.NewestVersion;

    private static readonly MessageType[] s_sent =
    [
        MessageType.OpenReq,
        MessageType.HeartbeatReq,
        MessageType.CloseReq,
        MessageType.QueryAgentStateReq,
        MessageType.SetAgentStateReq,
        MessageType.SetCallDataReq,
        MessageType.AlternateCallReq,
        MessageType.AnswerCallReq,
        MessageType.ClearCallReq,
        MessageType.ClearConnectionReq,
        MessageType.ConferenceCallReq,
        MessageType.ConsultationCallReq,
        MessageType.DeflectCallReq,
        MessageType.HoldCallReq,
        MessageType.MakeCallReq,
        MessageType.ReconnectCallReq,
        MessageType.RetrieveCallReq,
        MessageType.TransferCallReq,
        MessageType.QueryDeviceInfoReq,
        MessageType.SnapshotCallReq,
        MessageType.SnapshotDeviceReq,
        MessageType.SendDtmfSignalReq,
        MessageType.MonitorStartReq,
        MessageType.MonitorStopReq,
        MessageType.QuerySkillGroupStatisticsReq,
    ];

    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new CiscoGed188Factory(),
            Options = static _ => new CiscoGed188Options
            {
                ClientId = "cti",
                Password = "",
                PeripheralId = 1,
                HeartbeatInterval = TimeSpan.FromSeconds(600),
            },
            NameOfReceived = static frame => Name(frame),
            NamesOfSent = static wire => Frames(wire).Select(Name),
            Describe = Describe,
            Rewrite = Rewrite,
            Sent = [.. s_sent.Select(static type => MessageLayout.Find((uint)type, Version)!.Name)],
            // What describes calls, agents, the system, and the confirmations of what is sent; all the rest is passed on by name as a private event.
            Received =
            [
                .. Enum.GetValues<MessageType>()
                    .Where(static type => IsWorkedOn(type) || s_sent.Contains(type - 1))
                    .Select(static type => MessageLayout.Find((uint)type, Version)!.Name)
                    .Where(static name => !name.EndsWith("_REQ", StringComparison.Ordinal)),
            ],
        };

    private static bool IsWorkedOn(MessageType type) =>
        type
            is MessageType.FailureConf
                or MessageType.FailureEvent
                or (>= MessageType.CallDeliveredEvent and <= MessageType.CallDataUpdateEvent)
                or MessageType.AgentStateEvent
                or MessageType.SystemEvent
                or MessageType.CallReachedNetworkEvent
                or MessageType.ControlFailureConf
                or MessageType.CallDequeuedEvent;

    private static string Name(byte[] frame) => MessageText.NameOf(Read(frame));

    private static IReadOnlyList<KeyValuePair<string, string>> Describe(byte[] frame) =>
        [new("message", Name(frame)), .. MessageText.Fields(Read(frame))];

    private static byte[]? Rewrite(byte[] frame)
    {
        var message = Read(frame);
        var output = new ArrayBufferWriter<byte>();
        if (!message.IsDescribed)
        {
            GedMessageWriter.Raw(message.TypeNumber, message.Body, output);
            return output.WrittenSpan.ToArray();
        }
        var writer = new GedMessageWriter { Version = Version }.Begin(message.Layout!.Type);
        foreach (var (name, value) in MessageText.Fields(message))
            MessageText.Add(writer, message.Layout, name, value);
        return writer.Finish(output) ? output.WrittenSpan.ToArray() : throw new InvalidOperationException(writer.Problem);
    }

    private static GedMessage Read(byte[] frame) =>
        new GedFrameReader { Version = Version }.TryRead(frame, out var message)
            ? message
            : throw new InvalidOperationException("The message is not complete.");

    private static IEnumerable<byte[]> Frames(byte[] wire)
    {
        for (var at = 0; at + GedWire.HeaderLength <= wire.Length; )
        {
            var length = GedWire.HeaderLength + BinaryPrimitives.ReadInt32BigEndian(wire.AsSpan(at));
            yield return wire[at..(at + length)];
            at += length;
        }
    }
}
