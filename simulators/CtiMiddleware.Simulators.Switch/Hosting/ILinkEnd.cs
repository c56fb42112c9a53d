namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>The switch's raw end of one connection: a socket, or a peer in memory. Called on the kernel.</summary>
public interface ILinkEnd
{
    /// <summary>Sends bytes.</summary>
    /// <returns>False when the client's buffer is full.</returns>
    bool TryWrite(ReadOnlySpan<byte> bytes);

    /// <summary>Ends the connection in order, after what was written.</summary>
    /// <param name="reason">Why, in words.</param>
    void Close(string reason);

    /// <summary>Ends the connection at once; what was not sent is lost.</summary>
    /// <param name="reset">True: the client sees an error, where the medium can show one, instead of an end.</param>
    /// <param name="reason">Why, in words.</param>
    void Cut(bool reset, string reason);
}
