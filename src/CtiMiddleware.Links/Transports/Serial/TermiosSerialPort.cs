using System.Runtime.InteropServices;
using CtiMiddleware.Links.Transports.Serial.Native;

namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// A serial port by Linux's own calls. Any speed the driver can do; characters with errors are marked and counted by kind; changes of control
/// lines are seen by looking twenty times a second, because waiting for them (TIOCMIWAIT) is not in every driver and cannot be ended.
/// </summary>
/// <param name="portName">The device's path, or a link to it.</param>
public sealed unsafe class TermiosSerialPort(string portName) : ISerialPort
{
    private const int LookMilliseconds = 50;

    private readonly Lock _gate = new();
    private readonly ParityMarkDecoder _marks = new();
    private SerialLineSettings _settings = new();
    private WakeDescriptor? _wake;
    private int _descriptor = -1;
    private int _users;
    private volatile bool _open;
    private bool _isPty;
    private bool _break;
    private ModemLines? _lines;

    /// <inheritdoc/>
    public event EventHandler<SerialErrorReceivedEventArgs>? ErrorReceived;

    /// <inheritdoc/>
    public event EventHandler<SerialPinChangedEventArgs>? PinChanged;

    /// <inheritdoc/>
    public string PortName { get; } = portName;

    /// <inheritdoc/>
    public bool IsOpen => _open;

    /// <inheritdoc/>
    public int BaudRate
    {
        get => _settings.BaudRate;
        set => Change(_settings with { BaudRate = value });
    }

    /// <inheritdoc/>
    public int DataBits
    {
        get => _settings.DataBits;
        set => Change(_settings with { DataBits = value });
    }

    /// <inheritdoc/>
    public Parity Parity
    {
        get => _settings.Parity;
        set => Change(_settings with { Parity = value });
    }

    /// <inheritdoc/>
    public StopBits StopBits
    {
        get => _settings.StopBits;
        set => Change(_settings with { StopBits = value });
    }

    /// <inheritdoc/>
    public Handshake Handshake
    {
        get => _settings.Handshake;
        set => Change(_settings with { Handshake = value });
    }

    /// <inheritdoc/>
    public byte ParityReplace
    {
        get => _marks.Replacement;
        set => _marks.Replacement = value;
    }

    /// <inheritdoc/>
    public bool DtrEnable
    {
        get => Bit(TtyNumbers.Dtr, _settings.DtrEnable);
        set
        {
            _settings = _settings with { DtrEnable = value };
            SetBit(TtyNumbers.Dtr, value, "DTR");
        }
    }

    /// <inheritdoc/>
    public bool RtsEnable
    {
        get => Bit(TtyNumbers.Rts, _settings.RtsEnable);
        set
        {
            _settings = _settings with { RtsEnable = value };
            SetBit(TtyNumbers.Rts, value, "RTS");
        }
    }

    /// <inheritdoc/>
    public bool CtsHolding => Bit(TtyNumbers.Cts, closed: false);

    /// <inheritdoc/>
    public bool DsrHolding => Bit(TtyNumbers.Dsr, closed: false);

    /// <inheritdoc/>
    public bool CDHolding => Bit(TtyNumbers.Carrier, closed: false);

    /// <inheritdoc/>
    public bool BreakState
    {
        get => _break;
        set
        {
            Act(value ? TtyNumbers.BreakOn : TtyNumbers.BreakOff, argument: null, "a break");
            _break = value;
        }
    }

    /// <inheritdoc/>
    public int BytesToRead => Number(TtyNumbers.InQueue);

    /// <inheritdoc/>
    public int BytesToWrite => Number(TtyNumbers.OutQueue);

