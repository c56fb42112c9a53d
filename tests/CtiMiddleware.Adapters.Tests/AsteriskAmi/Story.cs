using System.Globalization;
using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>Events as a telephony engineer would write them down: one line each, calls as A, B, C in the order they come.</summary>
public sealed class Story
{
    private readonly Dictionary<string, string> _calls = [];
    private readonly StringBuilder _text = new();

    public static string Of(ReplayOutput output)
    {
        var story = new Story();
        foreach (var item in output.Items.OfType<ReplayItem.Emitted>())
        {
            story._text.Append(CultureInfo.InvariantCulture, $"{(item.ReceivedAt - Recording.Start).TotalSeconds, 8:F3} ");
            story.Line(item.Event, nameWidth: 17);
        }
        return story._text.ToString();
    }

    /// <summary>The same without times, for tests that write their events themselves.</summary>
    public static string Of(IEnumerable<SwitchEvent> events)
    {
        var story = new Story();
        foreach (var e in events)
            story.Line(e, nameWidth: 0);
        return story._text.ToString();
    }

    private void Line(SwitchEvent e, int nameWidth)
    {
        _text.Append(e.GetType().Name.PadRight(nameWidth)).Append(' ').Append(Text(e));
        if (e.Cause != Model.Causes.EventCause.Normal)
            _text.Append(CultureInfo.InvariantCulture, $" [{Name(e.Cause)}]");
        if (e.NativeCause is not null)
            _text.Append(CultureInfo.InvariantCulture, $" ({e.NativeCause})");
        if (e.Inferred)
            _text.Append(" inferred");
        if (e is CallEvent { ParentCall: { } parent })
            _text.Append(CultureInfo.InvariantCulture, $" parent {Call(parent)}");
        _text.Append('\n');
    }

    private string Text(SwitchEvent e) =>
        e switch
        {
            CallEvent.ServiceInitiated x => $"{At(x.InitiatedConnection, x.InitiatingDevice)} called {Party(x.CalledDevice)}",
            CallEvent.Originated x => $"{At(x.OriginatedConnection, x.CallingDevice)} called {Party(x.CalledDevice)}",
            CallEvent.Delivered x =>
                $"{At(x.Connection, x.AlertingDevice)} calling {Party(x.CallingDevice)} called {Party(x.CalledDevice)}{Last(x.LastRedirectionDevice)}",
            CallEvent.Established x =>
                $"{At(x.EstablishedConnection, x.AnsweringDevice)} calling {Party(x.CallingDevice)} called {Party(x.CalledDevice)}{Last(x.LastRedirectionDevice)}{Items(x.Connections)}",
            CallEvent.Failed x =>
                $"{At(x.FailedConnection, x.FailingDevice)} calling {Party(x.CallingDevice)} called {Party(x.CalledDevice)}",
            CallEvent.Held x => At(x.HeldConnection, x.HoldingDevice),
            CallEvent.Retrieved x => At(x.RetrievedConnection, x.RetrievingDevice),
            CallEvent.Queued x =>
                $"{At(x.QueuedConnection, x.Queue)} calling {Party(x.CallingDevice)} called {Party(x.CalledDevice)} number {x.NumberQueued?.ToString(CultureInfo.InvariantCulture) ?? "-"}",
            CallEvent.Diverted x => $"{At(x.Connection, x.DivertingDevice)} to {Party(x.NewDestination)}",
            CallEvent.ConnectionCleared x =>
                $"{Call(x.DroppedConnection.CallId)} {Leg(x.DroppedConnection)} released by {Party(x.ReleasingDevice)}",
            CallEvent.CallCleared x => Call(x.ClearedCall.CallId),
            CallEvent.Transferred x =>
                $"by {Party(x.TransferringDevice)} from {Call(x.PrimaryOldCall.CallId)}{(x.SecondaryOldCall is { } s ? $" and {Call(s.CallId)}" : "")} to {Party(x.TransferredToDevice)}{Items(x.TransferredConnections)}",
            CallEvent.Conferenced x =>
                $"by {Party(x.ConferencingDevice)} from {Call(x.PrimaryOldCall.CallId)}{(x.SecondaryOldCall is { } s ? $" and {Call(s.CallId)}" : "")} added {Party(x.AddedParty)}{Items(x.ConferenceConnections)}",
            CallEvent.DigitsGenerated x => $"{Call(x.Connection.CallId)} {Leg(x.Connection)} digits {x.DigitGeneratedList}",
            CallEvent.Record x => $"{Call(x.Connection.CallId)} {Leg(x.Connection)}",
            CallEvent.Stop x => $"{Call(x.Connection.CallId)} {Leg(x.Connection)}",
            AgentEvent x => $"agent {x.AgentID} ({x.AgentName}) at {Party(x.AgentDevice)} group {Party(x.AcdGroup)}",
            DeviceEvent.BackInService x => Party(x.Device),
            DeviceEvent.OutOfService x => Party(x.Device),
            DeviceEvent.MessageWaiting x => $"{Party(x.TargetDevice)} {(x.MessageWaitingOn ? "on" : "off")} {x.NewMessages}",
            PrivateEvent x => x.Name,
            _ => e.ToString(),
        };

    private readonly Dictionary<NativeConnection, string> _legs = [];

    private string At(NativeConnection connection, PartyDevice device)
    {
        _legs[connection] = device.Number ?? "?";
        return $"{Call(connection.CallId)} {Leg(connection)}";
    }

    private string Leg(NativeConnection connection)
    {
        if (_legs.TryGetValue(connection, out var number))
            return number;
        var moved = _legs.FirstOrDefault(pair => pair.Key.DeviceId == connection.DeviceId).Value;
        return moved ?? "?";
    }

    /// <summary>One event without its time.</summary>
    public string Tell(SwitchEvent e)
    {
        _text.Clear();
        Line(e, nameWidth: 0);
        return _text.ToString().TrimEnd('\n');
    }

    /// <summary>The letter of a call.</summary>
    public string Call(string callId)
    {
        if (!_calls.TryGetValue(callId, out var name))
            _calls.Add(callId, name = _calls.Count < 26 ? ((char)('A' + _calls.Count)).ToString() : $"Z{_calls.Count - 25}");
        return name;
    }

    private string Items(IReadOnlyList<ConnectionListItem> items) =>
        items.Count == 0
            ? ""
            : " {"
                + string.Join(
                    ", ",
                    items.Select(item =>
                        $"{item.Endpoint.Number}: {(item.OldConnection is { } o ? Call(o.CallId) : "-")}>{(item.NewConnection is { } n ? Call(n.CallId) : "-")}"
                    )
                )
                + "}";

    private static string Party(PartyDevice party) =>
        party.Number ?? (party.Status == PartyStatus.NotRequired ? "-" : party.Status.ToString());

    private static string Last(PartyDevice party) => party.Number is { } number ? $" redirected by {number}" : "";

    private static string Name(Model.Causes.EventCause cause) => char.ToLowerInvariant(cause.ToString()[0]) + cause.ToString()[1..];
}
