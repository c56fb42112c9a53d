namespace CtiMiddleware.Links.Capture;

/// <summary>What a record of a capture is. The value is the byte in the file.</summary>
public enum CaptureDirection : byte
{
    /// <summary>Bytes from the switch.</summary>
    Received = (byte)'<',

    /// <summary>Bytes to the switch.</summary>
    Sent = (byte)'>',

    /// <summary>The connection was opened; the bytes are the address as text.</summary>
    Opened = (byte)'+',

    /// <summary>The connection was closed; the bytes are the reason as text.</summary>
    Closed = (byte)'-',

    /// <summary>The capture reached its bound and ends here; the bytes say so as text.</summary>
    Cut = (byte)'!',
}
