using System.Buffers;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Adapters.Smdi.Messages;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Simulators.Board.Smdi;

/// <summary>What faults must know of the records: call histories are events named <c>MD</c>, refusals answers named <c>MWI</c>.</summary>
internal sealed class SmdiWire : IFaceWire
{
    public static readonly SmdiWire Instance = new();

    private SmdiWire() { }

    public FaceMessage Describe(ReadOnlySpan<byte> message) =>
        Read(message) is SmdiMessage.IndicatorRefused refused
            ? new FaceMessage("MWI", FaceMessageKind.Answer, refused.Station)
            : new FaceMessage("MD", FaceMessageKind.Event);

    public bool TryCorrupt(ReadOnlySpan<byte> message, string field, string? value, IBufferWriter<byte> output)
    {
        SmdiMessage? changed = Read(message) switch
        {
            SmdiMessage.CallHistory call => field.ToUpperInvariant() switch
            {
                "PORT" => SmdiPort.TryParse(value ?? "063/2047", out var port) ? call with { Port = port } : null,
                "REASON" => value is null or { Length: 1 } ? call with { Letter = value is null ? 'X' : value[0] } : null,
                "STATION" => call with { Station = value ?? "5550000" },
                "CALLING" => call with { Calling = value ?? "5550000" },
                _ => null,
            },
            SmdiMessage.IndicatorRefused refused => field.ToUpperInvariant() switch
            {
                "STATION" => refused with { Station = value ?? "5550000" },
                "CAUSE" => refused with { Cause = value ?? "XXX" },
                _ => null,
            },
            _ => null,
        };
        if (changed is null)
            return false;
        SmdiWriter.Write(changed, output);
        return true;
    }

    public bool TryChangeInvokeId(ReadOnlySpan<byte> message, IBufferWriter<byte> output) => TryCorrupt(message, "station", null, output);

    private static SmdiMessage? Read(ReadOnlySpan<byte> message) =>
        SmdiReader.Read(message.Trim("\r\n\x19\x7F"u8), deskDigits: 3, lineDigits: 4, []).Message;
}
