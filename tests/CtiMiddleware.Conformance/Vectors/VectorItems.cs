using System.Globalization;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>
/// What an adapter said, as members that a vector can name. Calls are <c>#1</c>, <c>#2</c> in the order in which they come, so that vectors do not
/// depend on anybody's identifiers. One instance serves one run; not thread-safe.
/// </summary>
public sealed class VectorItems
{
    private readonly List<string> _calls = [];
    private readonly Dictionary<(string Call, string Number), NativeConnection> _connections = [];
    private readonly Dictionary<NativeConnection, string> _numbers = [];

    /// <summary>The members that an expected item may have.</summary>
    public static string[] Keys { get; } =
    [
        "event",
        "call",
        "device",
        "desk",
        "calling",
        "called",
        "redirected",
        "to",
        "cause",
        "nativeCause",
        "parent",
        "inferred",
        "connections",
        "number",
        "digits",
        "message",
        "agent",
        "group",
        "reason",
        "on",
        "loggedOn",
        "restriction",
        "statusNormal",
        "restarted",
        "observed",
        "snapshotBegin",
        "snapshot",
        "snapshotEnd",
        "complete",
        "state",
        "bound",
        "answer",
        "failure",
        "text",
        "fields",
        "heartbeat",
        "unknown",
        "anomaly",
        "media",
        "mediaStopped",
        "audio",
        "digit",
        "tone",
        "audioLost",
        "close",
        "next",
    ];

    /// <summary>The connection written <c>#1@1002</c>; null when there is none.</summary>
    public NativeConnection? Find(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        if (at < 2 || !int.TryParse(reference.AsSpan(1, at - 1), CultureInfo.InvariantCulture, out var number) || number > _calls.Count)
            return null;
        return _connections.TryGetValue((reference[..at], reference[(at + 1)..]), out var connection) ? connection : null;
    }

