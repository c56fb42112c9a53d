using System.Globalization;
using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Conformance.Vectors;
using CtiMiddleware.Links.Framing;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>How the vectors of audio-socket are run. A frame is named by its kind; beginning and end of a connection are the transport's.</summary>
public static class AudioSocketVectors
{
    public static VectorTarget Value { get; } =
        new()
        {
            Adapter = new AudioSocketAdapterFactory(),
            Options = static _ => new AudioSocketOptions { Line = "600" },
            NameOfReceived = Name,
            NamesOfSent = static wire => Names(wire),
            Received = ["connection", "terminate", "uuid", "dtmf", "audio", "other rate", "error"],
            Sent = ["terminate to Asterisk", "audio to Asterisk"],
        };

    private static string Name(byte[] block)
    {
        ConnectionBlock.TryRead(block, out var head, out var content);
        return head.Kind == ConnectionBlockKind.Bytes && content.Length > 0 ? Kind(content[0]) : "connection";
    }

    private static List<string> Names(byte[] wire)
    {
        var names = new List<string>();
        ReadOnlySpan<byte> rest = wire;
        while (ConnectionBlock.TryRead(rest, out var head, out var content) is > 0 and var used)
        {
            // The end of a connection is no frame: it is the transport's to carry out.
            if (head.Kind == ConnectionBlockKind.Bytes)
                names.Add(Kind(content[0]) + " to Asterisk");
            rest = rest[used..];
        }
        return names;
    }

    private static string Kind(byte kind) =>
        kind switch
        {
            0x00 => "terminate",
            0x01 => "uuid",
            0x03 => "dtmf",
            0x10 => "audio",
            >= 0x11 and <= 0x18 => "other rate",
            0xff => "error",
            _ => string.Create(CultureInfo.InvariantCulture, $"0x{kind:x2}"),
        };
}
