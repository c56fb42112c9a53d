using System.Globalization;
using System.Text;
using System.Text.Json;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Host.Running;

namespace CtiMiddleware.Simulators.Host.Decoding;

/// <summary>The mode <c>decode</c>: what bytes of a link mean to its adapter.</summary>
public static class DecodeMode
{
    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "decode",
            "What bytes of a link mean: frame by frame, with what the adapter makes of each, as a session from its beginning.",
            "CAPTURE|HEX-FILE|HEX|- --protocol PROTOCOL [--json]",
            RunAsync
        );

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var under = FaceChoice.Find(arguments.Needed("protocol"));
        var json = arguments.Flag("json");
        arguments.End(words: 1);
        if (arguments.Words.Count == 0)
            throw new UsageException("Nothing to decode is named.");
        var decoder = new LinkDecoder(under, DateTimeOffset.UnixEpoch);
        foreach (var frame in decoder.Decode(await ReadAsync(arguments.Words[0], stop)))
        {
            stop.ThrowIfCancellationRequested();
            await output.WriteLineAsync(json ? JsonSerializer.Serialize(frame, ControlJson.Options) : ForPeople(frame));
        }
        if (decoder.Unread > 0)
            await error.WriteLineAsync($"{decoder.Unread} bytes at the end are no whole frame.");
        return ExitCodes.Ok;
    }

    private static async Task<IReadOnlyList<CaptureRecord>> ReadAsync(string input, CancellationToken stop)
    {
        if (input == "-")
            return Hex(await Console.In.ReadToEndAsync(stop)) ?? throw new InvalidDataException("The input is no hexadecimal text.");
        if (!File.Exists(input))
            return Hex(input) ?? throw new FileNotFoundException($"'{input}' is neither a file nor hexadecimal text.");
        var bytes = await File.ReadAllBytesAsync(input, stop);
        if (bytes.AsSpan().StartsWith(Encoding.ASCII.GetBytes(CaptureWriter.Header)))
            return [.. CaptureReader.Read(new MemoryStream(bytes))];
        return Hex(Encoding.UTF8.GetString(bytes)) ?? throw new InvalidDataException($"{input} is neither a capture nor hexadecimal text.");
    }

    private static CaptureRecord[]? Hex(string text) =>
        BytesText.FromHex(text) is { } bytes ? [new CaptureRecord(CaptureDirection.Received, TimeSpan.Zero, bytes)] : null;

    private static string ForPeople(DecodedFrame frame)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{frame.OffsetMs, 10:F3} {frame.Direction, -8} {frame.Bytes.Length / 2, 5} bytes  {frame.Text}"
        );
        foreach (var item in frame.Means)
            text.Append('\n').Append(' ', 20).Append(item.Kind, 0, item.Kind.Length).Append(": ").Append(item.Value);
        return text.ToString();
    }
}
