using System.Runtime.InteropServices;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// A pseudo terminal, seen from its master: what a simulator or a test holds in place of the device at the far end of a serial cable. The slave is
/// raw, and one descriptor of it stays open here, so that the master outlives whoever opens and closes the slave. It is no UART: no parity, no
/// speed, no modem lines. Writing is for one thread at a time, reading for another; disposing, from any thread, is the cable being pulled.
/// </summary>
public sealed unsafe class PseudoTerminal : IDisposable
{
    private const int QueueLimit = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly SendQueue _queue = new(QueueLimit);
    private readonly WakeDescriptor _wake = new();
    private readonly List<string> _links = [];
    private readonly int _slave;
    private ReadOnlyMemory<byte> _rest;
    private Action<ReadOnlyMemory<byte>>? _received;
    private Thread? _thread;
    private int _master;
    private int _users;
    private bool _disposed;

    private PseudoTerminal(int master, int slave, string path)
    {
        _master = master;
        _slave = slave;
        SlavePath = path;
    }

    /// <summary>The path that is opened at the other end: <c>/dev/pts/3</c>.</summary>
    public string SlavePath { get; }

    /// <summary>Opens one.</summary>
    /// <exception cref="IOException">The system gives none; the message says why.</exception>
    /// <exception cref="PlatformNotSupportedException">Not on this system.</exception>
    public static PseudoTerminal Open()
    {
        TtyNumbers.Check();
        var master = LibC.OpenPseudoTerminal(
            TtyNumbers.ReadWrite | TtyNumbers.NoControllingTerminal | TtyNumbers.NonBlocking | TtyNumbers.CloseOnExec
        );
        if (master < 0)
            throw Failure("no pseudo terminal");
        var name = stackalloc byte[128];
        if (LibC.Grant(master) < 0 || LibC.Unlock(master) < 0 || LibC.SlaveName(master, name, 128) != 0)
        {
            LibC.Close(master);
            throw Failure("the pseudo terminal cannot be unlocked");
        }
        var path = Marshal.PtrToStringUTF8((nint)name) ?? "";
        var slave = LibC.Open(path, TtyNumbers.ReadWrite | TtyNumbers.NoControllingTerminal | TtyNumbers.CloseOnExec);
        if (slave < 0)
        {
            LibC.Close(master);
            throw Failure($"{path} cannot be opened");
        }
        MakeRaw(slave);
        return new PseudoTerminal(master, slave, path);
    }

