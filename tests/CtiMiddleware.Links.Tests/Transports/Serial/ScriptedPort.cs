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

    public bool BreakState { get; set; }

    public int BytesToRead => 0;

    public int BytesToWrite => 0;

    public void Raise(SerialError error) => ErrorReceived?.Invoke(this, new SerialErrorReceivedEventArgs(error));

    public void Raise(SerialPinChange change, bool on) => PinChanged?.Invoke(this, new SerialPinChangedEventArgs(change, on));

    public void Open() => IsOpen = true;

    public void Close()
    {
        IsOpen = false;
        _closed.Release();
    }

    public void Dispose() => Close();

    public int Read(byte[] buffer, int offset, int count)
    {
        _closed.Wait();
        return 0;
    }

    public void Write(byte[] buffer, int offset, int count) { }

    public void DiscardInBuffer() { }

    public void DiscardOutBuffer() => Discarded++;

    private void Set(ref bool line, bool value)
    {
        if (Refuses)
            throw new IOException("refused");
        line = value;
    }
}
