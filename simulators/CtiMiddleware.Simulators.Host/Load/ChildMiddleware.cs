using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CtiMiddleware.Simulators.Host.Control;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>The middleware's runtime in a process of its own, see <see cref="PeerMode"/>.</summary>
public sealed class ChildMiddleware : ILoadedMiddleware
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    /// <summary>Starts the process.</summary>
    /// <param name="protocol">The adapter.</param>
    /// <param name="port">Where the switch listens on 127.0.0.1.</param>
    public ChildMiddleware(string protocol, int port)
    {
        // Started as a program of its own, that program is started again; started by dotnet, its library.
        var own = Environment.ProcessPath;
        var isProgram = own is not null && Path.GetFileNameWithoutExtension(own) == "cti-sim";
        var start = new ProcessStartInfo(isProgram ? own! : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!isProgram)
            start.ArgumentList.Add(typeof(ChildMiddleware).Assembly.Location);
        foreach (var argument in (string[])[PeerMode.Name, "--face", protocol, "--port", port.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new IOException("The middleware's process did not start.");
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <inheritdoc/>
    public async Task<MiddlewareAccount> AccountAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<MiddlewareAccount>(await AskAsync("account", cancellationToken), ControlJson.Options)!;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EventArrival>> ArrivalsAsync(CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            await AskAsync($"arrivals {file}", cancellationToken);
            return MemoryMarshal.Cast<byte, EventArrival>(await File.ReadAllBytesAsync(file, cancellationToken)).ToArray();
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public MiddlewareUsage? Usage() => MiddlewareUsage.Of(_process.Id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private async Task<string> AskAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new IOException($"The middleware's process has ended: {await _errors}");
    }
}
