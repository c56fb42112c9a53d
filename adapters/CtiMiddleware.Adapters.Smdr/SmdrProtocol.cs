using System.Buffers;
using System.Text;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Adapters.Smdr;

/// <summary>
/// Lines in, call detail records out. Nothing is asked and nothing is answered but a log-in where the layout has one; the link is in service as soon
/// as it is open, because a PBX without calls is silent for hours.
/// </summary>
public sealed class SmdrProtocol : ILinkProtocol
{
    private static readonly LinkTimer Pause = new(1);

    private readonly SmdrOptions _options;
    private readonly LinkId _link;
    private readonly ILogger _logger;
    private readonly Func<SmdrStream> _open;
    private readonly Dictionary<uint, Peer> _peers = [];
    private SmdrStream _stream;
    private byte[] _rest = [];
    private int _login;
    private bool _noticed;
    private bool _idle = true;

    /// <summary>A protocol of one link.</summary>
    internal SmdrProtocol(SmdrOptions options, SwitchId @switch, LinkId link, ILogger logger)
    {
        _options = options;
        _link = link;
        _logger = logger;
        _open = () => new SmdrStream(options, @switch, link, logger);
        _stream = _open();
    }

    /// <inheritdoc/>
    public void Opened(ILinkOutput output)
    {
        _stream = _open();
        _peers.Clear();
        _rest = [];
        (_noticed, _idle) = (false, true);
        _login = _options.Login ? 0 : _options.Layout.Login.Count;
        output.LoggedOn(_options.Layout.Title, restriction: null);
        output.StatusNormal();
    }

    /// <inheritdoc/>
    public int Received(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output) =>
        _options.Listens ? Blocks(buffer, maxFrames, output) : Lines(buffer, maxFrames, output);

    /// <inheritdoc/>
    public void Execute(CommandTicket ticket, SwitchCommand command, ILinkOutput output) =>
        output.Complete(ticket, CommandAnswer.NotSupported("The PBX only sends call detail records over this link."));

    /// <inheritdoc/>
    public void Abandon(CommandTicket ticket, ILinkOutput output) { }

    /// <inheritdoc/>
    public void Elapsed(LinkTimer timer, ILinkOutput output)
    {
        // What came of a line stays in the buffer, and its end may still come: it is told now, and refused when the end comes.
        if (_rest.Length == 0)
        {
            // No line came to which the wire's error could belong.
            _noticed &= !_idle;
            return;
        }
        SmdrStream.Cut(_rest, $"nothing came for {_options.LineTimeout.TotalSeconds} s", output);
        _stream.Doubtful = true;
        _rest = [];
    }

    /// <inheritdoc/>
    public void Noticed(LineNotice notice, ILinkOutput output)
    {
        // Where an error stands among the bytes is not exact: no line is trusted that is being received or comes next.
        if (notice.Kind is not (LineNoticeKind.Parity or LineNoticeKind.Framing or LineNoticeKind.Overrun or LineNoticeKind.Break))
            return;
        _noticed = true;
        // Where no line was under way, one that comes hours later is not the one that it touched.
        if (_idle)
            output.StartTimer(Pause, _options.LineTimeout);
    }

    /// <inheritdoc/>
    public void Closed(ILinkOutput output)
    {
        SmdrStream.Cut(_rest, "the connection ended", output);
        foreach (var peer in _peers.Values)
            SmdrStream.Cut(peer.Rest, "the connection ended", output);
        _peers.Clear();
        _rest = [];
    }

    private int Lines(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = Login(buffer, output);
        var doubtful = _noticed;
        _noticed = false;
        while (maxFrames-- > 0)
        {
            _stream.Doubtful |= doubtful;
            var used = Line(buffer, consumed, _stream, output, mark: true);
            if (used == 0)
                break;
            consumed += used;
        }
        // Padding behind a line begins no other: it would be given up as the piece of one.
        if (IsPadding(buffer[consumed..]))
            consumed = buffer.Length;
        // Nothing is left that the error could stand in.
        _idle = consumed == buffer.Length;
        if (doubtful && _idle)
            _stream.Doubtful = _stream.Skipping;
        _rest = buffer[consumed..][..Math.Min(buffer.Length - consumed, SmdrLine.MaxLength)].ToArray();
        if (_rest.Length > 0)
            output.StartTimer(Pause, _options.LineTimeout);
        else
            output.StopTimer(Pause);
        return consumed;
    }

