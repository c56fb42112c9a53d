using System.Globalization;
using System.Text;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>Builds one AMI packet in a buffer that is used again and again; the headers stand in the order in which they are added, as in the recordings.</summary>
internal sealed class AmiPacket
{
    private byte[] _buffer = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public AmiPacket Event(string name, string? privilege)
    {
        _length = 0;
        Add("Event", name);
        return privilege is null ? this : Add("Privilege", privilege);
    }

    public AmiPacket Response(string kind, string? actionId)
    {
        _length = 0;
        Add("Response", kind);
        return string.IsNullOrEmpty(actionId) ? this : Add("ActionID", actionId);
    }

    public AmiPacket Add(string key, string value)
    {
        Raw(key);
        Raw(": ");
        Raw(value);
        return Raw("\r\n");
    }

    public AmiPacket Add(string key, long value) => Add(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A header whose empty value Asterisk writes as <c>&lt;unknown&gt;</c>.</summary>
    public AmiPacket AddKnown(string prefix, string key, string value)
    {
        Raw(prefix);
        return Add(key, value.Length == 0 ? "<unknown>" : value);
    }

    public AmiPacket Channel(AmiChannel channel, string prefix = "")
    {
        Prefixed(prefix, "Channel", channel.Name);
        Raw(prefix).Add("ChannelState", channel.State);
        Prefixed(prefix, "ChannelStateDesc", channel.StateText);
        AddKnown(prefix, "CallerIDNum", channel.CallerNumber);
        AddKnown(prefix, "CallerIDName", channel.CallerName);
        AddKnown(prefix, "ConnectedLineNum", channel.ConnectedNumber);
        AddKnown(prefix, "ConnectedLineName", channel.ConnectedName);
        Prefixed(prefix, "Language", "en");
        Prefixed(prefix, "AccountCode", channel.AccountCode);
        Prefixed(prefix, "Context", channel.Context);
        Prefixed(prefix, "Exten", channel.Exten);
        Raw(prefix).Add("Priority", channel.Priority);
        Prefixed(prefix, "Uniqueid", channel.Uniqueid);
        return Prefixed(prefix, "Linkedid", channel.Linkedid);
    }

    public AmiPacket Bridge(AmiBridge bridge, string prefix = "", int? members = null)
    {
        Prefixed(prefix, "BridgeUniqueid", bridge.Id);
        Prefixed(prefix, "BridgeType", bridge.Type);
        Prefixed(prefix, "BridgeTechnology", bridge.Technology);
        AddKnown(prefix, "BridgeCreator", bridge.Creator);
        AddKnown(prefix, "BridgeName", bridge.Name);
        Raw(prefix).Add("BridgeNumChannels", members ?? bridge.Channels.Count);
        return Prefixed(prefix, "BridgeVideoSourceMode", "none");
    }

    public AmiPacket End() => Raw("\r\n");

    /// <summary>Starts a text that is no packet, such as the banner.</summary>
    public AmiPacket Text(string text)
    {
        _length = 0;
        return Raw(text);
    }

    private AmiPacket Prefixed(string prefix, string key, string value)
    {
        Raw(prefix);
        return Add(key, value);
    }

    private AmiPacket Raw(string text)
    {
        var needed = _length + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (needed > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        }
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        return this;
    }
}
