namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>A bridge of the switch. Known while it has members.</summary>
internal sealed class Bridge(string id, BridgeKind kind)
{
    public string Id { get; } = id;

    public BridgeKind Kind { get; set; } = kind;

    /// <summary>Members in the order they came. Counted by ourselves: the switch's own count may include channels nobody sees.</summary>
    public List<Channel> Members { get; } = new(2);
}
