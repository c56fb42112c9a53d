using CtiMiddleware.Adapters.AudioSocket.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.AudioSocket;

/// <summary>One connection and, from its UUID on, its call. Not thread-safe.</summary>
internal sealed class AudioSocketCall(uint number)
{
    private byte[] _partial = [];
    private int _held;

    /// <summary>The connection's number on the transport.</summary>
    public uint Number => number;

    /// <summary>Ticks of the identification timer since it was opened.</summary>
    public int Waited { get; set; }

    /// <summary>What the dial plan named it; null before it was told.</summary>
    public Guid? Uuid { get; set; }

    /// <summary>The connection of the voice unit; meaningless before the UUID.</summary>
    public NativeConnection Id { get; set; }

    /// <summary>The voice unit.</summary>
    public PartyDevice Device { get; set; }

    /// <summary>The directions that the runtime wants.</summary>
    public MediaDirections Media { get; set; }

    /// <summary>Audio was sent since the last tick.</summary>
    public bool SentSinceTick { get; set; }

    /// <summary>How much audio came beyond what the time that went by allows.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>We ended it: what still comes means nothing.</summary>
    public bool Over { get; set; }

    /// <summary>Begins with what was left of the block before: what to read now.</summary>
    public ReadOnlySpan<byte> Join(ReadOnlySpan<byte> content)
    {
        if (_held == 0)
            return content;
        if (_partial.Length < _held + content.Length)
            Array.Resize(ref _partial, _held + content.Length);
        content.CopyTo(_partial.AsSpan(_held));
        var all = _partial.AsSpan(0, _held + content.Length);
        return all;
    }

    /// <summary>Keeps a frame that is not complete; never more than one frame.</summary>
    public void Keep(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            _held = 0;
            return;
        }
        if (_partial.Length < rest.Length)
        {
            var larger = new byte[Math.Min(AudioSocketFrame.MaxLength, Math.Max(1024, rest.Length * 2))];
            rest.CopyTo(larger);
            _partial = larger;
        }
        else
        {
            // The rest may stand in the same array further behind.
            rest.CopyTo(_partial);
        }
        _held = rest.Length;
    }
}
