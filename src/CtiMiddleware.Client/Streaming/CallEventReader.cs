using System.Text.Json;

namespace CtiMiddleware.Client;

/// <summary>Reads call events: the name decides the type, <c>data</c> fills the members.</summary>
internal static class CallEventReader
{
    /// <summary>The event, or null for a name that this client does not know.</summary>
    public static CallEvent? Read(string name, JsonElement data, IReadOnlyList<CtiObject> changed)
    {
        var made = Make(name, data);
        if (made is null)
            return null;
        var callId = Json.Text(data, "call");
        var connectionId = Json.Text(data, "connection");
        var call = changed.OfType<Call>().FirstOrDefault(candidate => candidate.Id == callId);
        return made with
        {
            CallId = callId,
            ConnectionId = connectionId,
            Call = call,
            Connection = call?.Connections.FirstOrDefault(candidate => candidate.Id == connectionId),
            PreviousState = Json.Member(data, "previous", JsonValueKind.Object, out var previous) ? Json.Text(previous, "state") : null,
        };
    }

    private static CallEvent? Make(string name, JsonElement data) =>
        name switch
        {
            "serviceInitiated" => new ServiceInitiated(),
            "originated" => new Originated(),
            "delivered" => new Delivered(),
            "established" => new Established(),
            "connectionCleared" => new ConnectionCleared(),
            "callCleared" => new CallCleared(),
            "failed" => new Failed(),
            "held" => new Held(),
            "retrieved" => new Retrieved(),
            "diverted" => new Diverted(),
            "networkReached" => new NetworkReached(),
            "callInformation" => new CallInformation(),
            "queued" => new Queued { NumberQueued = Json.Number(data, "numberQueued"), CallsInFront = Json.Number(data, "callsInFront") },
            "digitsGenerated" => new DigitsGenerated { Digits = Json.Text(data, "digitGeneratedList") ?? "" },
            "record" => new Record { Message = Json.Text(data, "message") },
            "stop" => new Stop { Message = Json.Text(data, "message") },
            "transferred" => new Transferred { Connections = Connections(data), MergedThreads = Threads(data) },
            "conferenced" => new Conferenced { Connections = Connections(data), MergedThreads = Threads(data) },
            _ => null,
        };

    private static IReadOnlyList<MergedConnection> Connections(JsonElement data) =>
        Json.List(data, "connections", WireJson.Default.IReadOnlyListMergedConnection);

    private static IReadOnlyList<MergedThread> Threads(JsonElement data) =>
        Json.List(data, "mergedThreads", WireJson.Default.IReadOnlyListMergedThread);
}
