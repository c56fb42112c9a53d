using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Cables;

/// <summary>Puts a face of a switch, such as its message desk line, on a pseudo terminal, in real time. Disposing pulls the cable; the face and its switch live on.</summary>
public sealed class FaceCable : IFaceOutput, IDisposable
{
    private readonly RealTimeKernelHost _host;
    private readonly PseudoTerminal _terminal;
    private IFaceSession? _session;
    private volatile bool _disposed;

    private FaceCable(RealTimeKernelHost host) => (_host, _terminal) = (host, PseudoTerminal.Open());

    /// <summary>What the computer opens: <c>/dev/pts/3</c>.</summary>
    public string Path => _terminal.SlavePath;

    /// <summary>Plugs a cable into the switch's port.</summary>
    /// <param name="host">Runs the switch's kernel.</param>
    /// <param name="face">The port.</param>
    /// <exception cref="IOException">The system gives no pseudo terminal.</exception>
    public static async Task<FaceCable> OpenAsync(RealTimeKernelHost host, ISwitchFace face)
    {
        var cable = new FaceCable(host);
        try
        {
            cable._session = await host.InvokeAsync(() => face.Connect(cable));
            cable._terminal.ReadOnThread(cable.Received);
        }
        catch
        {
            cable.Dispose();
            throw;
        }
        return cable;
    }

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> message) => !_disposed && _terminal.TryWrite(message);

    /// <inheritdoc/>
    public void Close(string reason) => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _terminal.Dispose();
    }

    /// <summary>On the terminal's own thread.</summary>
    private void Received(ReadOnlyMemory<byte> bytes)
    {
        try
        {
#pragma warning disable VSTHRD002 // the thread is the terminal's own and may wait
            _host.InvokeAsync(() => _session!.Receive(bytes.Span)).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        catch (OperationCanceledException)
        {
            // The simulation has ended.
        }
    }
}
