using System.Buffers;
using System.Text;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>
/// What faults must know of AMI: an event with a privilege is one that nobody asked for; a response, and an event without a privilege (the item of a
/// list), answers an action and carries its <c>ActionID</c>. Fields are the headers by name; the first of a name is meant.
/// </summary>
internal sealed class AmiWire : IFaceWire
{
    public static readonly AmiWire Instance = new();

    private AmiWire() { }

    public FaceMessage Describe(ReadOnlySpan<byte> message)
    {
        if (ValueOf(message, "Event") is { } name)
        {
            var asked = ValueOf(message, "Privilege") is null || (name == "OriginateResponse" && ValueOf(message, "ActionID") is not null);
            return new FaceMessage(name, asked ? FaceMessageKind.Answer : FaceMessageKind.Event, ValueOf(message, "ActionID"));
        }
        return ValueOf(message, "Response") is null
            ? new FaceMessage("Banner", FaceMessageKind.Other)
            : new FaceMessage("Response", FaceMessageKind.Answer, ValueOf(message, "ActionID"));
    }

    public bool TryCorrupt(ReadOnlySpan<byte> message, string field, string? value, IBufferWriter<byte> output)
    {
        if (value?.AsSpan().IndexOfAny('\r', '\n') >= 0 || !Find(message, field, out var at, out var length))
            return false;
        output.Write(message[..at]);
        Encoding.UTF8.GetBytes(value ?? "corrupted", output);
        output.Write(message[(at + length)..]);
        return true;
    }

    public bool TryChangeInvokeId(ReadOnlySpan<byte> message, IBufferWriter<byte> output) =>
        ValueOf(message, "ActionID") is { } id && TryCorrupt(message, "ActionID", "never-asked-" + id, output);

    private static string? ValueOf(ReadOnlySpan<byte> message, string field) =>
        Find(message, field, out var at, out var length) ? Encoding.UTF8.GetString(message.Slice(at, length)) : null;

    private static bool Find(ReadOnlySpan<byte> message, string field, out int at, out int length)
    {
        at = 0;
        while (at < message.Length)
        {
            var line = message[at..];
            length = line.IndexOf("\r\n"u8);
            length = length < 0 ? line.Length : length;
            var colon = line[..length].IndexOf(": "u8);
            if (colon == field.Length && Ascii.EqualsIgnoreCase(line[..colon], field))
            {
                at += colon + 2;
                length -= colon + 2;
                return true;
            }
            at += length + 2;
        }
        length = 0;
        return false;
    }
}
