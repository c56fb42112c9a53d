using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

public sealed partial class AmiFace
{
    private readonly Dictionary<PbxLeg, FeatureConsultation> _features = [];

    private FeatureConsultation? Feature(PbxLeg leg) => _features.GetValueOrDefault(leg);

    private void OnBlindTransferred(PbxEvent.BlindTransferred e)
    {
        if (Table.Of(e.Transferrer) is not { Bridge: { } bridge } transferrer || Acting(e.Transferee) is not { } transferee)
        {
            return;
        }
        // A REFER ends the hold that was never there.
        ChannelEvent("Unhold", transferrer);
        StopMusic(transferee);
        Event("BlindTransfer", AmiPrivilege.Call)
            .Add("Result", "Success")
            .Channel(transferrer, "Transferer")
            .Channel(transferee, "Transferee")
            .Bridge(bridge)
            .Add("IsExternal", "Yes")
            .Add("Context", Options.Context)
            .Add("Extension", e.Number);
        Publish(AmiPrivilege.Call);
        Cel("BLINDTRANSFER", transferrer, bridge: bridge);
        transferee.Context = Options.Context;
        transferee.Exten = e.Number;
        transferee.Priority = 1;
        transferee.RunsDialplan = true;
    }

    private void OnRedirected(PbxEvent.Redirected e)
    {
        if (Acting(e.Leg) is { } channel)
        {
            channel.Context = Options.Context;
            channel.Exten = e.Number;
            channel.Priority = 1;
            channel.RunsDialplan = true;
        }
    }

    private void OnConsulting(PbxEvent.Consulting e)
    {
        if (!e.Consultation.SharesLine)
        {
            OnStarted(new PbxEvent.Started(e.Consultation));
            return;
        }
        var transferrer = Table.Of(e.HeldLeg)!;
        var first = transferrer.Bridge!;
        Table.Map(e.Consultation, transferrer);
        var (one, two) = Table.CreateLocal(e.Number, transferrer);
        ChannelEvent("Newchannel", one);
        Cel("CHAN_START", one);
        ChannelEvent("Newchannel", two);
        Cel("CHAN_START", two);
        var second = CreateBridge();
        two.CallerNumber = transferrer.CallerNumber;
        two.CallerName = transferrer.CallerName;
        NewCallerid(two);
        Event("LocalBridge", AmiPrivilege.Call)
            .Channel(one, "LocalOne")
            .Channel(two, "LocalTwo")
            .Add("Context", Options.Context)
            .Add("Exten", e.Number)
            .Add("LocalOptimization", "Yes");
        Publish(AmiPrivilege.Call);
        one.ConnectTo(transferrer);
        ChannelEvent("NewConnectedLine", one);
        Enter(second, one);
        Leave(transferrer);
        Enter(second, transferrer);
        transferrer.ConnectedNumber = transferrer.ConnectedName = "";
        ChannelEvent("NewConnectedLine", transferrer);
        _features[e.Consultation] = new FeatureConsultation(transferrer, first, second, one, two);
    }

    private void OnReconnected(PbxEvent.Reconnected e)
    {
        if (Feature(e.Consultation) is not { } feature)
        {
            return;
        }
        Leave(feature.Transferrer);
        var first = FirstBridge(feature, e.HeldLeg);
        Enter(first, feature.Transferrer);
        foreach (var peer in first.Channels.Where(c => !ReferenceEquals(c, feature.Transferrer)))
        {
            StopMusic(peer);
        }
        ChannelEvent("Unhold", feature.Transferrer);
        EndPair(feature.One, feature.Two);
        _features.Remove(e.Consultation);
    }

    /// <summary>The bridge of the parties that are held, or a new one when everybody has left it meanwhile.</summary>
    private AmiBridge FirstBridge(FeatureConsultation feature, PbxLeg held)
    {
        var peer = held.Call.Mixed.FirstOrDefault(leg => !ReferenceEquals(leg, held));
        if (peer is not null && Acting(peer)?.Bridge is { Type: "basic" } bridge)
        {
            return bridge;
        }
        return Table.Bridges.Contains(feature.First) ? feature.First : _bridgeOfCall[held.Call] = CreateBridge();
    }

    private void OnAttendedTransferred(PbxEvent.AttendedTransferred e)
    {
        var held = Table.Of(e.HeldLeg)!;
        var transferee = Acting(e.Transferee)!;
        var target = Acting(e.Target!)!;
        if (Feature(e.Consultation) is { } feature)
        {
            _features.Remove(e.Consultation);
            CompleteFeature(feature, transferee, target);
            ScheduleOptimization(new Optimization(e.Transferee, e.Target!, feature.One, feature.Two));
            return;
        }
        var second = Table.Of(e.Consultation)!;
        var (firstBridge, secondBridge) = (held.Bridge!, second.Bridge!);
        ChannelEvent("Unhold", held);
        ChannelEvent("Unhold", second);
        StopMusic(transferee);
        Leave(transferee);
        Leave(second);
        Enter(secondBridge, transferee, swap: second);
        if (second.RunsDialplan)
        {
            SoftHangup(second, cause: 1);
        }
        AttendedTransfer(held, firstBridge, second, secondBridge, transferee, target, members: (2, 2));
        if (second.RunsDialplan)
        {
            SoftHangup(second);
        }
        transferee.ConnectTo(target);
        ChannelEvent("NewConnectedLine", transferee);
        Leave(held, dissolve: false);
        if (held.RunsDialplan)
        {
            SoftHangup(held);
        }
        target.ConnectTo(transferee);
        ChannelEvent("NewConnectedLine", target);
        if (firstBridge.Channels.Count == 0)
        {
            Dissolve(firstBridge);
        }
    }

