namespace CtiMiddleware.Simulators.Tests;

/// <summary>Folds an AMI event stream into channels and bridges and refuses what a real switch could not have sent.</summary>
internal sealed class AmiStreamCheck
{
    private static readonly string[] ChannelPrefixes =
    [
        "",
        "Dest",
        "Transferer",
        "Transferee",
        "OrigTransferer",
        "SecondTransferer",
        "TransferTarget",
        "Target",
        "Parkee",
        "Retriever",
        "LocalOne",
        "LocalTwo",
        "Source",
    ];

    private readonly HashSet<string> _ever = [];

    public Dictionary<string, (string Name, string State)> Channels { get; } = [];
    public Dictionary<string, List<string>> Bridges { get; } = [];
    public int Events { get; private set; }

    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var packet in Story.Packets(bytes))
        {
            if (packet[0].Key == "Event" && Story.Get(packet, "ActionID").Length == 0)
            {
                Events++;
                Take(packet);
            }
        }
    }

    private void Take(List<(string Key, string Value)> packet)
    {
        var (name, id, bridge) = (packet[0].Value, Story.Get(packet, "Uniqueid"), Story.Get(packet, "BridgeUniqueid"));
        if (name == "Newchannel")
        {
            Assert.True(_ever.Add(id), $"channel id {id} used twice");
            Channels.Add(id, (Story.Get(packet, "Channel"), ""));
        }
        foreach (var prefix in ChannelPrefixes)
        {
            var known = Story.Get(packet, prefix + "Uniqueid");
            if (known.Length > 0 && name != "OriginateResponse")
            {
                Assert.True(Channels.TryGetValue(known, out var channel), $"{name} names {prefix}channel {known}, which does not exist");
                Assert.Equal(channel.Name, Story.Get(packet, prefix + "Channel"));
            }
        }
        if (id.Length > 0 && name != "OriginateResponse")
        {
            Channels[id] = Channels[id] with { State = Story.Get(packet, "ChannelStateDesc") };
        }
        switch (name)
        {
            case "BridgeCreate":
                Bridges.Add(bridge, []);
                break;
            case "BridgeEnter":
                Assert.DoesNotContain(Bridges, b => b.Value.Contains(id));
                Bridges[bridge].Add(id);
                Assert.Equal(
                    Bridges[bridge].Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Story.Get(packet, "BridgeNumChannels")
                );
                break;
            case "BridgeLeave":
                Assert.True(Bridges[bridge].Remove(id), $"{id} leaves a bridge that it was not in");
                Assert.Equal(
                    Bridges[bridge].Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Story.Get(packet, "BridgeNumChannels")
                );
                break;
            case "BridgeDestroy":
                Assert.Empty(Bridges[bridge]);
                Bridges.Remove(bridge);
                break;
            case "Hangup":
                Assert.DoesNotContain(Bridges, b => b.Value.Contains(id));
                Channels.Remove(id);
                break;
        }
    }
}
