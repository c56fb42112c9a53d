namespace CtiMiddleware.Links.Transports.Serial;

/// <summary>
/// A serial port with the member names of System.IO.Ports, so that the package can stand behind it in one file. Settings are set before
/// <see cref="Open"/>; after it they say what the device gives, which need not be what was set. <see cref="Read"/> belongs to one thread,
/// <see cref="Write"/> to another, everything else to any; <see cref="Close"/> ends both.
/// </summary>
public interface ISerialPort : IDisposable
{
    /// <summary>The device's path, or a link to it.</summary>
    string PortName { get; }

    /// <summary>Whether it is open.</summary>
    bool IsOpen { get; }

    /// <summary>Bits per second.</summary>
    int BaudRate { get; set; }

    /// <summary>Bits of a character, 5 to 8.</summary>
    int DataBits { get; set; }

    /// <summary>The parity bit.</summary>
    Parity Parity { get; set; }

    /// <summary>How long the line rests after a character.</summary>
    StopBits StopBits { get; set; }

    /// <summary>How a receiver stops the sender.</summary>
    Handshake Handshake { get; set; }

    /// <summary>What a character becomes that came with an error, so that no wrong one is taken for a right one; 0 leaves it as it came.</summary>
    byte ParityReplace { get; set; }

    /// <summary>Data Terminal Ready. When open, setting acts at once.</summary>
    /// <exception cref="IOException">The device has no such line; only when open.</exception>
    bool DtrEnable { get; set; }

    /// <summary>Request To Send. When open, setting acts at once.</summary>
    /// <exception cref="IOException">The device has no such line; only when open.</exception>
    bool RtsEnable { get; set; }

    /// <summary>Clear To Send.</summary>
    bool CtsHolding { get; }

    /// <summary>Data Set Ready.</summary>
    bool DsrHolding { get; }

    /// <summary>Data Carrier Detect.</summary>
    bool CDHolding { get; }

    /// <summary>Whether the line is held in break.</summary>
    /// <exception cref="IOException">The device cannot.</exception>
    bool BreakState { get; set; }

    /// <summary>Bytes that wait to be read, in the driver.</summary>
    int BytesToRead { get; }

    /// <summary>Bytes that wait to be sent, in the driver and the device.</summary>
    int BytesToWrite { get; }

    /// <summary>A character came with an error, once for each that was counted. Raised on the reading thread.</summary>
    event EventHandler<SerialErrorReceivedEventArgs>? ErrorReceived;

    /// <summary>A control line changed or a break came. Raised on the reading thread.</summary>
    event EventHandler<SerialPinChangedEventArgs>? PinChanged;

    /// <summary>Opens it, for this process alone.</summary>
    /// <exception cref="IOException">It cannot be opened; the message says why and what helps.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not, or another one holds it; the message says which and what helps.</exception>
    /// <exception cref="PlatformNotSupportedException">Not on this machine.</exception>
    void Open();

    /// <summary>Closes it; a read and a write that wait end.</summary>
    void Close();

    /// <summary>Waits for bytes and takes them.</summary>
    /// <returns>How many, at least one; 0 when the port was closed here.</returns>
    /// <exception cref="IOException">The device went away; the message says how.</exception>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Writes all bytes, waiting while the driver takes none.</summary>
    /// <exception cref="IOException">The device went away, or the port was closed here.</exception>
    void Write(byte[] buffer, int offset, int count);

    /// <summary>Throws away what was received and not read.</summary>
    void DiscardInBuffer();

    /// <summary>Throws away what waits to be sent.</summary>
    void DiscardOutBuffer();
}