    private static bool IsPadding(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if ((one & 0x7F) is not (0x00 or 0x7F))
                return false;
        }
        return true;
    }

    // Bytes of the first line of the buffer with its end; 0 when the end is not there yet.
    private int Line(ReadOnlySpan<byte> buffer, int from, SmdrStream stream, ILinkOutput output, bool mark)
    {
        var rest = buffer[from..];
        var length = SmdrLine.Find(rest, out var tooLong);
        if (length < 0)
            return 0;
        if (mark && length > 0)
            output.Frame(from, length);
        if (tooLong)
        {
            stream.TooLong(rest[..length], output);
            stream.Doubtful = stream.Skipping = true;
            return length;
        }
        // A character that noise made the end of a line ends none: what stands before and behind it is one damaged line.
        var torn = !SmdrLine.HasParity(rest[length], _options.Parity);
        stream.Doubtful |= torn;
        // The end of a line that was too long may stand right behind its last piece.
        if (length > 0 || stream.Skipping)
        {
            stream.Line(rest[..length], output);
            stream.Doubtful = torn;
        }
        stream.Skipping &= torn;
        return length + 1;
    }

    private int Blocks(ReadOnlySpan<byte> buffer, int maxFrames, ILinkOutput output)
    {
        var consumed = 0;
        while (maxFrames-- > 0)
        {
            var used = ConnectionBlock.TryRead(buffer[consumed..], out var block, out var content);
            if (used == 0)
                break;
            Block(block, content, consumed + used - content.Length, output);
            consumed += used;
        }
        return consumed;
    }

    private void Block(ConnectionBlock block, ReadOnlySpan<byte> content, int offset, ILinkOutput output)
    {
        switch (block.Kind)
        {
            case ConnectionBlockKind.Opened:
                _peers[block.Connection] = new Peer(this, _open());
                Log.PeerConnected(_logger, _link, Encoding.UTF8.GetString(content), block.Connection);
                break;
            case ConnectionBlockKind.Bytes when _peers.TryGetValue(block.Connection, out var peer):
                peer.Take(content, offset, output);
                break;
            case ConnectionBlockKind.Closed when _peers.Remove(block.Connection, out var peer):
                var reason = Encoding.UTF8.GetString(content);
                SmdrStream.Cut(peer.Rest, reason, output);
                Log.PeerLeft(_logger, _link, block.Connection, reason);
                break;
            default:
                output.Anomaly(AnomalyKind.UnexpectedEvent, $"{block.Kind} of connection {block.Connection}, which is not open.", content);
                break;
        }
    }

    // Answers what the PBX asks before it sends records; 0 when there is nothing to answer.
    private int Login(ReadOnlySpan<byte> buffer, ILinkOutput output)
    {
        var consumed = 0;
        while (_login < _options.Layout.Login.Count)
        {
            var (expect, send) = _options.Layout.Login[_login];
            var at = buffer[consumed..].IndexOf(Encoding.ASCII.GetBytes(expect));
            if (at < 0)
                break;
            consumed += at + expect.Length;
            output.Wire.Write(Encoding.ASCII.GetBytes(send));
            _login++;
        }
        return consumed;
    }

    private sealed class Peer(SmdrProtocol owner, SmdrStream stream)
    {
        public byte[] Rest { get; private set; } = [];

        // A peer's lines are cut by its blocks at any place; what is left of one waits here, at most a line.
        public void Take(ReadOnlySpan<byte> content, int offset, ILinkOutput output)
        {
            byte[] all = [.. Rest, .. content];
            output.Frame(offset, content.Length);
            var consumed = 0;
            for (int used; (used = owner.Line(all, consumed, stream, output, mark: false)) > 0; )
                consumed += used;
            Rest = all[consumed..];
        }
    }
}
