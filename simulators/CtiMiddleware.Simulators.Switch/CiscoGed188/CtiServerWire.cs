using System.Buffers;
using System.Globalization;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>What faults must know of the protocol's messages. One for each session, because the version decides the width of tags.</summary>
internal sealed class CtiServerWire : IFaceWire
{
    /// <summary>The field of the header that says what the message is.</summary>
    private const string MessageType = "MessageType";

    private const string InvokeId = nameof(Field.InvokeID);

    private readonly GedFrameReader _reader = new();
    private readonly GedMessageWriter _writer = new();

    /// <summary>The version of the session.</summary>
    public int Version
    {
        get => _reader.Version;
        set => _reader.Version = _writer.Version = value;
    }

    public FaceMessage Describe(ReadOnlySpan<byte> message)
    {
        if (!_reader.TryRead(message, out var read))
            return new FaceMessage("", FaceMessageKind.Other);
        var name = MessageText.NameOf(read);
        if (read.Layout is { } layout && layout.TryFind(InvokeId, out var field))
        {
            var kind =
                read.Type == Adapters.CiscoGed188.Messages.MessageType.HeartbeatConf ? FaceMessageKind.Other : FaceMessageKind.Answer;
            return new FaceMessage(name, kind, read.Number(field).ToString(CultureInfo.InvariantCulture));
        }
        return new FaceMessage(name, name.EndsWith("_EVENT", StringComparison.Ordinal) ? FaceMessageKind.Event : FaceMessageKind.Other);
    }

    public bool TryCorrupt(ReadOnlySpan<byte> message, string field, string? value, IBufferWriter<byte> output)
    {
        if (!_reader.TryRead(message, out var read) || read.Layout is not { IsDescribed: true } layout)
            return false;
        if (string.Equals(field, MessageType, StringComparison.OrdinalIgnoreCase))
            return TryCorrupt(message, new FixedField(MessageType, 4, 4, ""), read.TypeNumber, value, output);
        return layout.TryFind(field, out var place)
            ? TryCorrupt(message, place, read.Number(place), value, output)
            : TryCorruptFloating(read, layout, field, value, output);
    }

    public bool TryChangeInvokeId(ReadOnlySpan<byte> message, IBufferWriter<byte> output) =>
        _reader.TryRead(message, out var read)
        && read.Layout is { } layout
        && layout.TryFind(InvokeId, out var field)
        && TryCorrupt(message, field, read.Number(field), value: null, output);

    private static bool TryCorrupt(ReadOnlySpan<byte> message, FixedField field, uint was, string? value, IBufferWriter<byte> output)
    {
        // All bits turned is wrong whatever it was, and far from what any request counts.
        var now = ~was;
        if (value is not null && !field.TryValue(value, out now))
            return false;
        var copy = message.ToArray();
        for (var i = 0; i < field.Width; i++)
            copy[field.Offset + i] = (byte)(now >> (8 * (field.Width - 1 - i)));
        output.Write(copy);
        return true;
    }

    private bool TryCorruptFloating(GedMessage read, MessageLayout layout, string name, string? value, IBufferWriter<byte> output)
    {
        if (TagLayout.Find(name) is not { } tag || !read.TryFind(tag.Tag, out _))
            return false;
        _writer.Begin(read.Type);
        foreach (var field in layout.Fields)
            _writer.Set(field, read.Number(field));
        var changed = false;
        foreach (var field in read.Floating)
        {
            if (changed || field.Tag != tag.Tag)
            {
                _writer.Bytes(field.Tag, field.Data);
                continue;
            }
            changed = true;
            if (value is null)
                _writer.Bytes(field.Tag, Turned(field.Data, tag.Kind));
            else
                MessageText.Add(_writer, layout, tag.Name, value);
        }
        return _writer.Finish(output);
    }

    private static byte[] Turned(ReadOnlySpan<byte> data, TagKind kind)
    {
        var turned = data.ToArray();
        // A text keeps its end and stays printable; a number becomes another one.
        var end = kind == TagKind.Text ? turned.Length - 1 : turned.Length;
        for (var i = 0; i < end; i++)
            turned[i] = kind == TagKind.Text ? (byte)'?' : (byte)~turned[i];
        return turned;
    }
}
