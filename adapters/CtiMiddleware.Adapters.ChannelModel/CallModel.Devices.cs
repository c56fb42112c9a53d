using System.Runtime.InteropServices;

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
}
