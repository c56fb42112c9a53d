using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Runtime.Switches;

/// <summary>
/// Calls a protocol, and keeps what it throws from the rest of the process: whatever it is costs the link, with a reason, the bytes and a
/// count. Loop's thread only.
/// </summary>
internal sealed class ProtocolCaller(LinkSession session, ILinkProtocol protocol, LinkOutput output, LinkParts parts)
{
    /// <summary>Gives received bytes; how many were consumed, 0 when it failed.</summary>
    public int Receive(ReadOnlySpan<byte> unread, int maxFrames, int maxUnconsumed)
    {
        output.Begin(session.LastReceived ?? parts.Time.GetUtcNow());
        try
        {
            var consumed = protocol.Received(unread, maxFrames, output);
            if (consumed < 0 || consumed > unread.Length)
                throw new InvalidOperationException($"It consumed {consumed} of {unread.Length} bytes.");
            if (consumed == 0 && unread.Length > maxUnconsumed)
                throw new LinkProtocolException(LinkProtocolError.FrameTooLong, $"A frame does not end within {unread.Length} bytes.");
            return consumed;
        }
        catch (Exception failure)
        {
            Caught("Received", failure, unread);
            return 0;
        }
        finally
        {
            output.End();
        }
    }

    /// <summary>Makes any other call.</summary>
    /// <param name="name">Its name, for the reason.</param>
    /// <param name="call">The call.</param>
    /// <param name="unread">The bytes that were not consumed, kept when it fails.</param>
    public void Call(string name, Action call, ReadOnlySpan<byte> unread)
    {
        output.Begin(session.LastReceived ?? parts.Time.GetUtcNow());
        try
        {
            call();
        }
        catch (Exception failure)
        {
            Caught(name, failure, unread);
        }
        finally
        {
            output.End();
        }
    }

    /// <summary>Hands audio to a board; without an allocation, because it happens often.</summary>
    public void Transmit(IBoardProtocol board, NativeConnection connection, ReadOnlySpan<short> samples, ReadOnlySpan<byte> unread)
    {
        output.Begin(session.LastReceived ?? parts.Time.GetUtcNow());
        try
        {
            board.Transmit(connection, samples, output);
        }
        catch (Exception failure)
        {
            Caught("Transmit", failure, unread);
        }
        finally
        {
            output.End();
        }
    }

    private void Caught(string call, Exception failure, ReadOnlySpan<byte> unread)
    {
        var now = parts.Time.GetUtcNow();
        var at = session.At(0);
        if (failure is LinkProtocolException broken)
        {
            Log.ProtocolBroken(parts.Logger, session.Id.Value, broken.Error.ToString(), broken.Message);
            session.Counters.ProtocolError(broken.Error.ToString(), broken.Message, now, unread, at);
            session.End($"the switch broke the protocol: {broken.Message}", CloseNext.Retry);
            return;
        }
        Log.AdapterFailed(parts.Logger, failure, session.Id.Value, call);
        session.Counters.ProtocolError("Internal", $"{call}: {failure.GetType().Name}: {failure.Message}", now, unread, at);
        session.End($"internal: {failure.GetType().Name} in {call}", CloseNext.Retry);
    }
}