    /// <summary>The members of an item; empty values are left out.</summary>
    public IReadOnlyDictionary<string, string> Of(ReplayItem item)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Members(item))
        {
            if (!string.IsNullOrEmpty(value))
                members[name] = value;
        }
        return members;
    }

    private IEnumerable<(string Name, string? Value)> Members(ReplayItem item) =>
        item switch
        {
            ReplayItem.Emitted emitted => Event(emitted.Event),
            ReplayItem.LoggedOn x => [("loggedOn", x.Version), ("restriction", x.Restriction)],
            ReplayItem.StatusNormal => [("statusNormal", "true")],
            ReplayItem.Restarted x => [("restarted", x.Evidence)],
            ReplayItem.Observation x => [("observed", Lower(x.Observed)), ("device", x.Device), ("reason", x.Reason)],
            ReplayItem.SnapshotBegan x => [("snapshotBegin", Lower(x.Scope))],
            ReplayItem.Snapshot x => Snapshot(x.Item),
            ReplayItem.SnapshotEnded x => [("snapshotEnd", Lower(x.Scope)), ("complete", Word(x.Complete))],
            ReplayItem.Bound x => [("bound", Call(x.Connection.CallId))],
            ReplayItem.Completed x =>
            [
                ("answer", Lower(x.Answer.Outcome)),
                ("failure", x.Answer.Failure?.Value),
                ("text", x.Answer.Text),
                ("fields", string.Join("; ", x.Answer.Fields.Select(static pair => $"{pair.Key}: {pair.Value}"))),
            ],
            ReplayItem.Heartbeat x => [("heartbeat", x.Answered ? "answered" : "missed")],
            ReplayItem.Unknown x => [("unknown", x.Type)],
            ReplayItem.Anomaly x => [("anomaly", Lower(x.Kind)), ("text", x.Detail)],
            ReplayItem.MediaReady x => [("event", "MediaReady"), .. Known(x.Connection), ("media", Lower(x.Directions))],
            ReplayItem.MediaStopped x => [("event", "MediaStopped"), .. Known(x.Connection), ("mediaStopped", x.Reason)],
            ReplayItem.AudioReceived x =>
            [
                ("event", "AudioReceived"),
                .. Known(x.Connection),
                ("audio", x.Samples.ToString(CultureInfo.InvariantCulture)),
            ],
            ReplayItem.DigitReceived x => [("event", "DigitReceived"), .. Known(x.Connection), ("digit", x.Digit.ToString())],
            ReplayItem.ToneReceived x => [("event", "ToneReceived"), .. Known(x.Connection), ("tone", Lower(x.Tone))],
            ReplayItem.AudioLost x => [("event", "AudioLost"), .. Known(x.Connection), ("audioLost", x.Reason)],
            ReplayItem.Close x => [("close", x.Reason), ("next", Lower(x.Next))],
            _ => [("event", item.GetType().Name)],
        };

    private IEnumerable<(string Name, string? Value)> Event(SwitchEvent one)
    {
        yield return ("event", one.GetType().Name);
        foreach (var member in Own(one))
            yield return member;
        if (one is CallEvent { ParentCall: { } parent })
            yield return ("parent", Call(parent));
        yield return ("cause", Lower(one.Cause));
        yield return ("nativeCause", one.NativeCause);
        yield return ("inferred", one.Inferred ? "true" : null);
    }

    private (string Name, string? Value)[] Own(SwitchEvent one) =>
        one switch
        {
            CallEvent.ServiceInitiated x => [.. At(x.InitiatedConnection, x.InitiatingDevice), ("called", Of(x.CalledDevice))],
            CallEvent.Originated x =>
            [
                .. At(x.OriginatedConnection, x.OriginatingDevice ?? x.CallingDevice),
                ("calling", Of(x.CallingDevice)),
                ("called", Of(x.CalledDevice)),
            ],
            CallEvent.Delivered x =>
            [
                .. At(x.Connection, x.AlertingDevice),
                .. Parties(x.CallingDevice, x.CalledDevice, x.LastRedirectionDevice),
            ],
            CallEvent.Established x =>
            [
                .. Moves(x.Connections),
                .. At(x.EstablishedConnection, x.AnsweringDevice),
                .. Parties(x.CallingDevice, x.CalledDevice, x.LastRedirectionDevice),
            ],
            CallEvent.Failed x =>
            [
                .. At(x.FailedConnection, x.FailingDevice),
                .. Parties(x.CallingDevice, x.CalledDevice, x.LastRedirectionDevice),
            ],
            CallEvent.Queued x =>
            [
                .. At(x.QueuedConnection, x.Queue),
                .. Parties(x.CallingDevice, x.CalledDevice, x.LastRedirectionDevice),
                ("number", x.NumberQueued?.ToString(CultureInfo.InvariantCulture)),
            ],
            CallEvent.NetworkReached x =>
            [
                .. At(x.OutboundConnection, x.NetworkInterfaceUsed),
                .. Parties(x.CallingDevice, x.CalledDevice, x.LastRedirectionDevice),
            ],
            CallEvent.Held x => At(x.HeldConnection, x.HoldingDevice),
            CallEvent.Retrieved x => At(x.RetrievedConnection, x.RetrievingDevice),
            CallEvent.Diverted x => [.. At(x.Connection, x.DivertingDevice), ("to", Of(x.NewDestination))],
            CallEvent.ConnectionCleared x => Known(x.DroppedConnection),
            CallEvent.CallCleared x => [("call", Call(x.ClearedCall.CallId))],
            CallEvent.Transferred x =>
            [
                ("call", Call(x.PrimaryOldCall.CallId)),
                ("device", Of(x.TransferringDevice)),
                ("to", Of(x.TransferredToDevice)),
                .. Moves(x.TransferredConnections),
            ],
            CallEvent.Conferenced x =>
            [
                ("call", Call(x.PrimaryOldCall.CallId)),
                ("device", Of(x.ConferencingDevice)),
                ("to", Of(x.AddedParty)),
                .. Moves(x.ConferenceConnections),
            ],
            CallEvent.CallInformation x => [.. At(x.Connection, x.Device), ("calling", Of(x.CallingDevice))],
            CallEvent.DigitsGenerated x => [.. Known(x.Connection), ("digits", x.DigitGeneratedList)],
            CallEvent.Record x => [.. Known(x.Connection), ("message", x.Message)],
            CallEvent.Stop x => [.. Known(x.Connection), ("message", x.Message)],
            CallEvent.Play x => [.. Known(x.Connection), ("message", x.Message)],
            CallEvent.SuspendPlay x => [.. Known(x.Connection), ("message", x.Message)],
            CallEvent.SuspendRecord x => [.. Known(x.Connection), ("message", x.Message)],
            CallEvent.DtmfDetected x => [.. Known(x.OverConnection), ("digits", x.DtmfChar.ToString())],
            CallEvent.SpeechDetected x => Known(x.OverConnection),
            CallEvent.SilenceTimeoutExpired x => Known(x.OverConnection),
            CallEvent.ToneDetected x => [.. Known(x.Connection), ("tone", x.Tone)],
            CallEvent.DataCollected x => [.. Known(x.Connection), ("digits", x.DigitsData)],
            DataLinkEvent.CallHistory x =>
            [
                ("device", x.Port),
                ("desk", $"{x.MessageDesk}/{x.MessageLine}"),
                ("calling", Of(x.CallingDevice)),
                ("redirected", Of(x.LastRedirectionDevice)),
            ],
            DataLinkEvent.CallDetailRecordsReport { Record: var x } =>
            [
                ("number", x.RecordNumber),
                ("device", x.Device),
                ("calling", x.CallingDevice),
                ("called", x.CalledDevice),
                ("state", $"{x.Direction} {x.Condition}"),
                ("text", string.Create(CultureInfo.InvariantCulture, $"{x.ReportedTime} {x.ReportedTimeOf}, {x.DurationSeconds} s")),
                ("connections", $"{x.TrunkIn} > {x.TrunkOut}".Trim()),
                ("fields", string.Join(", ", x.Other.Select(static pair => $"{pair.Key}={pair.Value}"))),
            ],
            AgentEvent x =>
            [
                ("agent", x.AgentID),
                ("device", Of(x.AgentDevice)),
                ("group", Of(x.AcdGroup)),
                ("reason", (x as AgentEvent.AgentNotReady)?.Reason),
            ],
            DeviceEvent.BackInService x => [("device", Of(x.Device))],
            DeviceEvent.OutOfService x => [("device", Of(x.Device))],
            DeviceEvent.MessageWaiting x => [("device", Of(x.TargetDevice)), ("on", Word(x.MessageWaitingOn))],
            PrivateEvent x => [("message", x.Name)],
            _ => [],
        };

    private (string Name, string? Value)[] Snapshot(SnapshotItem item) =>
        item switch
        {
            SnapshotItem.Call x =>
            [
                ("snapshot", "call"),
                ("call", Call(x.CallId)),
                ("calling", Of(x.CallingDevice)),
                ("called", Of(x.CalledDevice)),
                ("connections", string.Join(", ", x.Connections.Select(one => Entered(one)))),
            ],
            SnapshotItem.Device x => [("snapshot", "device"), ("device", x.Number)],
            SnapshotItem.Group x =>
            [
                ("snapshot", "group"),
                ("group", x.Number),
                ("number", x.Waiting.ToString(CultureInfo.InvariantCulture)),
            ],
            SnapshotItem.Agent x => [("snapshot", "agent"), ("agent", x.AgentID), ("device", x.AgentDevice)],
            _ => [("snapshot", item.GetType().Name)],
        };

    private string Entered(SnapshotConnection one)
    {
        _ = At(one.Connection, one.Device);
        return $"{Of(one.Device) ?? "?"} {Lower(one.LocalConnectionState)}";
    }

    private (string, string?)[] Parties(PartyDevice calling, PartyDevice called, PartyDevice redirected) =>
        [("calling", Of(calling)), ("called", Of(called)), ("redirected", Of(redirected))];

    private (string, string?)[] At(NativeConnection connection, PartyDevice device)
    {
        var (call, number) = (Call(connection.CallId), Of(device) ?? "?");
        _connections[(call, number)] = connection;
        _numbers[connection] = number;
        return [("call", call), ("device", number)];
    }

    private (string, string?)[] Known(NativeConnection connection) =>
        [("call", Call(connection.CallId)), ("device", _numbers.GetValueOrDefault(connection, "?"))];

    private (string, string?)[] Moves(IReadOnlyList<ConnectionListItem> items)
    {
        var texts = new List<string>();
        foreach (var item in items)
        {
            var old = item.OldConnection is { } before ? Call(before.CallId) : "-";
            var now = item.NewConnection is { } after ? Call(after.CallId) : "-";
            texts.Add($"{Of(item.Endpoint) ?? "?"}: {old}>{now}");
        }
        foreach (var item in items)
        {
            if (item.NewConnection is { } after)
                _ = At(after, item.Endpoint);
        }
        return [("connections", string.Join(", ", texts))];
    }

    private string Call(string callId)
    {
        var index = _calls.IndexOf(callId);
        if (index < 0)
        {
            index = _calls.Count;
            _calls.Add(callId);
        }
        return string.Create(CultureInfo.InvariantCulture, $"#{index + 1}");
    }

    private static string? Of(PartyDevice party) => party.Number;

    private static string Word(bool value) => value ? "true" : "false";

    private static string Lower<T>(T value)
        where T : struct, Enum
    {
        var text = value.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }
}
