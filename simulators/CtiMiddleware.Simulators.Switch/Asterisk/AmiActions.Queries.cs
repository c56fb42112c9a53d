using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

internal sealed partial class AmiActions
{
    private void AddQueries()
    {
        const AmiPrivilege Report = AmiPrivilege.System | AmiPrivilege.Reporting;
        const AmiPrivilege CallReport = AmiPrivilege.Call | AmiPrivilege.Reporting;
        Add("CoreShowChannels", Report, "List currently active channels.", CoreShowChannels);
        Add("Status", Report | AmiPrivilege.Call, "List channel status.", Status);
        Add("BridgeList", AmiPrivilege.None, "Get a list of bridges in the system.", BridgeList);
        Add("BridgeInfo", AmiPrivilege.None, "Get information about a bridge.", BridgeInfo);
        Add("DeviceStateList", CallReport, "List the current known device states.", DeviceStateList);
        Add("ExtensionState", CallReport, "Check Extension Status.", ExtensionState);
        Add("ExtensionStateList", CallReport, "List the current known extension states.", ExtensionStateList);
        Add("PJSIPShowEndpoints", AmiPrivilege.System, "Lists PJSIP endpoints.", PjsipShowEndpoints);
        Add("PJSIPShowContacts", AmiPrivilege.System, "Lists PJSIP Contacts.", PjsipShowContacts);
        Add("MailboxStatus", CallReport, "Check mailbox.", MailboxStatus);
        Add("MailboxCount", CallReport, "Check Mailbox Message Count.", MailboxCount);
        Add("ConfbridgeListRooms", AmiPrivilege.Reporting, "List active conferences.", ConfbridgeListRooms);
        Add("ConfbridgeList", AmiPrivilege.Reporting, "List participants in a conference.", ConfbridgeList);
        if (_face.Options.ExternalMwi)
        {
            Add("MWIUpdate", CallReport, "Update the mailbox message counts.", MwiUpdate);
        }
    }

    private void CoreShowChannels(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Channels will follow");
        foreach (var channel in _face.Table.All)
        {
            var age = _face.Kernel.Now - channel.Created;
            Item(session, request, "CoreShowChannel")
                .Channel(channel)
                .Add("Application", channel.Application)
                .Add("ApplicationData", channel.ApplicationData)
                .Add("Duration", $"{(int)age.TotalHours:d2}:{age.Minutes:d2}:{age.Seconds:d2}")
                .Add("BridgeId", channel.Bridge?.Id ?? "");
            session.Send();
        }
        ListEnd(session, request, "CoreShowChannelsComplete", _face.Table.All.Count);
        session.Send();
    }

    private void Status(AmiFaceSession session, AmiRequest request)
    {
        IReadOnlyCollection<AmiChannel> channels = _face.Table.All;
        if (request.Get("Channel") is { Length: > 0 })
        {
            if (Find(session, request, "No such channel", "No such channel") is not { } one)
            {
                return;
            }
            channels = [one];
        }
        ListStart(session, request, "Channel status will follow");
        foreach (var channel in channels)
        {
            session
                .Packet.Event("Status", "Call")
                .Channel(channel)
                .Add("Type", channel.IsLocal ? "Local" : "PJSIP")
                .Add("DNID", channel.RunsDialplan ? channel.Exten : "")
                .AddKnown("", "EffectiveConnectedLineNum", channel.ConnectedNumber)
                .AddKnown("", "EffectiveConnectedLineName", channel.ConnectedName)
                .Add("TimeToHangup", 0)
                .Add("BridgeID", channel.Bridge?.Id ?? "")
                .Add("Application", channel.Application)
                .Add("Data", channel.ApplicationData)
                .Add("Nativeformats", "(ulaw)")
                .Add("Readformat", "ulaw")
                .Add("Readtrans", "")
                .Add("Writeformat", "ulaw")
                .Add("Writetrans", "")
                .Add("Callgroup", 0)
                .Add("Pickupgroup", 0)
                .Add("Seconds", (long)(_face.Kernel.Now - channel.Created).TotalSeconds);
            AddActionId(session, request);
            session.Send();
        }
        ListEnd(session, request, "StatusComplete", channels.Count).Add("Items", channels.Count);
        session.Send();
    }

    private void BridgeList(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Bridge listing will follow");
        var wanted = request.Get("BridgeType");
        var count = 0;
        foreach (var bridge in _face.Table.Bridges.Where(b => wanted.Length == 0 || b.Type == wanted))
        {
            count++;
            Item(session, request, "BridgeListItem").Bridge(bridge);
            session.Send();
        }
        ListEnd(session, request, "BridgeListComplete", count);
        session.Send();
    }

