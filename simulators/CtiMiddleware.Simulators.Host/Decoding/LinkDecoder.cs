using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Simulators.Scenarios.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Host.Decoding;

/// <summary>Gives a link's bytes to its adapter, frame by frame, as a session from its beginning, and tells what the adapter makes of each.</summary>
/// <param name="under">The adapter.</param>
/// <param name="start">The time at which the link begins.</param>
public sealed class LinkDecoder(SwitchUnderTest under, DateTimeOffset start)
{
    private readonly ILinkProtocol _protocol = under.Adapter.Create(
        new LinkContext(VirtualSwitch.Switch, VirtualSwitch.Link, under.Options, NullLogger.Instance, Seed: 1)
    );
    private readonly ReplayOutput _output = new(start);
    private byte[] _unread = [];
    private int _told;
    private bool _open;

    /// <summary>Bytes given that are no whole frame.</summary>
    public int Unread => _unread.Length;

    /// <summary>Decodes records of a capture in their order.</summary>
    public IEnumerable<DecodedFrame> Decode(IEnumerable<CaptureRecord> records)
    {
        foreach (var record in records)
        {
            var at = record.Offset.TotalMilliseconds;
            switch (record.Direction)
            {
                case CaptureDirection.Opened:
                    Close();
                    yield return Open(at, record.Bytes.Span);
                    break;
                case CaptureDirection.Received:
                    if (!_open)
                        yield return Open(at, []);
                    _unread = [.. _unread, .. record.Bytes.Span];
                    while (Next(at) is { } frame)
                        yield return frame;
                    break;
                case CaptureDirection.Sent:
                    yield return Frame(at, "sent", record.Bytes.Span, []);
                    break;
                default:
                    Close();
                    yield return Frame(at, "closed", record.Bytes.Span, Means());
                    break;
            }
        }
    }

    private DecodedFrame Open(double at, ReadOnlySpan<byte> address)
    {
        _open = true;
        _unread = [];
        _protocol.Opened(_output);
        return Frame(at, "opened", address, Means());
    }

    private void Close()
    {
        if (_open)
            _protocol.Closed(_output);
        _open = false;
    }

    private DecodedFrame? Next(double at)
    {
        if (_unread.Length == 0)
            return null;
        try
        {
            var consumed = _protocol.Received(_unread, 1, _output);
            if (consumed == 0)
                return null;
            var frame = Frame(at, "received", _unread.AsSpan(0, consumed), Means());
            _unread = _unread[consumed..];
            return frame;
        }
        catch (LinkProtocolException refused)
        {
            // A link would be dropped here: the rest means nothing.
            var frame = Frame(at, "received", _unread, [.. Means(), new DecodedItem("Refused", $"{refused.Error}: {refused.Message}")]);
            _unread = [];
            return frame;
        }
    }

    private DecodedItem[] Means()
    {
        var items = _output.Items.Skip(_told).Select(static item => new DecodedItem(item.GetType().Name, Words(item))).ToArray();
        _told = _output.Items.Count;
        return items;
    }

    private static string Words(ReplayItem item) =>
        item switch
        {
            ReplayItem.Emitted emitted => emitted.Event.ToString(),
            ReplayItem.Snapshot snapshot => snapshot.Item.ToString(),
            _ => item.ToString(),
        };

    private static DecodedFrame Frame(double at, string direction, ReadOnlySpan<byte> bytes, IReadOnlyList<DecodedItem> means) =>
        new(at, direction, Convert.ToHexString(bytes), BytesText.Printable(bytes), means);
}
