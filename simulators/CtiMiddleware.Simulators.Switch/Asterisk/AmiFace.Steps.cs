using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>The single steps from which the stories of the other parts are made.</summary>
public sealed partial class AmiFace
{
    private AmiBridge CreateBridge(string type = "basic", string creator = "", string name = "", bool permanent = false)
    {
        var bridge = Table.CreateBridge(type, creator, name, permanent);
        Event("BridgeCreate", AmiPrivilege.Call).Bridge(bridge);
        Publish(AmiPrivilege.Call);
        return bridge;
    }

    private void Enter(AmiBridge bridge, AmiChannel channel, AmiChannel? swap = null)
    {
        bridge.Channels.Add(channel);
        channel.Bridge = bridge;
        ShareLinkedId(bridge);
        Event("BridgeEnter", AmiPrivilege.Call).Bridge(bridge).Channel(channel);
        if (swap is not null)
        {
            _packet.Add("SwapUniqueid", swap.Uniqueid);
        }
        Publish(AmiPrivilege.Call);
        Cel("BRIDGE_ENTER", channel, bridge: bridge);
        if (bridge.Channels.Count == 2 && bridge.Type == "basic")
        {
            VarSet(bridge.Channels[0], "BRIDGEPEER", bridge.Channels[1].Name);
            VarSet(bridge.Channels[1], "BRIDGEPEER", bridge.Channels[0].Name);
        }
        Touch(channel);
    }

    /// <summary>A channel leaves its bridge, which goes when it is empty; a story in which that comes later says so.</summary>
    private void Leave(AmiChannel channel, bool dissolve = true)
    {
        if (channel.Bridge is not { } bridge)
        {
            return;
        }
        if (bridge.Type == "basic")
        {
            VarSet(channel, "BRIDGEPEER", "");
        }
        bridge.Channels.Remove(channel);
        channel.Bridge = null;
        channel.HeldByPeer = false;
        Event("BridgeLeave", AmiPrivilege.Call).Bridge(bridge).Channel(channel);
        Publish(AmiPrivilege.Call);
        Cel("BRIDGE_EXIT", channel, bridge: bridge);
        if (dissolve && bridge.Channels.Count == 0)
        {
            Dissolve(bridge);
        }
        Touch(channel);
    }

    private void Dissolve(AmiBridge bridge)
    {
        if (bridge.Permanent || !Table.Bridges.Contains(bridge))
        {
            return;
        }
        Table.Remove(bridge);
        foreach (var call in _bridgeOfCall.Where(pair => ReferenceEquals(pair.Value, bridge)).Select(p => p.Key).ToArray())
        {
            _bridgeOfCall.Remove(call);
        }
        if (bridge.Type == "base")
        {
            Event("ConfbridgeEnd", AmiPrivilege.Call).Add("Conference", bridge.Name).Bridge(bridge);
            Publish(AmiPrivilege.Call);
        }
        Event("BridgeDestroy", AmiPrivilege.Call).Bridge(bridge);
        Publish(AmiPrivilege.Call);
    }

    /// <summary>All channels of a bridge carry the linked id of the oldest call among them.</summary>
    private static void ShareLinkedId(AmiBridge bridge)
    {
        if (bridge.Type == "parking")
        {
            return;
        }
        var oldest = bridge.Channels.MinBy(channel => channel.LinkedOrder)!;
        foreach (var channel in bridge.Channels)
        {
            channel.Linkedid = oldest.Linkedid;
            channel.LinkedOrder = oldest.LinkedOrder;
        }
    }

    private void DialState(AmiChannel? caller, AmiChannel called)
    {
        Dial("DialState", caller, called).Add("DialStatus", "RINGING");
        Publish(AmiPrivilege.Call);
    }

    private void DialEnd(AmiChannel? caller, AmiChannel called, string status)
    {
        Dial("DialEnd", caller, called).Add("DialStatus", status);
        Publish(AmiPrivilege.Call);
    }

    private AmiPacket Dial(string name, AmiChannel? caller, AmiChannel called)
    {
        Event(name, AmiPrivilege.Call);
        if (caller is not null)
        {
            _packet.Channel(caller);
        }
        return _packet.Channel(called, "Dest");
    }

