using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>Joining, picking up, parking, conference rooms: whatever moves channels between bridges.</summary>
public sealed partial class AmiFace
{
    private AmiBridge? _parking;

    private void OnJoined(PbxEvent.Joined e)
    {
        var bridge = CreateBridge();
        foreach (var leg in new[] { e.First, e.Second })
        {
            if (Acting(leg) is { } channel)
            {
                StopMusic(channel);
                Leave(channel);
                Enter(bridge, channel);
                // A channel taken out by Bridge no longer runs the dialplan that it came from.
                channel.RunsDialplan = false;
            }
        }
        _bridgeOfCall[e.First.Call] = bridge;
        foreach (var leg in e.Left)
        {
            if (Acting(leg) is { } left)
            {
                Leave(left);
                if (left.RunsDialplan)
                {
                    SoftHangup(left);
                }
            }
        }
    }

    private void OnPickedUp(PbxEvent.PickedUp e)
    {
        var picker = Acting(e.Picker)!;
        var target = Acting(e.Target)!;
        var caller = CallingChannel(e.Caller);
        Event("Pickup", AmiPrivilege.Call).Channel(picker).Channel(target, "Target");
        Publish(AmiPrivilege.Call);
        Cel("PICKUP", target);
        caller.ConnectTo(picker);
        ChannelEvent("NewConnectedLine", caller);
        SoftHangup(target);
        // The recordings show the picking channel's extension on the one that it replaced.
        target.Exten = picker.Exten;
        picker.Exten = "";
        picker.Priority = 1;
        picker.RunsDialplan = false;
        // The original leg gets no DialEnd; the picking channel gets one without a DialBegin.
        DialEnd(caller, picker, "ANSWER");
        if (caller.State != AmiChannel.Up)
        {
            caller.State = AmiChannel.Up;
            ChannelEvent("Newstate", caller);
            Cel("ANSWER", caller);
        }
        Touch(caller);
    }

    private void OnParked(PbxEvent.Parked e)
    {
        if (Acting(e.Leg) is not { } parkee)
        {
            return;
        }
        _parking ??= CreateBridge("parking", "Parking", "default", permanent: true);
        Event("ParkedCall", AmiPrivilege.Call);
        AddParking(_packet, parkee, e.Slot, Kernel.Now);
        Publish(AmiPrivilege.Call);
        Cel("PARK_START", parkee);
        StopMusic(parkee);
        Leave(parkee);
        Enter(_parking, parkee);
        StartMusic(parkee);
    }

    private void OnUnparked(PbxEvent.Unparked e)
    {
        if (Acting(e.Leg) is not { } parkee || Acting(e.Retriever) is not { } retriever)
        {
            return;
        }
        Newexten(retriever, "ParkedCall", $"default,{e.Slot.Number}");
        var bridge = CreateBridge();
        _bridgeOfCall[e.Retriever.Call] = bridge;
        StopMusic(parkee);
        Event("UnParkedCall", AmiPrivilege.Call).Channel(parkee, "Parkee").Channel(retriever, "Retriever");
        AddSlot(_packet, e.Slot, Kernel.Now);
        Publish(AmiPrivilege.Call);
        Cel("PARK_END", parkee);
        Leave(parkee);
        Enter(bridge, parkee);
        parkee.RunsDialplan = false;
        Enter(bridge, retriever);
        parkee.ConnectTo(retriever);
        ChannelEvent("NewConnectedLine", parkee);
        retriever.ConnectTo(parkee);
        ChannelEvent("NewConnectedLine", retriever);
    }

    private void OnParkTimedOut(PbxEvent.ParkTimedOut e)
    {
        if (Acting(e.Leg) is { } parkee)
        {
            StopMusic(parkee);
            parkee.Context = "default";
            parkee.Exten = "s";
            parkee.RunsDialplan = true;
            EndParking("ParkedCallTimeOut", parkee, e.Slot);
        }
    }

    private void OnParkAbandoned(PbxEvent.ParkAbandoned e)
    {
        if (Acting(e.Leg) is { } parkee)
        {
            StopMusic(parkee);
            EndParking("ParkedCallGiveUp", parkee, e.Slot);
        }
    }

    private void EndParking(string name, AmiChannel parkee, ParkingSlot slot)
    {
        Event(name, AmiPrivilege.Call);
        AddParking(_packet, parkee, slot, Kernel.Now);
        Publish(AmiPrivilege.Call);
        Leave(parkee);
    }

    internal static AmiPacket AddParking(AmiPacket packet, AmiChannel parkee, ParkingSlot slot, DateTimeOffset now) =>
        AddSlot(packet.Channel(parkee, "Parkee"), slot, now);

    private static AmiPacket AddSlot(AmiPacket packet, ParkingSlot slot, DateTimeOffset now)
    {
        var waited = (long)(now - slot.Since).TotalSeconds;
        return packet
            .Add("ParkerDialString", slot.ParkedBy is null ? "" : $"PJSIP/{slot.ParkedBy.Number}")
            .Add("Parkinglot", "default")
            .Add("ParkingSpace", slot.Number)
            .Add("ParkingTimeout", Math.Max(0, (long)slot.Limit.TotalSeconds - waited))
            .Add("ParkingDuration", waited);
    }

    private void OnRoomEntered(PbxEvent.RoomEntered e)
    {
        if (Acting(e.Leg) is not { } channel)
        {
            return;
        }
        Newexten(channel, "ConfBridge", e.Room.Name);
        var bridge = _bridgeOfCall.GetValueOrDefault(e.Leg.Call);
        if (bridge is null)
        {
            bridge = CreateBridge("base", "ConfBridge", e.Room.Name);
            _bridgeOfCall[e.Leg.Call] = bridge;
            Event("ConfbridgeStart", AmiPrivilege.Call).Add("Conference", e.Room.Name).Bridge(bridge);
            Publish(AmiPrivilege.Call);
        }
        Enter(bridge, channel);
        Event("ConfbridgeJoin", AmiPrivilege.Call)
            .Add("Conference", e.Room.Name)
            .Bridge(bridge)
            .Channel(channel)
            .Add("Admin", "No")
            .Add("Muted", "No");
        Publish(AmiPrivilege.Call);
    }

    private void OnRoomLeft(PbxEvent.RoomLeft e)
    {
        if (Acting(e.Leg) is not { Bridge: { } bridge } channel)
        {
            return;
        }
        Event("ConfbridgeLeave", AmiPrivilege.Call).Add("Conference", e.Room.Name).Bridge(bridge).Channel(channel).Add("Admin", "No");
        Publish(AmiPrivilege.Call);
        Leave(channel);
        if (e.Ends && channel.RunsDialplan)
        {
            SoftHangup(channel);
        }
    }
}
