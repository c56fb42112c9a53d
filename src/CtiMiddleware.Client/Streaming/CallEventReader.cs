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
            "transferred" => new Transferred { Connections = Connections(data), MergedThreads = Threads(data) },
            "conferenced" => new Conferenced { Connections = Connections(data), MergedThreads = Threads(data) },
            _ => Voice(name, data),
        };

    private static CallEvent? Voice(string name, JsonElement data) =>
        name switch
        {
            "record" => new Record { Message = Json.Text(data, "message"), Position = Time(data, "currentPosition") },
            "stop" => new Stop
            {
                Message = Json.Text(data, "message"),
                Activity = Json.Text(data, "activity"),
                Reason = Json.Text(data, "reason"),
                Position = Time(data, "currentPosition"),
                Digit = Json.Text(data, "digit"),
                Text = Json.Text(data, "text"),
            },
            "play" => new Play
            {
                Message = Json.Text(data, "message") ?? "",
                Length = Time(data, "length"),
                Position = Time(data, "currentPosition"),
            },
            "suspendPlay" => new SuspendPlay { Message = Json.Text(data, "message"), Position = Time(data, "currentPosition") },
            "suspendRecord" => new SuspendRecord { Message = Json.Text(data, "message"), Position = Time(data, "currentPosition") },
            "dtmfDetected" => new DtmfDetected { Digit = Json.Text(data, "dtmfChar") ?? "" },
            "speechDetected" => new SpeechDetected(),
            "silenceTimeoutExpired" => new SilenceTimeoutExpired(),
            "toneDetected" => new ToneDetected { Tone = Json.Text(data, "tone") ?? "" },
            "dataCollected" => new DataCollected
            {
                Digits = Json.Text(data, "digitsData") ?? "",
                EndCause = Json.Text(data, "dcollcause"),
                FlushDigit = Json.Text(data, "flushChar"),
            },
            _ => null,
        };

    private static TimeSpan? Time(JsonElement data, string name) =>
        Json.Number(data, name) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static IReadOnlyList<MergedConnection> Connections(JsonElement data) =>
        Json.List(data, "connections", WireJson.Default.IReadOnlyListMergedConnection);

    private static IReadOnlyList<MergedThread> Threads(JsonElement data) =>
        Json.List(data, "mergedThreads", WireJson.Default.IReadOnlyListMergedThread);
}