    /// <inheritdoc/>
    public void Open()
    {
        TtyNumbers.Check();
        var descriptor = LibC.Open(
            PortName,
            TtyNumbers.ReadWrite | TtyNumbers.NoControllingTerminal | TtyNumbers.NonBlocking | TtyNumbers.CloseOnExec
        );
        if (descriptor < 0)
            throw SerialFailure.Opening(Marshal.GetLastPInvokeError(), PortName);
        try
        {
            // By all programs that ask; TIOCEXCL keeps out those that do not, but not root, and a pseudo terminal would keep it after us.
            if (LibC.Lock(descriptor, TtyNumbers.LockExclusive | TtyNumbers.LockNonBlocking) < 0)
                throw SerialFailure.Opening(TtyNumbers.Busy, PortName, LockHolders.Of(PortName));
            Configure(descriptor);
            _wake = new WakeDescriptor();
        }
        catch
        {
            LibC.Close(descriptor);
            throw;
        }
        lock (_gate)
        {
            _descriptor = descriptor;
            _users = 1;
            _open = true;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            if (!_open)
                return;
            _open = false;
            _wake!.Wake();
            // What cannot be sent any more must not hold up closing (a stopped line would for half a minute). A pseudo terminal holds nothing up;
            // there this would take away what its master has not read.
            if (!_isPty)
                LibC.Control(_descriptor, TtyNumbers.Flush, (void*)TtyNumbers.FlushOutput);
        }
        Leave();
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (!Enter())
            return 0;
        try
        {
            var ready = stackalloc PollDescriptor[2];
            ready[0] = new PollDescriptor { Descriptor = _descriptor, Events = TtyNumbers.PollIn };
            ready[1] = new PollDescriptor { Descriptor = _wake!.Descriptor, Events = TtyNumbers.PollIn };
            while (_open)
            {
                LibC.Poll(ready, 2, _lines is null ? -1 : LookMilliseconds);
                _lines?.Look(_descriptor, this);
                if (ready[0].Returned == 0 || !_open)
                    continue;
                var bytes = buffer.AsSpan(offset, count);
                var read = ReadOnce(bytes);
                // Raised before the bytes are given: then a protocol knows of the error when it sees them.
                var characters = _marks.Decode(bytes[..read]);
                TellMarks();
                if (characters > 0)
                    return characters;
            }
            return 0;
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (!Enter())
            throw new IOException($"the port {PortName} is closed");
        try
        {
            var ready = stackalloc PollDescriptor[2];
            var bytes = buffer.AsSpan(offset, count);
            while (!bytes.IsEmpty)
            {
                bytes = bytes[WriteOnce(bytes)..];
                ready[0] = new PollDescriptor { Descriptor = _descriptor, Events = TtyNumbers.PollOut };
                ready[1] = new PollDescriptor { Descriptor = _wake!.Descriptor, Events = TtyNumbers.PollIn };
                if (!bytes.IsEmpty)
                    LibC.Poll(ready, 2, -1);
                if (!_open)
                    throw new IOException($"the port {PortName} is closed");
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void DiscardInBuffer() => Act(TtyNumbers.Flush, (void*)TtyNumbers.FlushInput, "throwing away what came");

    /// <inheritdoc/>
    public void DiscardOutBuffer() => Act(TtyNumbers.Flush, (void*)TtyNumbers.FlushOutput, "throwing away what waits");

    internal void Raise(SerialError error) => ErrorReceived?.Invoke(this, new SerialErrorReceivedEventArgs(error));

    internal void Raise(SerialPinChange pin, bool on) => PinChanged?.Invoke(this, new SerialPinChangedEventArgs(pin, on));

    private void Configure(int descriptor)
    {
        Termios2 terminal;
        if (LibC.Control(descriptor, TtyNumbers.GetTermios2, &terminal) < 0)
            throw SerialFailure.Opening(Marshal.GetLastPInvokeError(), PortName);
        var asked = _settings;
        TermiosSettings.Apply(asked, ref terminal);
        // What the driver refuses is seen by reading back; some refuse the whole, then the difference says so too.
        LibC.Control(descriptor, TtyNumbers.SetTermios2, &terminal);
        if (LibC.Control(descriptor, TtyNumbers.GetTermios2, &terminal) < 0)
            throw SerialFailure.Opening(Marshal.GetLastPInvokeError(), PortName);
        _settings = TermiosSettings.Read(terminal) with { DtrEnable = asked.DtrEnable, RtsEnable = asked.RtsEnable };
        _isPty = DeviceStatus.Of(PortName).IsPseudoTerminal;
        if (!_isPty)
        {
            LibC.Control(descriptor, TtyNumbers.Exclusive, null);
            AskForLowLatency(descriptor);
            // What came between opening and these settings was read with others.
            LibC.Control(descriptor, TtyNumbers.Flush, (void*)TtyNumbers.FlushInput);
        }
        var on = (asked.DtrEnable ? TtyNumbers.Dtr : 0) | (asked.RtsEnable ? TtyNumbers.Rts : 0);
        var off = (TtyNumbers.Dtr | TtyNumbers.Rts) & ~on;
        if (asked.Handshake is Handshake.RequestToSend or Handshake.RequestToSendXOnXOff)
            off = asked.DtrEnable ? 0 : TtyNumbers.Dtr; // the driver moves RTS then
        LibC.Control(descriptor, TtyNumbers.ModemSetBits, &on);
        LibC.Control(descriptor, TtyNumbers.ModemClearBits, &off);
        _lines = ModemLines.TryCreate(descriptor);
    }

    // Drivers gather characters for up to 16 ms else; where it cannot be asked for, it stays as it is.
    private static void AskForLowLatency(int descriptor)
    {
        var serial = stackalloc byte[TtyNumbers.SerialSize];
        if (LibC.Control(descriptor, TtyNumbers.GetSerial, serial) < 0)
            return;
        *(int*)(serial + TtyNumbers.SerialFlagsAt) |= TtyNumbers.LowLatency;
        LibC.Control(descriptor, TtyNumbers.SetSerial, serial);
    }

    private void TellMarks()
    {
        var (errors, breaks) = _marks.TakeMarks();
        if (errors + breaks == 0 || (_lines?.CountsErrors ?? false))
            return;
        // The driver has no counters: parity and framing cannot be told apart, so that the likelier one is named.
        for (var i = 0; i < errors; i++)
            Raise(_settings.Parity == Parity.None ? SerialError.Frame : SerialError.RXParity);
        for (var i = 0; i < breaks; i++)
            Raise(SerialPinChange.Break, on: true);
    }

    private int ReadOnce(Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var count = LibC.Read(_descriptor, start, (nuint)bytes.Length);
            if (count > 0)
                return (int)count;
            if (count < 0 && Marshal.GetLastPInvokeError() is TtyNumbers.Again or TtyNumbers.Interrupted)
                return 0;
        }
        throw SerialFailure.Lost(PortName);
    }

    private int WriteOnce(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var count = LibC.Write(_descriptor, start, (nuint)bytes.Length);
            if (count >= 0)
                return (int)count;
            if (Marshal.GetLastPInvokeError() is TtyNumbers.Again or TtyNumbers.Interrupted)
                return 0;
        }
        throw SerialFailure.Lost(PortName);
    }

    private void Change(SerialLineSettings settings)
    {
        if (_open)
            throw new InvalidOperationException("Settings are set before the port is opened.");
        _settings = settings;
    }

    private bool Bit(int bit, bool closed)
    {
        if (!Enter())
            return closed;
        int bits;
        var there = LibC.Control(_descriptor, TtyNumbers.ModemGet, &bits) >= 0;
        Leave();
        return there && (bits & bit) != 0;
    }

    private void SetBit(int bit, bool on, string name)
    {
        if (_open)
            Act(on ? TtyNumbers.ModemSetBits : TtyNumbers.ModemClearBits, &bit, name);
    }

    private int Number(uint request)
    {
        if (!Enter())
            return 0;
        int number;
        var there = LibC.Control(_descriptor, request, &number) >= 0;
        Leave();
        return there ? number : 0;
    }

    private void Act(uint request, void* argument, string what)
    {
        if (!Enter())
            throw new IOException($"the port {PortName} is closed");
        var done = LibC.Control(_descriptor, request, argument) >= 0;
        Leave();
        if (!done)
            throw new IOException($"the device behind {PortName} refuses {what}");
    }

    // A descriptor's number is given to somebody else once it is closed: the last user closes.
    private bool Enter()
    {
        lock (_gate)
        {
            if (!_open)
                return false;
            _users++;
            return true;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_users > 0)
                return;
            if (!_isPty)
                LibC.Control(_descriptor, TtyNumbers.NotExclusive, null);
            LibC.Close(_descriptor);
            _descriptor = -1;
            _wake!.Dispose();
        }
    }
}