    /// <summary>Gives the slave a name of its own, replacing what was there; taken away when this is disposed of, unless it leads elsewhere by then.</summary>
    public void LinkAs(string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}.new";
        File.Delete(temporary);
        File.CreateSymbolicLink(temporary, SlavePath);
        File.Move(temporary, path, overwrite: true);
        _links.Add(path);
    }

    /// <summary>From now on what comes from the slave is given to the handler, on a thread of its own; the memory is valid during the call.</summary>
    public void ReadOnThread(Action<ReadOnlyMemory<byte>> received)
    {
        _received = received;
        StartThread();
        _wake.Wake();
    }

    /// <summary>Waits for bytes from the slave; not together with <see cref="ReadOnThread"/>.</summary>
    /// <param name="destination">Where they go.</param>
    /// <param name="timeout">How long to wait at most; real time.</param>
    /// <returns>How many; 0 when none came in time or it is disposed of.</returns>
    public int Read(Span<byte> destination, TimeSpan timeout)
    {
        if (!Enter())
            return 0;
        try
        {
            var ready = stackalloc PollDescriptor[2];
            ready[0] = new PollDescriptor { Descriptor = _master, Events = TtyNumbers.PollIn };
            ready[1] = new PollDescriptor { Descriptor = _wake.Descriptor, Events = TtyNumbers.PollIn };
            LibC.Poll(ready, 2, (int)timeout.TotalMilliseconds);
            return (ready[0].Returned & TtyNumbers.PollIn) != 0 ? ReadOnce(destination) : 0;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Writes, waiting for the slave to be read when its driver is full; not together with <see cref="TryWrite"/>.</summary>
    /// <exception cref="IOException">Nobody read the slave for 30 s, or it is disposed of.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (!Enter())
            throw new IOException($"{SlavePath} is closed.");
        try
        {
            while (!(bytes = bytes[WriteOnce(bytes)..]).IsEmpty)
            {
                var ready = new PollDescriptor { Descriptor = _master, Events = TtyNumbers.PollOut };
                if (LibC.Poll(&ready, 1, 30_000) == 0)
                    throw new IOException($"Nobody reads {SlavePath}.");
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Writes without waiting: what the driver does not take waits here, up to 1 MiB.</summary>
    /// <returns>False, with nothing written, when too much waits already or it is disposed of.</returns>
    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (!Enter())
            return false;
        try
        {
            lock (_gate)
            {
                // What is refused must not have gone in part.
                if (_queue.Length + bytes.Length > QueueLimit)
                    return false;
                if (_queue.Length == 0)
                    bytes = bytes[WriteOnce(bytes)..];
                if (bytes.IsEmpty)
                    return true;
                _queue.TryAppend(bytes, out _);
            }
            StartThread();
            _wake.Wake();
            return true;
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }
        _wake.Wake();
        foreach (var link in _links)
        {
            if (new FileInfo(link).LinkTarget == SlavePath)
                File.Delete(link);
        }
        Leave(last: true);
    }

    internal static void MakeRaw(int descriptor)
    {
        Termios2 settings;
        if (LibC.Control(descriptor, TtyNumbers.GetTermios2, &settings) < 0)
            return;
        settings.Input = settings.Output = settings.Local = 0;
        settings.Control = (settings.Control & ~TtyNumbers.WithParity) | TtyNumbers.SizeMask | TtyNumbers.Receiver | TtyNumbers.IgnoreModem;
        settings.Characters[TtyNumbers.MinimumIndex] = 1;
        settings.Characters[TtyNumbers.TimeIndex] = 0;
        LibC.Control(descriptor, TtyNumbers.SetTermios2, &settings);
    }

    private static IOException Failure(string what) => new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");

    // A descriptor's number is given to somebody else once it is closed: the last user closes.
    private bool Enter()
    {
        lock (_gate)
        {
            if (_disposed)
                return false;
            _users++;
            return true;
        }
    }

    private void Leave(bool last = false)
    {
        lock (_gate)
        {
            if (!last)
                _users--;
            if (!_disposed || _users > 0 || _master < 0)
                return;
            LibC.Close(_slave);
            LibC.Close(_master);
            _master = -1;
            _wake.Dispose();
        }
    }

    private int ReadOnce(Span<byte> destination)
    {
        fixed (byte* start = destination)
            return (int)Math.Max(0, LibC.Read(_master, start, (nuint)destination.Length));
    }

    private int WriteOnce(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            return (int)Math.Max(0, LibC.Write(_master, start, (nuint)bytes.Length));
    }

    private void StartThread()
    {
        lock (_gate)
        {
            if (_thread is not null || _disposed)
                return;
            _users++;
            _thread = new Thread(Pump) { IsBackground = true, Name = $"pty {SlavePath}" };
            _thread.Start();
        }
    }

    private void Pump()
    {
        try
        {
            var buffer = new byte[16 * 1024];
            var ready = stackalloc PollDescriptor[2];
            while (!Volatile.Read(ref _disposed))
            {
                var received = Volatile.Read(ref _received);
                var writes = PumpOut();
                ready[0] = new PollDescriptor
                {
                    Descriptor = _master,
                    Events = (short)((received is null ? 0 : TtyNumbers.PollIn) | (writes ? TtyNumbers.PollOut : 0)),
                };
                ready[1] = new PollDescriptor { Descriptor = _wake.Descriptor, Events = TtyNumbers.PollIn };
                LibC.Poll(ready, 2, -1);
                if (ready[1].Returned != 0 && !Volatile.Read(ref _disposed))
                    _wake.Reset();
                if (received is not null && (ready[0].Returned & TtyNumbers.PollIn) != 0 && ReadOnce(buffer) is > 0 and var count)
                    received(buffer.AsMemory(0, count));
            }
        }
        finally
        {
            Leave();
        }
    }

    private bool PumpOut()
    {
        lock (_gate)
        {
            while (!_rest.IsEmpty || _queue.TryTake(out _rest))
            {
                var count = WriteOnce(_rest.Span);
                _rest = _rest[count..];
                if (count == 0)
                    return true;
            }
            return false;
        }
    }
}