    private void NewCallerid(AmiChannel channel)
    {
        Event("NewCallerid", AmiPrivilege.Call).Channel(channel).Add("CID-CallingPres", "0 (Presentation Allowed, Not Screened)");
        Publish(AmiPrivilege.Call);
    }

    private void SoftHangup(AmiChannel channel, int cause = 16)
    {
        Event("SoftHangupRequest", AmiPrivilege.Call).Channel(channel).Add("Cause", cause);
        AddTechCause(channel);
        Publish(AmiPrivilege.Call);
    }

    private void HangupRequest(AmiChannel channel)
    {
        Event("HangupRequest", AmiPrivilege.Call).Channel(channel).Add("Cause", 16);
        Publish(AmiPrivilege.Call);
    }

    private void Hangup(AmiChannel channel, int cause)
    {
        if (channel.Recording)
        {
            channel.Recording = false;
            ChannelEvent("MixMonitorStop", channel);
        }
        Table.Remove(channel);
        Cel("HANGUP", channel, extra: "{\"hangupcause\":" + Number(cause) + ",\"hangupsource\":\"\",\"dialstatus\":\"\"}");
        Cel("CHAN_END", channel);
        Event("Hangup", AmiPrivilege.Call).Channel(channel).Add("Cause", cause).Add("Cause-txt", CauseText(cause));
        AddTechCause(channel);
        Publish(AmiPrivilege.Call);
        Touch(channel);
    }

    private void AddTechCause(AmiChannel channel)
    {
        if (channel.TechCause is { } techCause)
        {
            _packet.Add("TechCause", techCause);
        }
    }

    private void StartMusic(AmiChannel channel)
    {
        if (!channel.OnMusic)
        {
            channel.OnMusic = true;
            Event("MusicOnHoldStart", AmiPrivilege.Call).Channel(channel).Add("Class", "default");
            Publish(AmiPrivilege.Call);
        }
    }

    private void StopMusic(AmiChannel channel)
    {
        if (channel.OnMusic)
        {
            channel.OnMusic = false;
            ChannelEvent("MusicOnHoldStop", channel);
        }
    }

    private void OnHeld(PbxEvent.Held e)
    {
        if (Table.Of(e.Leg) is not { Bridge: { } bridge } channel)
        {
            return;
        }
        Event("Hold", AmiPrivilege.Call).Channel(channel);
        if (!e.BySwitch)
        {
            _packet.Add("MusicClass", "default");
        }
        Publish(AmiPrivilege.Call);
        foreach (var peer in bridge.Channels.Where(peer => !ReferenceEquals(peer, channel)).ToArray())
        {
            StartMusic(peer);
            // PJSIP shows the hold on the extension of the one who is held.
            peer.HeldByPeer = !e.BySwitch;
            Touch(peer);
        }
    }

    private void OnRetrieved(PbxEvent.Retrieved e)
    {
        if (Table.Of(e.Leg) is not { Bridge: { } bridge } channel)
        {
            return;
        }
        ChannelEvent("Unhold", channel);
        foreach (var peer in bridge.Channels.Where(peer => !ReferenceEquals(peer, channel)).ToArray())
        {
            StopMusic(peer);
            peer.HeldByPeer = false;
            Touch(peer);
        }
    }

    private static int CauseNumber(ReleaseCause cause, AmiChannel channel) =>
        cause switch
        {
            ReleaseCause.Busy => 17,
            ReleaseCause.NoAnswer => 19,
            // A caller who gives up before an answer is 487, which no Q.850 value fits; a computer's hang-up is a normal one.
            ReleaseCause.Cancelled => channel.TechCause is null ? 16 : 127,
            ReleaseCause.AnsweredElsewhere => 26,
            ReleaseCause.InvalidNumber => 0,
            ReleaseCause.OutOfService => 20,
            ReleaseCause.Congestion => 34,
            ReleaseCause.Unknown => 0,
            _ => 16,
        };

    private static string CauseText(int cause) =>
        cause switch
        {
            16 => "Normal Clearing",
            17 => "User busy",
            19 => "User alerting, no answer",
            20 => "Subscriber absent",
            26 => "Answered elsewhere",
            34 => "Circuit/channel congestion",
            127 => "Interworking, unspecified",
            _ => "Unknown",
        };
}
