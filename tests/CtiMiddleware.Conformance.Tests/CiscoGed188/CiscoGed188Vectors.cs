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
            // Everything described: what is not worked on is passed on by name as a private event, and Escape may send every request.
            Sent = [.. Names(requests: true)],
            Received = [.. Names(requests: false)],
        };

    private static IEnumerable<string> Names(bool requests) =>
        Enum.GetValues<MessageType>()
            .Select(static type => MessageLayout.Find((uint)type, Version)!)
            .Where(layout => layout.Name.EndsWith("_REQ", StringComparison.Ordinal) == requests && (layout.IsDescribed || requests))
            .Select(static layout => layout.Name)
            .Concat(requests ? [] : ["UNKNOWN_TYPE"]);

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
