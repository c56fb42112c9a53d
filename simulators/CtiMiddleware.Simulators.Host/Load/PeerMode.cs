using System.Runtime.InteropServices;
using System.Text.Json;
using CtiMiddleware.Simulators.Host.Control;
using CtiMiddleware.Simulators.Host.Running;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>
/// The middleware's runtime as a process of its own, started by the load so that its processor time and memory are its alone. Told what to do by
/// lines on its input: <c>account</c> prints one line of JSON, <c>arrivals FILE</c> writes them to a file; it ends with its input.
/// </summary>
public static class PeerMode
{
    /// <summary>The mode's word.</summary>
    public const string Name = "load-peer";

    /// <summary>The mode.</summary>
    public static SimVerb Verb { get; } =
        new(Name, "The middleware's side of a load; started by the mode load.", "--face PROTOCOL --port PORT", RunAsync);

    private static async Task<int> RunAsync(SimArguments arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var under = FaceChoice.Find(arguments.Needed("face"));
        var port = (int)arguments.Whole("port", 0, 1, 65535);
        arguments.End();
        await using var middleware = new EmbeddedMiddleware(under, port, TimeProvider.System);
        while (await Console.In.ReadLineAsync(stop) is { } line)
        {
            if (line == "account")
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(await middleware.AccountAsync(stop), ControlJson.Options));
            }
            else if (line.StartsWith("arrivals ", StringComparison.Ordinal))
            {
                var arrivals = (await middleware.ArrivalsAsync(stop)).ToArray();
                await File.WriteAllBytesAsync(line[9..], MemoryMarshal.AsBytes(arrivals.AsSpan()).ToArray(), stop);
                await output.WriteLineAsync("{}");
            }
            else
            {
                await error.WriteLineAsync($"'{line}' is not understood.");
                return ExitCodes.Usage;
            }
            await output.FlushAsync(stop);
        }
        return ExitCodes.Ok;
    }
}
