using System.Buffers;
using System.Globalization;
using CtiMiddleware.Adapters.LineText;
using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>What faults must know of the protocol's lines: events by their name, answers by their word and number, fields by their key.</summary>
internal sealed class LineTextWire : IFaceWire
{
    public static readonly LineTextWire Instance = new();

    private LineTextWire() { }

    public FaceMessage Describe(ReadOnlySpan<byte> message)
    {
        var line = Read(message);
        return line.Word switch
        {
            "EV" => new FaceMessage(line.Name!, FaceMessageKind.Event),
            "OK" or "ERR" or "ITEM" => new FaceMessage(
                line.Word,
                FaceMessageKind.Answer,
                line.Number.ToString(CultureInfo.InvariantCulture)
            ),
            _ => new FaceMessage(line.Word, FaceMessageKind.Other),
        };
    }

    public bool TryCorrupt(ReadOnlySpan<byte> message, string field, string? value, IBufferWriter<byte> output)
    {
        var line = Read(message);
        var index = Array.FindIndex(line.Fields, one => string.Equals(one.Key, field, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            return false;
        var fields = line.Fields.ToArray();
        fields[index].Value = value ?? "corrupted";
        return LineTextMessageWriter.TryWrite(line with { Fields = fields }, output);
    }

    public bool TryChangeInvokeId(ReadOnlySpan<byte> message, IBufferWriter<byte> output)
    {
        var line = Read(message);
        // Far above what a client counts to.
        return line.Word is "OK" or "ERR" or "ITEM"
            && LineTextMessageWriter.TryWrite(line with { Number = line.Number + 1_000_000_000 }, output);
    }

    private static Message Read(ReadOnlySpan<byte> message) =>
        LineTextMessageReader.Read(message.TrimEnd("\r\n"u8), new char[Message.MaxLength]).ToMessage();
}
