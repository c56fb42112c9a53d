using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports.DBus;

/// <summary>
/// One connection of sd-bus and the file descriptor that wakes its thread. Everything but <see cref="Wake"/> is called by that thread alone:
/// sd-bus is not thread-safe.
/// </summary>
internal sealed unsafe class SdBusConnection : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int TryAgain = 11;
    private const int Interrupted = 4;

    private readonly Lock _gate = new();
    private nint _bus;
    private int _wake = -1;

    /// <summary>Begins to connect; no waiting.</summary>
    /// <exception cref="TransportException">It cannot be; in words with the fix.</exception>
    public SdBusConnection(string address)
    {
        _wake = SdBus.EventFd(0, CloseOnExec | NonBlocking);
        if (_wake < 0)
            throw new TransportException($"eventfd: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            Check(SdBus.New(out _bus), address);
            Check(SdBus.SetAddress(_bus, address), address);
            Check(SdBus.SetBusClient(_bus, 1), address);
            Check(SdBus.NegotiateFds(_bus, 0), address);
            Check(SdBus.SetExitOnDisconnect(_bus, 0), address);
            Check(SdBus.Start(_bus), address);
        }
        catch (DllNotFoundException)
        {
            Dispose();
            throw new TransportException(
                "libsystemd.so.0 is missing, which carries D-Bus; install it (Debian: apt-get install libsystemd0)"
            );
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The bus itself, for making messages.</summary>
    public nint Bus => _bus;

    /// <summary>Whether authentication and the greeting are over.</summary>
    public bool IsReady => SdBus.IsReady(_bus) > 0;

    /// <summary>Works a step; a message for us, or 0. <paramref name="more"/> says whether there is more to do at once.</summary>
    /// <returns>The message, to be unreferenced by the caller; or 0.</returns>
    /// <exception cref="TransportException">The connection is over.</exception>
    public nint Process(string address, out bool more)
    {
        more = Check(SdBus.Process(_bus, out var message), address) > 0;
        return message;
    }

    /// <summary>Sends a message; the cookie of its answer.</summary>
    /// <returns>Below 0 for an error.</returns>
    public int Send(nint message, out ulong cookie) => SdBus.Send(_bus, message, out cookie);

    /// <summary>Waits until the bus or <see cref="Wake"/> says something, or for so long.</summary>
    /// <param name="milliseconds">How long; -1 for ever.</param>
    /// <exception cref="TransportException">Waiting failed.</exception>
    public void Wait(int milliseconds)
    {
        var fds = stackalloc SdBus.PollFd[2];
        var events = SdBus.GetEvents(_bus);
        fds[0] = new SdBus.PollFd { Fd = SdBus.GetFd(_bus), Events = events < 0 ? SdBus.PollIn : (short)events };
        fds[1] = new SdBus.PollFd { Fd = _wake, Events = SdBus.PollIn };
        if (SdBus.Poll(fds, 2, milliseconds) < 0 && Marshal.GetLastPInvokeError() is not (Interrupted or TryAgain))
            throw new TransportException($"poll: {Marshal.GetLastPInvokeErrorMessage()}");
        if (fds[1].Returned != 0)
        {
            ulong count;
            _ = SdBus.Read(_wake, &count, sizeof(ulong));
        }
    }

    /// <summary>Ends a present or the next <see cref="Wait"/>. From any thread.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            ulong one = 1;
            if (_wake >= 0)
                _ = SdBus.Write(_wake, &one, sizeof(ulong));
        }
    }

    /// <summary>Closes without waiting for what was not sent.</summary>
    public void Dispose()
    {
        if (_bus != 0)
            _ = SdBus.CloseUnref(_bus);
        _bus = 0;
        lock (_gate)
        {
            if (_wake >= 0)
                _ = SdBus.CloseFd(_wake);
            _wake = -1;
        }
    }

    private static int Check(int result, string address) =>
        result >= 0 ? result : throw new TransportException(DBusAddress.Words(address, -result, Marshal.GetPInvokeErrorMessage(-result)));
}
