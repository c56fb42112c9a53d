namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>Where the bytes of one client of a face go. Called on the kernel.</summary>
public interface IFaceOutput
{
    /// <summary>Takes one whole message of the protocol, never a part of one: faults act on messages.</summary>
    /// <returns>False when the client's buffer is full: the session is then closed.</returns>
    bool TryWrite(ReadOnlySpan<byte> message);

    /// <summary>Ends the connection after what was written.</summary>
    /// <param name="reason">Why, in words.</param>
    void Close(string reason);
}
