namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>Where a session's bytes go. Called on the kernel.</summary>
internal interface IAmiOutput
{
    /// <summary>Takes bytes to send; false when the client's buffer is full: the session is then closed.</summary>
    bool TryWrite(ReadOnlySpan<byte> bytes);

    /// <summary>Ends the connection after what was written.</summary>
    void Close(string reason);
}
