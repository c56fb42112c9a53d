using System.Runtime.InteropServices;

namespace CtiMiddleware.Links.Transports.Serial.Native;

/// <summary>Wakes a thread that waits in <c>poll(2)</c>. Thread-safe; once disposed of, waking does nothing.</summary>
internal sealed unsafe class WakeDescriptor : IDisposable
{
    private readonly Lock _gate = new();
    private int _descriptor;

    /// <summary>Makes it.</summary>
    /// <exception cref="IOException">The system has none to give.</exception>
    public WakeDescriptor()
    {
        _descriptor = LibC.EventDescriptor(0, TtyNumbers.CloseOnExec | TtyNumbers.NonBlocking);
        if (_descriptor < 0)
            throw new IOException($"the system gives no event descriptor: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>For <c>poll(2)</c>; -1, which poll ignores, once disposed of.</summary>
    public int Descriptor => Volatile.Read(ref _descriptor);

    /// <summary>Wakes; stays awake until <see cref="Reset"/>.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            var one = 1UL;
            if (_descriptor >= 0)
                LibC.Write(_descriptor, (byte*)&one, sizeof(ulong));
        }
    }

    /// <summary>The next wait waits again.</summary>
    public void Reset()
    {
        ulong count;
        LibC.Read(_descriptor, (byte*)&count, sizeof(ulong));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_descriptor >= 0)
                LibC.Close(_descriptor);
            _descriptor = -1;
        }
    }
}
