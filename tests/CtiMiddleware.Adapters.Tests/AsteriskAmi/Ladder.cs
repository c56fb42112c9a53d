using System.Globalization;
using System.Text;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.Tests.AsteriskAmi;

/// <summary>A recording as a ladder: a column for each device, a row for each event, in the cell the device's connections after it.</summary>
public sealed class Ladder
{
    private readonly Story _story = new();
    private readonly List<string> _devices = [];
    private readonly Dictionary<NativeConnection, (string Device, char State)> _open = [];
    private readonly List<(string Time, Dictionary<string, string> Cells, string Event)> _rows = [];

    public static string Of(ReplayOutput output)
    {
        var ladder = new Ladder();
        foreach (var item in output.Items.OfType<ReplayItem.Emitted>())
            ladder.Add(item);
        return ladder.Draw();
    }

    private void Add(ReplayItem.Emitted item)
    {
        // Named in the story's order, so that the letters of both are the same.
        _story.Tell(item.Event);
        if (item.Event is not CallEvent callEvent || callEvent is CallEvent.DigitsGenerated or CallEvent.Record or CallEvent.Stop)
            return;
        var call = Apply(callEvent);
        var cells = _open
            .GroupBy(pair => pair.Value.Device)
            .ToDictionary(
                group => group.Key,
                group =>
                    string.Join(
                        ' ',
                        group.Select(pair => $"{_story.Call(pair.Key.CallId)}:{pair.Value.State}").Order(StringComparer.Ordinal)
                    )
            );
        var time = (item.ReceivedAt - Recording.Start).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        _rows.Add((time, cells, $"{callEvent.GetType().Name} {call}{(callEvent.Inferred ? " (inferred)" : "")}"));
    }

    private string Apply(CallEvent e)
    {
        switch (e)
        {
            case CallEvent.ServiceInitiated x:
                return Set(x.InitiatedConnection, x.InitiatingDevice, 'i');
            case CallEvent.Originated x:
                return Set(x.OriginatedConnection, x.CallingDevice, 'c');
            case CallEvent.Delivered x:
                return Set(x.Connection, x.AlertingDevice, 'a');
            case CallEvent.Established x:
                Move(x.Connections);
                return Set(x.EstablishedConnection, x.AnsweringDevice, 'c');
            case CallEvent.Failed x:
                return Set(x.FailedConnection, x.FailingDevice, 'f');
            case CallEvent.Queued x:
                return Set(x.QueuedConnection, x.Queue, 'q');
            case CallEvent.Held x:
                return Set(x.HeldConnection, x.HoldingDevice, 'h');
            case CallEvent.Retrieved x:
                return Set(x.RetrievedConnection, x.RetrievingDevice, 'c');
            case CallEvent.Diverted x:
                return End(x.Connection);
            case CallEvent.ConnectionCleared x:
                return End(x.DroppedConnection);
            case CallEvent.CallCleared x:
                return _story.Call(x.ClearedCall.CallId);
            case CallEvent.Transferred x:
                Move(x.TransferredConnections);
                return Both(x.PrimaryOldCall, x.SecondaryOldCall);
            case CallEvent.Conferenced x:
                Move(x.ConferenceConnections);
                return Both(x.PrimaryOldCall, x.SecondaryOldCall);
            default:
                throw new InvalidOperationException($"A ladder does not know {e.GetType().Name}.");
        }
    }

    private string Both(NativeConnection primary, NativeConnection? secondary) =>
        secondary is { } second ? $"{_story.Call(primary.CallId)}+{_story.Call(second.CallId)}" : _story.Call(primary.CallId);

    private string Set(NativeConnection connection, PartyDevice device, char state)
    {
        var number = device.Number ?? "?";
        if (!_devices.Contains(number))
            _devices.Add(number);
        _open[connection] = (number, state);
        return _story.Call(connection.CallId);
    }

    private string End(NativeConnection connection)
    {
        _open.Remove(connection);
        return _story.Call(connection.CallId);
    }

    private void Move(IReadOnlyList<ConnectionListItem> items)
    {
        foreach (var item in items)
        {
            if (item.OldConnection is { } old && _open.Remove(old, out var was) && item.NewConnection is { } now)
                _open[now] = was;
        }
    }

    private string Draw()
    {
        var text = new StringBuilder();
        var widths = _devices.ToDictionary(
            device => device,
            device => _rows.Max(row => Math.Max(device.Length, row.Cells.GetValueOrDefault(device, "").Length))
        );
        Row("time", device => device, "event");
        foreach (var (time, cells, name) in _rows)
            Row(time, device => cells.GetValueOrDefault(device, ""), name);
        return text.ToString();

        void Row(string time, Func<string, string> cell, string name)
        {
            text.Append(time.PadLeft(7));
            foreach (var device in _devices)
                text.Append(" | ").Append(cell(device).PadRight(widths[device]));
            text.Append(" | ").Append(name).Append('\n');
        }
    }
}