    private void BridgeInfo(AmiFaceSession session, AmiRequest request)
    {
        var id = request.Get("BridgeUniqueid");
        if (id.Length == 0)
        {
            session.Error(request, "BridgeUniqueid must be provided");
            return;
        }
        var bridge = _face.Table.Bridges.FirstOrDefault(b => b.Id == id);
        if (bridge is null)
        {
            session.Error(request, "Bridge specified by BridgeUniqueid not found");
            return;
        }
        ListStart(session, request, "Bridge channel listing will follow");
        foreach (var channel in bridge.Channels)
        {
            Item(session, request, "BridgeInfoChannel").Channel(channel);
            session.Send();
        }
        ListEnd(session, request, "BridgeInfoComplete", bridge.Channels.Count).Bridge(bridge);
        session.Send();
    }

    private void DeviceStateList(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Device State Changes will follow");
        var count = 0;
        void One(string device, string state)
        {
            count++;
            Item(session, request, "DeviceStateChange").Add("Device", device).Add("State", state);
            session.Send();
        }
        foreach (var station in _face.Engine.Stations)
        {
            One($"PJSIP/{station.Number}", _face.DeviceState(station));
            One($"MWI:{station.Number}@default", station.NewMessages > 0 ? "INUSE" : "NOT_INUSE");
        }
        foreach (var trunk in _face.Engine.Trunks)
        {
            One($"PJSIP/{trunk.Name}", _face.DeviceState(trunk));
        }
        foreach (var group in _face.Engine.Groups)
        {
            One($"Queue:{group.Name}_avail", _face.Availability(group));
            foreach (var member in group.Members)
            {
                One($"Queue:{group.Name}_pause_{AmiFace.Interface(member)}", member.Ready ? "NOT_INUSE" : "INUSE");
            }
        }
        ListEnd(session, request, "DeviceStateListComplete", count);
        session.Send();
    }

    private AmiPacket AddExtension(AmiFaceSession session, Station station)
    {
        var (status, text) = AmiFace.ExtensionState(_face.DeviceState(station));
        return session
            .Packet.Add("Exten", station.Number)
            .Add("Context", _face.Options.Context)
            .Add("Hint", $"PJSIP/{station.Number}")
            .Add("Status", status)
            .Add("StatusText", text);
    }

    private void ExtensionState(AmiFaceSession session, AmiRequest request)
    {
        var exten = request.Get("Exten");
        if (exten.Length == 0)
        {
            session.Error(request, "Extension not specified");
            return;
        }
        session.Packet.Response("Success", request.ActionId).Add("Message", "Extension Status");
        if (_face.Engine.FindStation(exten) is { } station)
        {
            AddExtension(session, station);
        }
        else
        {
            session
                .Packet.Add("Exten", exten)
                .Add("Context", request.Get("Context"))
                .Add("Hint", "")
                .Add("Status", -1)
                .Add("StatusText", "Unknown");
        }
        session.Send();
    }

    private void ExtensionStateList(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "Extension Statuses will follow");
        var count = 0;
        foreach (var station in _face.Engine.Stations)
        {
            count++;
            Item(session, request, "ExtensionStatus");
            AddExtension(session, station);
            session.Send();
        }
        ListEnd(session, request, "ExtensionStateListComplete", count);
        session.Send();
    }

    private void PjsipShowEndpoints(AmiFaceSession session, AmiRequest request)
    {
        ListStart(session, request, "A listing of Endpoints follows, presented as EndpointList events");
        var count = 0;
        foreach (var device in _face.Engine.Stations.Concat<PbxDevice>(_face.Engine.Trunks))
        {
            count++;
            Item(session, request, "EndpointList")
                .Add("ObjectType", "endpoint")
                .Add("ObjectName", device.Number)
                .Add("Transport", "")
                .Add("Aor", device.Number)
                .Add("Auths", device.Number)
                .Add("OutboundAuths", "")
                .Add("Contacts", device.InService ? $"{device.Number}/sip:{device.Number}@127.0.0.1," : "")
                .Add("DeviceState", EndpointState(_face.DeviceState(device)))
                .Add("ActiveChannels", device.Legs.Count);
            session.Send();
        }
        ListEnd(session, request, "EndpointListComplete", count);
        session.Send();
    }

    private static string EndpointState(string state) =>
        state switch
        {
            "INUSE" => "In use",
            "RINGING" => "Ringing",
            "RINGINUSE" => "Ring+Inuse",
            "ONHOLD" => "On Hold",
            "BUSY" => "Busy",
            "UNAVAILABLE" => "Unavailable",
            _ => "Not in use",
        };

    private void PjsipShowContacts(AmiFaceSession session, AmiRequest request)
    {
        var reachable = _face.Engine.Stations.Where(station => station.InService).ToArray();
        if (reachable.Length == 0)
        {
            session.Error(request, "No Contacts found");
            return;
        }
        ListStart(session, request, "A listing of Contacts follows, presented as ContactList events");
        foreach (var station in reachable)
        {
            Item(session, request, "ContactList")
                .Add("ObjectType", "contact")
                .Add("ObjectName", $"{station.Number};@sim")
                .Add("Endpoint", station.Number)
                .Add("Uri", $"sip:{station.Number}@127.0.0.1")
                .Add("Status", "NonQualified")
                .Add("RoundtripUsec", "N/A");
            session.Send();
        }
        ListEnd(session, request, "ContactListComplete", reachable.Length);
        session.Send();
    }
}
