using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>Mailboxes and conference rooms.</summary>
internal sealed partial class AmiActions
{
    private Station? Mailbox(AmiFaceSession session, AmiRequest request)
    {
        var mailbox = request.Get("Mailbox");
        if (mailbox.Length == 0)
        {
            session.Error(request, "Mailbox not specified");
            return null;
        }
        return _face.Engine.FindStation(mailbox.Split('@')[0]);
    }

    private void MailboxStatus(AmiFaceSession session, AmiRequest request)
    {
        var station = Mailbox(session, request);
        if (request.Get("Mailbox").Length > 0)
        {
            session
                .Packet.Response("Success", request.ActionId)
                .Add("Message", "Mailbox Status")
                .Add("Mailbox", request.Get("Mailbox"))
                .Add("Waiting", station is { NewMessages: > 0 } ? 1 : 0);
            session.Send();
        }
    }

    private void MailboxCount(AmiFaceSession session, AmiRequest request)
    {
        var station = Mailbox(session, request);
        if (request.Get("Mailbox").Length > 0)
        {
            session
                .Packet.Response("Success", request.ActionId)
                .Add("Message", "Mailbox Message Count")
                .Add("Mailbox", request.Get("Mailbox"))
                .Add("UrgMessages", 0)
                .Add("NewMessages", station?.NewMessages ?? 0)
                .Add("OldMessages", station?.OldMessages ?? 0);
            session.Send();
        }
    }

    private void MwiUpdate(AmiFaceSession session, AmiRequest request)
    {
        if (Mailbox(session, request) is { } station)
        {
            session.Packet.Response("Success", request.ActionId);
            session.Send();
            _face.Engine.SetMessages(station, request.Number("NewMessages") ?? 0, request.Number("OldMessages") ?? 0);
        }
        else if (request.Get("Mailbox").Length > 0)
        {
            session.Error(request, "Mailbox not found");
        }
    }

    private void ConfbridgeListRooms(AmiFaceSession session, AmiRequest request)
    {
        var rooms = _face.Table.Bridges.Where(bridge => bridge.Type == "base").ToArray();
        if (rooms.Length == 0)
        {
            session.Error(request, "No active conferences.");
            return;
        }
        ListStart(session, request, "Confbridge conferences will follow");
        foreach (var room in rooms)
        {
            Item(session, request, "ConfbridgeListRooms")
                .Add("Conference", room.Name)
                .Add("Parties", room.Channels.Count)
                .Add("Marked", 0)
                .Add("Locked", "No")
                .Add("Muted", "No");
            session.Send();
        }
        ListEnd(session, request, "ConfbridgeListRoomsComplete", rooms.Length);
        session.Send();
    }

    private void ConfbridgeList(AmiFaceSession session, AmiRequest request)
    {
        var name = request.Get("Conference");
        var room = _face.Table.Bridges.FirstOrDefault(bridge => bridge.Type == "base" && bridge.Name == name);
        if (room is null)
        {
            session.Error(request, name.Length == 0 ? "No Conference name provided." : "No active conferences.");
            return;
        }
        ListStart(session, request, "Confbridge user list will follow");
        foreach (var channel in room.Channels)
        {
            Item(session, request, "ConfbridgeList").Add("Conference", name);
            foreach (var flag in new[] { "Admin", "MarkedUser", "WaitMarked", "EndMarked", "EndMarkedAny", "Waiting", "Muted", "Talking" })
            {
                session.Packet.Add(flag, "No");
            }
            session.Packet.Add("AnsweredTime", (long)(_face.Kernel.Now - channel.Created).TotalSeconds).Channel(channel);
            session.Send();
        }
        ListEnd(session, request, "ConfbridgeListComplete", room.Channels.Count);
        session.Send();
    }
}
