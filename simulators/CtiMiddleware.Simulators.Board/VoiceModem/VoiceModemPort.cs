using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.VoiceModem;

/// <summary>
/// Puts a <see cref="VoiceModemFace"/> on a pseudo terminal, in real time. A full transmit buffer stops the computer as RTS/CTS would: what it writes
/// waits in the terminal's driver. Disposing pulls the cable; the modem and its calls live on.
/// </summary>
public sealed class VoiceModemPort : IModemWire, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RealTimeKernelHost _host;
    private readonly VoiceModemFace _modem;
    private readonly PseudoTerminal _terminal;
    private readonly ManualResetEventSlim _ready = new(initialState: true);
    private volatile bool _disposed;

    private VoiceModemPort(RealTimeKernelHost host, VoiceModemFace modem)
    {
        _host = host;
        _modem = modem;
        _terminal = PseudoTerminal.Open();
    }

    /// <summary>What the computer opens: <c>/dev/pts/3</c>.</summary>
    public string Path => _terminal.SlavePath;

    /// <summary>Plugs a cable into a modem.</summary>
    /// <param name="host">Runs the modem's kernel.</param>
    /// <param name="modem">The modem.</param>
    /// <exception cref="IOException">The system gives no pseudo terminal.</exception>
    public static async Task<VoiceModemPort> OpenAsync(RealTimeKernelHost host, VoiceModemFace modem)
    {
        var port = new VoiceModemPort(host, modem);
        try
        {
            await host.InvokeAsync(() => modem.Wire = port);
            port._terminal.ReadOnThread(port.Received);
        }
        catch
        {
            port.Dispose();
            throw;
        }
        return port;
    }

    /// <summary>Gives the terminal a name of its own.</summary>
    public void LinkAs(string path) => _terminal.LinkAs(path);

    /// <inheritdoc/>
    public bool TrySend(ReadOnlySpan<byte> bytes) => !_disposed && _terminal.TryWrite(bytes);

    /// <inheritdoc/>
    public void Changed(ModemLines lines)
    {
        // A pseudo terminal has no control lines: Clear To Send acts by not reading.
        if (lines.HasFlag(ModemLines.ClearToSend))
            _ready.Set();
        else
            _ready.Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _ready.Set();
        _terminal.Dispose();
    }

    /// <summary>On the terminal's own thread: small pieces, each only while the modem takes them.</summary>
    private void Received(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length && !_disposed; at += 128)
        {
            var piece = bytes.Slice(at, Math.Min(128, bytes.Length - at));
            _ready.Wait(Patience);
            try
            {
#pragma warning disable VSTHRD002 // the thread is the terminal's own and may wait
                _host.InvokeAsync(() => _modem.Receive(piece.Span)).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
            }
            catch (OperationCanceledException)
            {
                return; // The simulation has ended.
            }
        }
    }
}