    private void CompleteFeature(FeatureConsultation feature, AmiChannel transferee, AmiChannel target)
    {
        var (transferrer, _, second, one, _) = feature;
        var first = transferee.Bridge ?? CreateBridge();
        if (transferrer.HangingUp)
        {
            Leave(transferrer);
        }
        Event("BridgeMerge", AmiPrivilege.Call).Bridge(first, "To").Bridge(second, "From");
        Publish(AmiPrivilege.Call);
        one.Bridge!.Channels.Remove(one);
        one.Bridge = null;
        Event("BridgeLeave", AmiPrivilege.Call).Bridge(second).Channel(one);
        Publish(AmiPrivilege.Call);
        Enter(first, one);
        if (!transferrer.HangingUp)
        {
            transferrer.Bridge!.Channels.Remove(transferrer);
            transferrer.Bridge = null;
            Event("BridgeLeave", AmiPrivilege.Call).Bridge(second).Channel(transferrer);
            Publish(AmiPrivilege.Call);
        }
        StopMusic(transferee);
        transferee.ConnectTo(target);
        ChannelEvent("NewConnectedLine", transferee);
        one.ConnectTo(transferee);
        ChannelEvent("NewConnectedLine", one);
        target.ConnectTo(transferee);
        ChannelEvent("NewConnectedLine", target);
        AttendedTransfer(transferrer, first, transferrer, second, transferee, target: null, members: (2, 0));
        Dissolve(second);
        if (transferrer.RunsDialplan)
        {
            SoftHangup(transferrer);
        }
    }

    private void AttendedTransfer(
        AmiChannel held,
        AmiBridge first,
        AmiChannel consulting,
        AmiBridge second,
        AmiChannel transferee,
        AmiChannel? target,
        (int First, int Second) members
    )
    {
        Event("AttendedTransfer", AmiPrivilege.Call)
            .Add("Result", "Success")
            .Channel(held, "OrigTransferer")
            .Bridge(first, "Orig", members.First)
            .Channel(consulting, "SecondTransferer")
            .Bridge(second, "Second", members.Second)
            .Channel(transferee, "Transferee");
        if (target is not null)
        {
            _packet.Channel(target, "TransferTarget");
        }
        _packet.Add("IsExternal", "No").Add("DestType", "Bridge").Add("DestBridgeUniqueid", target is null ? first.Id : second.Id);
        Publish(AmiPrivilege.Call);
        Cel("ATTENDEDTRANSFER", held, bridge: first);
    }

    /// <summary>Takes a Local pair down, first half first.</summary>
    private void EndPair(AmiChannel one, AmiChannel two)
    {
        if (one.Dead)
        {
            return;
        }
        var bridge = one.Bridge;
        Leave(one, dissolve: false);
        HangupRequest(two);
        Hangup(one, 16);
        if (bridge is { Channels.Count: 0 })
        {
            Dissolve(bridge);
        }
        Leave(two);
        SoftHangup(two);
        Hangup(two, 16);
    }

    /// <summary>A party left a bridge in which a Local pair still stood for another: the pair goes too.</summary>
    private bool CollapsePair(AmiBridge bridge)
    {
        var half = bridge.Channels.Find(channel => channel.IsLocal);
        if (half is null || _features.Values.Any(f => ReferenceEquals(f.One, half) || ReferenceEquals(f.Two, half)))
        {
            return false;
        }
        var stem = half.Name[..^1];
        if (Table.Find(stem + "1") is { } one && Table.Find(stem + "2") is { } two)
        {
            EndPair(one, two);
        }
        return bridge.Channels.Count == 0;
    }

    /// <summary>A consultation over the feature ended without transfer: its pair goes, and a line left alone with it.</summary>
    private void EndFeature(PbxLeg consultation, FeatureConsultation feature)
    {
        _features.Remove(consultation);
        if (ReferenceEquals(feature.Transferrer.Bridge, feature.Second))
        {
            Leave(feature.Transferrer);
        }
        EndPair(feature.One, feature.Two);
    }

    private void OnConferenced(PbxEvent.Conferenced e)
    {
        if (Feature(e.Consultation) is not { } feature)
        {
            return;
        }
        _features.Remove(e.Consultation);
        var (transferrer, _, second, one, two) = feature;
        var first = FirstBridge(feature, e.HeldLeg);
        Event("BridgeMerge", AmiPrivilege.Call).Bridge(first, "To").Bridge(second, "From");
        Publish(AmiPrivilege.Call);
        foreach (var channel in second.Channels.ToArray())
        {
            second.Channels.Remove(channel);
            channel.Bridge = null;
            Event("BridgeLeave", AmiPrivilege.Call).Bridge(second).Channel(channel);
            Publish(AmiPrivilege.Call);
            Enter(first, channel);
        }
        foreach (var channel in first.Channels.ToArray())
        {
            StopMusic(channel);
        }
        ChannelEvent("Unhold", transferrer);
        Event("AttendedTransfer", AmiPrivilege.Call)
            .Add("Result", "Success")
            .Channel(transferrer, "OrigTransferer")
            .Bridge(first, "Orig")
            .Channel(transferrer, "SecondTransferer")
            .Bridge(second, "Second")
            .Add("IsExternal", "No")
            .Add("DestType", "Threeway")
            .Add("DestBridgeUniqueid", first.Id)
            .Channel(transferrer, "DestTransferer");
        Publish(AmiPrivilege.Call);
        Dissolve(second);
        // The target steps over into the common bridge in place of the pair, as an optimisation would do it.
        foreach (var target in two.Bridge?.Channels.Where(c => !c.IsLocal).ToArray() ?? [])
        {
            Leave(target);
            Enter(first, target, swap: one);
        }
        EndPair(one, two);
        _bridgeOfCall[e.HeldLeg.Call] = first;
    }
}
