using System.Globalization;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Conformance.Stories;

/// <summary>
/// Uniform call events as one would write them down: a line each, calls as A, B, C in the order in which they come, connections by the numbers of
/// their devices. What differs from switch to switch and means nothing (identifiers, display names) is not in it. Not thread-safe.
/// </summary>
public sealed class CallStory
{
    private readonly Dictionary<string, string> _calls = [];
    private readonly Dictionary<NativeConnection, string> _devices = [];
    private readonly HashSet<string> _merged = [];

    /// <summary>The story of some events.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<SwitchEvent> events)
    {
        var story = new CallStory();
        return [.. events.OfType<CallEvent>().Select(story.Tell)];
    }

    /// <summary>One event as a line. Of the causes only that of a failure is told: it is what distinguishes it.</summary>
    public string Tell(CallEvent one)
    {
        var line = $"{one.GetType().Name} {Text(one)}";
        return one is CallEvent.Failed && one.Cause is not (EventCause.Normal or EventCause.Unknown)
            ? $"{line} [{char.ToLowerInvariant(one.Cause.ToString()[0])}{one.Cause.ToString()[1..]}]"
            : line;
    }

    private string Text(CallEvent one) =>
        one switch
        {
            CallEvent.ServiceInitiated x => At(x.InitiatedConnection, x.InitiatingDevice),
            CallEvent.Originated x => $"{At(x.OriginatedConnection, Either(x.OriginatingDevice, x.CallingDevice))} to {Of(x.CalledDevice)}",
            CallEvent.Delivered x => $"{At(x.Connection, x.AlertingDevice)}{Parties(x.Connection, x.CallingDevice, x.CalledDevice)}",
            CallEvent.Established x => Answered(x),
            CallEvent.Failed x =>
                $"{At(x.FailedConnection, x.FailingDevice)}{Parties(x.FailedConnection, x.CallingDevice, x.CalledDevice)}",
            CallEvent.Queued x => $"{At(x.QueuedConnection, x.Queue)}{Parties(x.QueuedConnection, x.CallingDevice, x.CalledDevice)}",
            CallEvent.NetworkReached x =>
                $"{At(x.OutboundConnection, x.NetworkInterfaceUsed)}{Parties(x.OutboundConnection, x.CallingDevice, x.CalledDevice)}",
            CallEvent.Held x => At(x.HeldConnection, x.HoldingDevice),
            CallEvent.Retrieved x => At(x.RetrievedConnection, x.RetrievingDevice),
            CallEvent.Diverted x => $"{At(x.Connection, x.DivertingDevice)} to {Of(x.NewDestination)}",
            CallEvent.ConnectionCleared x => Known(x.DroppedConnection),
            CallEvent.CallCleared x => Call(x.ClearedCall.CallId),
            CallEvent.Transferred x =>
                $"{Call(x.PrimaryOldCall)} by {Of(x.TransferringDevice)} to {Of(x.TransferredToDevice)} {Moves(x.PrimaryOldCall, x.TransferredConnections)}",
            CallEvent.Conferenced x =>
                $"{Call(x.PrimaryOldCall)} by {Of(x.ConferencingDevice)} added {Of(x.AddedParty)} {Moves(x.PrimaryOldCall, x.ConferenceConnections)}",
            CallEvent.DigitsGenerated x => $"{Known(x.Connection)} {x.DigitGeneratedList}",
            CallEvent.Record x => Known(x.Connection),
            CallEvent.Stop x => Known(x.Connection),
            CallEvent.Play x => Known(x.Connection),
            CallEvent.SuspendPlay x => Known(x.Connection),
            CallEvent.SuspendRecord x => Known(x.Connection),
            CallEvent.DtmfDetected x => $"{Known(x.OverConnection)} {x.DtmfChar}",
            CallEvent.SpeechDetected x => Known(x.OverConnection),
            CallEvent.SilenceTimeoutExpired x => Known(x.OverConnection),
            CallEvent.ToneDetected x => $"{Known(x.Connection)} {x.Tone}",
            CallEvent.DataCollected x => $"{Known(x.Connection)} {x.DigitsData}",
            CallEvent.CallInformation x => Known(x.Connection),
            _ => string.Empty,
        };

    // Connections that changed their call by answering keep their device: a pickup made from a call of its own.
    private string Answered(CallEvent.Established x)
    {
        foreach (var item in x.Connections)
        {
            if (item.NewConnection is { } now)
                _devices[now] = Of(item.Endpoint);
        }
        return $"{At(x.EstablishedConnection, x.AnsweringDevice)}{Parties(x.EstablishedConnection, x.CallingDevice, x.CalledDevice)}";
    }

    private static PartyDevice Either(PartyDevice? first, PartyDevice second) => first ?? second;

    // Who calls whom after a merge depends on how it merged: never read back (field rule 5), so never compared.
    private string Parties(NativeConnection connection, PartyDevice calling, PartyDevice called) =>
        _merged.Contains(Call(connection.CallId)) ? "" : $" {Of(calling)}→{Of(called)}";

    private string At(NativeConnection connection, PartyDevice device)
    {
        _devices[connection] = Of(device);
        return $"{Call(connection.CallId)} {Of(device)}";
    }

    private string Known(NativeConnection connection) =>
        $"{Call(connection.CallId)} {_devices.GetValueOrDefault(connection, "an unknown connection")}";

    // Which of the identifiers survives is the switch's choice (field rule 3): the merged call goes on under the name of the first one.
    private string Moves(NativeConnection primary, IReadOnlyList<ConnectionListItem> items)
    {
        var name = Call(primary.CallId);
        _merged.Add(name);
        foreach (var item in items)
        {
            if (item.NewConnection is not { } now)
                continue;
            _calls[now.CallId] = name;
            _devices[now] = Of(item.Endpoint);
        }
        // Two connections of one device may become one.
        var stay = items
            .Where(static item => item.NewConnection is not null)
            .DistinctBy(static item => item.NewConnection)
            .Select(static item => Of(item.Endpoint));
        return $"{{{string.Join(", ", stay.Order(StringComparer.Ordinal))}}}";
    }

    private string Call(NativeConnection? connection) => connection is { } one ? Call(one.CallId) : "-";

    private string Call(string callId)
    {
        if (!_calls.TryGetValue(callId, out var name))
        {
            name =
                _calls.Count < 26
                    ? ((char)('A' + _calls.Count)).ToString()
                    : string.Create(CultureInfo.InvariantCulture, $"Z{_calls.Count}");
            _calls.Add(callId, name);
        }
        return name;
    }

    private static string Of(PartyDevice party) => party.Number ?? "?";
}
