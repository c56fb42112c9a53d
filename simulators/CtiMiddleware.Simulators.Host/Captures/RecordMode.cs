using System.Globalization;
using System.Security.Cryptography;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Simulators.Host.Running;

namespace CtiMiddleware.Simulators.Host.Captures;

/// <summary>The mode <c>record</c>: a proxy in front of a real switch that writes a scrubbed capture.</summary>
public static class RecordMode
{
    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "record",
            "A proxy in front of a real switch; writes a capture without secrets and numbers until Ctrl+C.",
            "--to HOST:PORT --out FILE --face PROTOCOL [--listen PORT] [--secret TEXT]... [--digits N]",
            RunAsync
        );

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var to = arguments.Needed("to");
        var colon = to.LastIndexOf(':');
        if (colon < 1 || !ushort.TryParse(to.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
            throw new UsageException($"'{to}' is not HOST:PORT.");
        var file = arguments.Needed("out");
        var options = new RecordOptions
        {
            Port = (int)arguments.Whole("listen", 0, 0, 65535),
            Host = to[..colon],
            HostPort = port,
            Scrubber = FaceChoice.Find(arguments.Needed("face")).Adapter.CreateScrubber(),
            Secrets = arguments.Texts("secret"),
            LeastDigits = (int)arguments.Whole("digits", 3, 0, 64),
        };
        arguments.End();
        var writer = new CaptureWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write), TimeProvider.System, scrubber: null);
        await using var sink = new CaptureSink(writer, options, RandomNumberGenerator.GetBytes(32), TimeProvider.System);
        using var proxy = new RecordProxy(options, sink);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"record 127.0.0.1:{proxy.Port}"));
        await output.FlushAsync(stop);
        try
        {
            await proxy.RunAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{proxy.Connections} connections, {proxy.BytesSent} bytes to the switch, {proxy.BytesReceived} bytes from it; {sink.Numbers} numbers replaced; {writer.Length} bytes in {file}{(writer.IsCut ? ", cut at the bound" : "")}"
            )
        );
        return ExitCodes.Ok;
    }
}
