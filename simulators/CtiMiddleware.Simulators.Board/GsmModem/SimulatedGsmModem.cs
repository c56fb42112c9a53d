using System.Net;
using System.Net.Sockets;
using CtiMiddleware.Links.Transports.Serial;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>
/// A simulated GSM modem where programs reach it: a TCP port of 127.0.0.1 and, when asked for, a pseudo terminal, at the pace of a clock. Thread-safe;
/// what touches the mobile goes through <see cref="RunAsync{T}"/>.
/// </summary>
public sealed class SimulatedGsmModem : IAsyncDisposable
{
    private const int SendLimit = 1 << 20;

    private readonly CancellationTokenSource _end = new();
    private readonly RealTimeKernelHost _host;
    private readonly Socket? _listener;
    private readonly PseudoTerminal? _terminal;
    private readonly List<Task> _work = [];
    private readonly Lock _gate = new();

    private SimulatedGsmModem(SimulatedGsmModemOptions options, TimeProvider time, ILogger logger)
    {
        var kernel = new SimulationKernel(options.Seed, time.GetUtcNow());
        Phone = new MobilePhone(kernel);
        Face = new GsmModemFace(Phone, options.Face);
        _host = new RealTimeKernelHost(kernel, time, logger);
        if (options.Port is { } port)
        {
            _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            _listener.Listen(8);
            Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
            Background(AcceptAsync(_listener));
        }
        if (options.Terminal)
        {
            _terminal = PseudoTerminal.Open();
            if (options.TerminalName is { } name)
                _terminal.LinkAs(name);
            TerminalPath = options.TerminalName ?? _terminal.SlavePath;
            Background(ServeTerminalAsync(_terminal));
        }
    }

    /// <summary>The TCP port; 0 when it has none.</summary>
    public int Port { get; }

    /// <summary>The pseudo terminal's path; null when it has none.</summary>
    public string? TerminalPath { get; }

    /// <summary>The mobile; used only inside <see cref="RunAsync{T}"/>.</summary>
    public MobilePhone Phone { get; }

    /// <summary>The modem and its faults; used only inside <see cref="RunAsync{T}"/>.</summary>
    public GsmModemFace Face { get; }

    /// <summary>Starts one.</summary>
    /// <param name="options">Where it is reached and how it looks.</param>
    /// <param name="time">Whose pace it follows.</param>
    /// <param name="logger">Hears of what went wrong inside; null for nobody.</param>
    /// <exception cref="SocketException">The port cannot be had.</exception>
    public static SimulatedGsmModem Start(SimulatedGsmModemOptions options, TimeProvider time, ILogger? logger = null) =>
        new(options, time, logger ?? NullLogger.Instance);

    /// <summary>Does something with the mobile, as its user or as the network.</summary>
    public Task<T> RunAsync<T>(Func<MobilePhone, GsmModemFace, T> work, CancellationToken cancellationToken = default) =>
        _host.InvokeAsync(() => work(Phone, Face), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener?.Dispose();
        Task[] work;
        lock (_gate)
        {
            work = [.. _work];
        }
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _terminal?.Dispose();
        await _host.DisposeAsync();
        _end.Dispose();
    }

    private void Background(Task task)
    {
        lock (_gate)
        {
            _work.RemoveAll(static done => done.IsCompleted);
            _work.Add(task);
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
                Background(ServeAsync(await listener.AcceptAsync(_end.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var client = socket;
        client.NoDelay = true;
        client.SendBufferSize = SendLimit;
        try
        {
            var session = await _host.InvokeAsync(() => Face.Connect(new SocketOutput(client)), _end.Token);
            var buffer = new byte[4096];
            try
            {
                while (await client.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
                    await _host.InvokeAsync(() => session.Receive(buffer.AsSpan(0, count)), _end.Token);
            }
            finally
            {
                await _host.InvokeAsync(session.Dispose, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client left, or the end.
        }
    }

    private async Task ServeTerminalAsync(PseudoTerminal terminal)
    {
        // A cable that is always plugged in: one session for the life of the modem, whoever opens the slave.
        try
        {
            var session = await _host.InvokeAsync(() => Face.Connect(new TerminalOutput(terminal)), _end.Token);
            terminal.ReadOnThread(bytes =>
            {
                var copy = bytes.ToArray();
                Background(_host.InvokeAsync(() => session.Receive(copy), _end.Token));
            });
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private sealed class SocketOutput(Socket socket) : IFaceOutput
    {
        public bool TryWrite(ReadOnlySpan<byte> message)
        {
            try
            {
                // A modem's answers are short and the system's buffer is large: this does not wait.
                return socket.Send(message) == message.Length;
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return true;
            }
        }

        public void Close(string reason)
        {
            try
            {
                socket.Shutdown(SocketShutdown.Both);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Gone already.
            }
        }
    }

    private sealed class TerminalOutput(PseudoTerminal terminal) : IFaceOutput
    {
        public bool TryWrite(ReadOnlySpan<byte> message) => terminal.TryWrite(message);

        // A cable has no end.
        public void Close(string reason) { }
    }
}
