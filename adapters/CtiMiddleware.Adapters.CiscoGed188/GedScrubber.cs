using System.Buffers;
using System.Buffers.Binary;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>
/// Takes passwords out of what we sent: the data of ClientPassword and AgentPassword become asterisks, as many as they were, so that lengths
/// stay true. What is not a whole message of ours is left out.
/// </summary>
internal sealed class GedScrubber : ICaptureScrubber
{
    private readonly GedFrameReader _reader = new();

    /// <inheritdoc/>
    public void Scrub(CaptureDirection direction, ReadOnlySpan<byte> chunk, IBufferWriter<byte> scrubbed)
    {
        if (direction != CaptureDirection.Sent)
        {
            scrubbed.Write(chunk);
            return;
        }
        while (TryRead(chunk, out var length))
        {
            Write(chunk[..length], scrubbed);
            chunk = chunk[length..];
        }
        if (!chunk.IsEmpty)
        {
            var span = scrubbed.GetSpan(chunk.Length)[..chunk.Length];
            span.Fill((byte)'*');
            scrubbed.Advance(chunk.Length);
        }
    }

    private bool TryRead(ReadOnlySpan<byte> chunk, out int length)
    {
        length = 0;
        try
        {
            // OPEN_REQ says which version, and with it how wide tags are.
            if (chunk.Length >= 16 && BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]) == (uint)MessageType.OpenReq)
                _reader.Version = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]), GedWire.WideVersion);
            if (!_reader.TryRead(chunk, out var message))
                return false;
            length = message.Frame.Length;
            return true;
        }
        catch (LinkProtocolException)
        {
            return false;
        }
    }

    private void Write(ReadOnlySpan<byte> frame, IBufferWriter<byte> scrubbed)
    {
        var copy = scrubbed.GetSpan(frame.Length)[..frame.Length];
        frame.CopyTo(copy);
        _ = _reader.TryRead(frame, out var message);
        foreach (var field in message.Floating)
        {
            if (field.Tag is Tag.ClientPassword or Tag.AgentPassword && frame.Overlaps(field.Data, out var offset))
                copy.Slice(offset, field.Data.Length).Fill((byte)'*');
        }
        scrubbed.Advance(frame.Length);
    }
}
