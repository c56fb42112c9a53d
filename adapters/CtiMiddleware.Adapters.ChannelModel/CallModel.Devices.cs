using System.Runtime.InteropServices;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <content>Which channels a device has.</content>
public sealed partial class CallModel
{
    private readonly Dictionary<MappedDevice, List<Channel>> _deviceLegs = [];

    private void Remember(Channel channel)
    {
        if (channel.Device is null)
            return;
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_deviceLegs, channel.Device, out _);
        (list ??= new List<Channel>(2)).Add(channel);
    }

    private void Forget(Channel channel)
    {
        if (channel.Device is null || !_deviceLegs.TryGetValue(channel.Device, out var list))
            return;
        list.Remove(channel);
    }

    /// <summary>Whether a channel with this identifier is or was known.</summary>
    public bool Knew(string channelId) => _channels.ContainsKey(channelId) || _ended.Contains(channelId);

    /// <summary>The name by which the switch addresses the channel behind a connection; null when it is gone. A queue's or park slot's connection gives the waiting channel.</summary>
    /// <param name="deviceHalf">The device half of the native connection.</param>
    public string? ChannelName(string deviceHalf) => _channels.TryGetValue(ChannelIdOf(deviceHalf), out var channel) ? channel.Name : null;

    /// <summary>The channel that dialled this one, as the switch addresses it; null when nobody did or it is gone.</summary>
    public string? DialledByName(string deviceHalf) =>
        _channels.TryGetValue(ChannelIdOf(deviceHalf), out var channel) ? channel.DialedBy?.Name : null;

    /// <summary>The names of all channels with a connection in a call.</summary>
    public IReadOnlyList<string> ChannelNames(string callId)
    {
        var names = new List<string>();
        foreach (var channel in _channels.Values)
        {
            if (channel.Leg?.Call.Id == callId || channel.HeldLeg?.Call.Id == callId)
                names.Add(channel.Name);
        }
        return names;
    }

    /// <summary>The channel on the other side of a two-party bridge; null when there is none or more than one.</summary>
    public string? PartnerName(string deviceHalf)
    {
        if (!_channels.TryGetValue(ChannelIdOf(deviceHalf), out var channel) || channel.Bridge is not { Members.Count: 2 } bridge)
            return null;
        return ReferenceEquals(bridge.Members[0], channel) ? bridge.Members[1].Name : bridge.Members[0].Name;
    }

    /// <summary>The state of a connection's channel; null when it is gone.</summary>
    public ChannelState? StateOf(string deviceHalf) =>
        _channels.TryGetValue(ChannelIdOf(deviceHalf), out var channel) ? channel.State : null;

    /// <summary>What kind of place a waiting connection waits at: an ACD group or a park slot; null when its channel waits nowhere or elsewhere.</summary>
    /// <param name="deviceHalf">The device half of the native connection.</param>
    public DeviceCategory? WaitsAt(string deviceHalf) =>
        _channels.TryGetValue(ChannelIdOf(deviceHalf), out var channel) && channel.Waiting is { } leg && leg.DeviceHalf == deviceHalf
            ? leg.Kind
            : null;

    private static string ChannelIdOf(string deviceHalf)
    {
        var at = deviceHalf.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? deviceHalf : deviceHalf[..at];
    }
}
