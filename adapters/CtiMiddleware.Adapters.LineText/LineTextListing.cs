using CtiMiddleware.Adapters.LineText.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>
/// The answer to a <c>LIST</c> on its way: item lines → snapshot items. The lines of one call or one agent stand together, so one of each is kept
/// and told when the next begins. A line that cannot be read makes the list incomplete, never wrong.
/// </summary>
internal sealed class LineTextListing(SnapshotScope scope)
{
    private SnapshotItem? _open;
    private long _lines;
    private bool _begun;
    private bool _complete = true;

    public SnapshotScope Scope => scope;

    public void Add(in Line line, ReadOnlySpan<byte> frame, ILinkOutput output)
    {
        Begin(output);
        _lines++;
        if (Read(line) is { } item)
        {
            Tell(item, output);
            return;
        }
        _complete = false;
        output.Anomaly(AnomalyKind.InvalidField, $"an item of the list of {scope} cannot be read", frame);
    }

    /// <summary>The list ended; the switch says how many lines it had.</summary>
    public void End(long? count, ILinkOutput output)
    {
        Begin(output);
        Tell(null, output);
        if (count != _lines)
            output.Anomaly(AnomalyKind.AccountDiffers, $"the list of {scope} has {_lines} lines, the switch counted {count}", default);
        output.SnapshotEnd(scope, _complete && count == _lines);
    }

    // The switch writes a list at one moment, so its first line is that moment: events before it are in the list, events behind it are not.
    private void Begin(ILinkOutput output)
    {
        if (!_begun)
            output.SnapshotBegin(scope);
        _begun = true;
    }

    private void Tell(SnapshotItem? next, ILinkOutput output)
    {
        var joined = (_open, next) switch
        {
            (SnapshotItem.Call a, SnapshotItem.Call b) when a.CallId == b.CallId => a with
            {
                Connections = [.. a.Connections, .. b.Connections],
            },
            (SnapshotItem.Agent a, SnapshotItem.Agent b) when a.AgentID == b.AgentID => a with { Groups = [.. a.Groups, .. b.Groups] },
            _ => (SnapshotItem?)null,
        };
        if (joined is null && _open is not null)
            output.SnapshotItem(_open);
        _open = joined ?? next;
    }

    private static SnapshotItem? Read(in Line line) =>
        line.Name switch
        {
            "DEVICE" when line.TryFind("dev", out var address) && LineTextWords.Device(address) is { Number: { } number } device =>
                new SnapshotItem.Device(number, device.Category ?? Model.Devices.DeviceCategory.Other)
                {
                    Name = line.Find("name"),
                    NativeName = address,
                    InService = line.Find("state") switch
                    {
                        "up" => true,
                        "down" => false,
                        _ => null,
                    },
                },
            "GROUP" when LineTextWords.Device(line.Find("dev")).Number is { } number => new SnapshotItem.Group(number)
            {
                Name = line.Find("name"),
                Waiting = int.TryParse(line.Find("waiting"), out var waiting) ? waiting : 0,
            },
            "AGENT" => Agent(line),
            "CALL" => Call(line),
            _ => null,
        };

    private static SnapshotItem.Agent? Agent(in Line line) =>
        line.TryFind("agent", out var agent)
        && LineTextWords.Device(line.Find("group")).Number is { } group
        && LineTextWords.AgentState(line.Find("state")) is { } state
            ? new SnapshotItem.Agent(agent, [new SnapshotAgentGroup(group, state, line.Find("reason"))])
            {
                Name = line.Find("name"),
                AgentDevice = line.Find("dev"),
            }
            : null;

    private static SnapshotItem.Call? Call(in Line line) =>
        Connections.Parse(line.Find("conn")) is { } connection && LineTextWords.ConnectionState(line.Find("state")) is { } state
            ? new SnapshotItem.Call(connection.CallId, [new SnapshotConnection(connection, LineTextWords.Device(line.Find("dev")), state)])
            {
                CallingDevice = LineTextWords.Party(line.Find("from")),
                CalledDevice = LineTextWords.Party(line.Find("to")),
            }
            : null;
}
