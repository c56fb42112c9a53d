using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>The table of actions: name, permission, what it does. Texts are Asterisk's own, from the recordings where there are any.</summary>
internal sealed partial class AmiActions
{
    private readonly AmiFace _face;
    private readonly SortedDictionary<string, Entry> _table = new(StringComparer.OrdinalIgnoreCase);

    public AmiActions(AmiFace face)
    {
        _face = face;
        AddSystem();
        AddCalls();
        AddMoves();
        AddQueues();
        AddQueries();
    }

    private sealed record Entry(string Name, AmiPrivilege Privilege, string Summary, Action<AmiFaceSession, AmiRequest> Run);

    public void Run(AmiFaceSession session, AmiRequest request)
    {
        var action = request.Action;
        if (action.Length == 0)
        {
            session.Error(request, "Missing action in request");
            RequestBadFormat(session, "NONE");
            return;
        }
        var known = _table.TryGetValue(action, out var entry);
        if (session.User is null && !(known && entry!.Name is "Login" or "Challenge" or "Logoff"))
        {
            session.Error(request, "Permission denied");
            return;
        }
        if (!known)
        {
            session.Error(request, $"Invalid/unknown command: {action}. Use Action: ListCommands to show available commands.");
            RequestBadFormat(session, action);
            return;
        }
        if (entry!.Privilege != AmiPrivilege.None && (session.User!.Write & entry.Privilege) == AmiPrivilege.None)
        {
            session.Error(request, "Permission denied");
            return;
        }
        entry.Run(session, request);
    }

    private void Add(string name, AmiPrivilege privilege, string summary, Action<AmiFaceSession, AmiRequest> run) =>
        _table.Add(name, new Entry(name, privilege, summary, run));

    private static void ListStart(AmiFaceSession session, AmiRequest request, string message)
    {
        session.Packet.Response("Success", request.ActionId).Add("EventList", "start").Add("Message", message);
        session.Send();
    }

    /// <summary>Starts a list event that carries its ActionID first.</summary>
    private static AmiPacket Item(AmiFaceSession session, AmiRequest request, string name)
    {
        session.Packet.Event(name, privilege: null);
        return AddActionId(session, request);
    }

    private static AmiPacket AddActionId(AmiFaceSession session, AmiRequest request) =>
        request.ActionId is { Length: > 0 } id ? session.Packet.Add("ActionID", id) : session.Packet;

    private static AmiPacket ListEnd(AmiFaceSession session, AmiRequest request, string name, int items) =>
        Item(session, request, name).Add("EventList", "Complete").Add("ListItems", items);

    private void RequestBadFormat(AmiFaceSession session, string action)
    {
        _face
            .Event("RequestBadFormat", AmiPrivilege.Security)
            .Add("EventTV", Stamp(_face.Kernel.Now))
            .Add("Severity", "Error")
            .Add("Service", "AMI")
            .Add("EventVersion", "1")
            .Add("SessionID", SessionId(session))
            .Add("LocalAddress", "IPV4/TCP/127.0.0.1/5038")
            .Add("RemoteAddress", RemoteAddress(session))
            .Add("RequestType", $"Action: {action}")
            .Add("SessionTV", Stamp(session.Started))
            .Add("AccountID", session.User?.Name ?? "");
        _face.Publish(AmiPrivilege.Security);
    }

    private static string Stamp(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + "+0000";

    private static string SessionId(AmiFaceSession session) => string.Create(CultureInfo.InvariantCulture, $"0x7f0d{session.Number:x8}");

    private static string RemoteAddress(AmiFaceSession session) =>
        string.Create(CultureInfo.InvariantCulture, $"IPV4/TCP/127.0.0.1/{40000 + (session.Number % 20000)}");
}
