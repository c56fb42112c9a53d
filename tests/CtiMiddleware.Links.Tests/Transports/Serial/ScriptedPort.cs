using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Links.Tests.Transports.Serial;

/// <summary>A port whose device is the test: what no pseudo terminal can show is raised by hand. Also shows that the seam needs nothing of Linux.</summary>
internal sealed class ScriptedPort : ISerialPort
{
    private readonly SemaphoreSlim _closed = new(0);
    private bool _dtr;
    private bool _rts;

    public event EventHandler<SerialErrorReceivedEventArgs>? ErrorReceived;

    public event EventHandler<SerialPinChangedEventArgs>? PinChanged;

    public bool Refuses { get; set; }

    public int Discarded { get; private set; }

    public string PortName => "scripted";

    public bool IsOpen { get; private set; }

    public int BaudRate { get; set; }

    public int DataBits { get; set; }

    public Parity Parity { get; set; }

    public StopBits StopBits { get; set; }

    public Handshake Handshake { get; set; }

    public byte ParityReplace { get; set; }

    public bool DtrEnable
    {
        get => _dtr;
        set => Set(ref _dtr, value);
    }

    public bool RtsEnable
    {
        get => _rts;
        set => Set(ref _rts, value);
    }

    public bool CtsHolding => true;

    public bool DsrHolding => true;

    public bool CDHolding => false;

    public bool BreakState
    {
        get => field;
        set
        {
            field = value;
            Breaks += value ? 1 : 0;
        }
    }

    /// <summary>How often a break was switched on; a timer ends each.</summary>
    public int Breaks { get; private set; }

    /// <summary>What was written, to be looked at once the port is let go.</summary>
    public List<byte> Written { get; } = [];

    /// <summary>Set when the port is opened.</summary>
    public SemaphoreSlim Opening { get; } = new(0);

    /// <summary>What opening waits for.</summary>
    public Task MayOpen { get; set; } = Task.CompletedTask;

    /// <summary>Over when the port was disposed of.</summary>
    public TaskCompletionSource LetGo { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int BytesToRead => 0;

    public int BytesToWrite => 0;

    public void Raise(SerialError error) => ErrorReceived?.Invoke(this, new SerialErrorReceivedEventArgs(error));

    public void Raise(SerialPinChange change, bool on) => PinChanged?.Invoke(this, new SerialPinChangedEventArgs(change, on));

    public void Open()
    {
        Opening.Release();
        Assert.True(MayOpen.Wait(TimeSpan.FromSeconds(30)), "nobody let it open in 30 s");
        IsOpen = true;
    }

    public void Close()
    {
        IsOpen = false;
        _closed.Release();
    }

    public void Dispose()
    {
        Close();
        LetGo.TrySetResult();
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        _closed.Wait();
        return 0;
    }

    public void Write(byte[] buffer, int offset, int count) => Written.AddRange(buffer.AsSpan(offset, count));

    public void DiscardInBuffer() { }

    public void DiscardOutBuffer() => Discarded++;

    private void Set(ref bool line, bool value)
    {
        if (Refuses)
            throw new IOException("refused");
        line = value;
    }
}
