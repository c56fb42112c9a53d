using CtiMiddleware.Model.Commands;

namespace CtiMiddleware.Links.Spi;

/// <summary>
/// One vendor link protocol, without any I/O: it owns no socket, task, timer or clock. The runtime calls it on the single thread of the
/// switch's loop, never twice at once; everything it wants to say goes through the <see cref="ILinkOutput"/> of the call. One instance
/// serves one link of a switch over all its connections: after <see cref="Closed"/> the next call is <see cref="Opened"/> again.
/// </summary>
public interface ILinkProtocol
{
    /// <summary>The transport is open. Called once for each connection, before anything is received.</summary>
    void Opened(ILinkOutput output);

    /// <summary>
    /// Bytes came. The buffer is contiguous and holds everything that was not consumed before, so a frame that was cut begins at its start.
    /// </summary>
    /// <param name="buffer">The bytes; valid only during the call.</param>
    /// <param name="maxFrames">Return after so many frames at the latest, so that timers and commands get their turn.</param>
    /// <param name="output">Where results go.</param>
    /// <returns>How many bytes were consumed, 0 when the first frame is not complete; the rest is given again with what follows.</returns>
    /// <exception cref="LinkProtocolException">The far end broke the protocol; the link is dropped with the reason and the bytes.</exception>
    int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output);

    /// <summary>Carries out a command. Ends with exactly one <see cref="ILinkOutput.Complete"/> for the ticket, now or later.</summary>
    void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output);

    /// <summary>The runtime no longer waits for the command; the adapter may forget it. An answer that still comes is reported nevertheless.</summary>
    void Abandon(CommandTicket ticket, ILinkOutput output);

    /// <summary>A timer started with <see cref="ILinkOutput.StartTimer"/> ran out.</summary>
    void Elapsed(LinkTimer timer, ILinkOutput output);

    /// <summary>
    /// Something happened on the serial line beside its bytes: an error, a break, a control line. Where it stands among the bytes is not exact.
    /// Default: only counted.
    /// </summary>
    void Noticed(LineNotice notice, ILinkOutput output) { }

    /// <summary>
    /// The runtime is about to close a transport that is open: the last chance to write a farewell. Nothing that the far end answers is read any
    /// more. Not called when the transport failed or the protocol itself ended the link. Default: no farewell.
    /// </summary>
    void Closing(ILinkOutput output) { }

    /// <summary>The transport is closed. All timers are stopped and all tickets ended by the runtime; the protocol forgets the connection's state.</summary>
    void Closed(ILinkOutput output);
}
