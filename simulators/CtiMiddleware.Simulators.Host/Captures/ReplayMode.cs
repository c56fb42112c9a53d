using System.Globalization;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Simulators.Host.Progress;

namespace CtiMiddleware.Simulators.Host.Captures;

/// <summary>The mode <c>replay</c>: serves a capture as the switch did.</summary>
public static class ReplayMode
{
    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(
            "replay",
            "Serves a capture as the switch did: same bytes, same gaps, ×N, or as fast as it goes.",
            "FILE [--port N] [--speed 1|N|max] [--patience SECONDS] [--once]",
            RunAsync
        );

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var port = (int)arguments.Whole("port", 0, 0, 65535);
        var speed = arguments.Text("speed") ?? "1";
        double? times = null;
        if (speed != "max")
        {
            times =
                double.TryParse(speed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number is >= 0.001 and <= 100_000
                    ? number
                    : throw new UsageException($"--speed must be max or a number from 0.001 to 100000, not '{speed}'.");
        }
        var patience = TimeSpan.FromSeconds(arguments.Number("patience", 5, 0, 3600));
        var once = arguments.Flag("once");
        arguments.End(words: 1);
        if (arguments.Words.Count == 0)
            throw new UsageException("The capture's file is missing.");
        List<CaptureRecord> records;
        using (var file = File.OpenRead(arguments.Words[0]))
            records = [.. CaptureReader.Read(file)];
        using var server = new ReplayServer(records, port, times, patience, TimeProvider.System);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"replay 127.0.0.1:{server.Port}\n{records.Count} records in {server.Connections} connections, speed {speed}"
            )
        );
        await output.FlushAsync(stop);
        using var progress = new ProgressLine(error, TimeProvider.System);
        try
        {
            await server.RunAsync(once, progress, stop);
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
        progress.Hide();
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{server.Served} connections served, {server.BytesWritten} bytes; {server.WaitsUnmet} times the client did not send where the capture has it"
            )
        );
        return ExitCodes.Ok;
    }
}
