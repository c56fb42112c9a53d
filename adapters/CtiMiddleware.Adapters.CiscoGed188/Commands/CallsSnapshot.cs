using CtiMiddleware.Adapters.CiscoGed188.Events;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.CiscoGed188.Commands;

/// <summary>
/// The calls there are: each device is asked for its calls, then each call for its connections and data. The protocol has no list of devices, so
/// it is complete only when the configuration has one. What was known before and is at none of the devices asked is asked for itself, by one of its
/// own connections: it has ended when the server does not know it (field rule 36). That no device shows it is not enough, because a device at which
/// nobody is logged on is refused and may have a call all the same.
/// </summary>
internal sealed class CallsSnapshot
{
    private readonly CommandTicket _ticket;
    private readonly IExchangeContext _context;
    private readonly bool _complete;
    private readonly RequestQueue _requests;
    private readonly HashSet<uint> _asked = [];
    private readonly List<string> _refusals = [];
    private readonly long _number;
    private bool _verified;

    private CallsSnapshot(CommandTicket ticket, IExchangeContext context, bool complete)
    {
        _ticket = ticket;
        _context = context;
        _complete = complete;
        _requests = new RequestQueue(() => _context.Output.Progress(_ticket), End);
        _number = ++context.CallEvents.Snapshot;
    }

    /// <summary>Begins.</summary>
    /// <param name="ticket">The command.</param>
    /// <param name="devices">The devices of the configuration.</param>
    /// <param name="context">The link.</param>
    /// <param name="complete">Whether they are all there are.</param>
    public static void Begin(CommandTicket ticket, IEnumerable<string> devices, IExchangeContext context, bool complete)
    {
        var snapshot = new CallsSnapshot(ticket, context, complete);
        context.Output.SnapshotBegin(SnapshotScope.Calls);
        var all = new HashSet<string>(devices, StringComparer.Ordinal);
        foreach (var call in context.Calls.All)
        {
            foreach (var connection in call.Connections)
            {
                if (connection.Number is { } number && connection.Device.Category is not Model.Devices.DeviceCategory.Trunk)
                    all.Add(number);
            }
        }
        foreach (var device in all)
            snapshot._requests.Add(() => snapshot.AskDevice(device));
        snapshot._requests.Run();
    }

    private void AskDevice(string device) =>
        _context.Send(
            MessageType.SnapshotDeviceReq,
            GedWire.Unknown,
            writer => writer.Set(Field.SnapshotDeviceType, (uint)DeviceIDType.DeviceIdentifier).Text(Tag.AgentInstrument, device),
            new CallbackExchange(
                _ticket,
                message =>
                {
                    foreach (var shown in SnapshotCalls.OfDevice(message, device))
                    {
                        if (_asked.Add(shown.CallId))
                            _requests.Add(() => AskCall(shown));
                    }
                    _requests.Done();
                },
                answer =>
                {
                    // Nobody works there, or there is no such device: it shows no calls. A known one is asked for itself in the end.
                    if (answer.Failure != Failure.InvalidAgent && answer.Failure != Failure.InvalidDevice)
                        _refusals.Add($"{device}: {answer.Text}");
                    _requests.Done();
                }
            )
        );

    private void AskCall(ShownConnection shown) =>
        SnapshotCalls.Ask(_context, _ticket, shown, _requests.Done, refused => _refusals.Add($"call {shown.CallId}: {refused}"));

    private void AskUnseen(GedCall call)
    {
        // An event of it may have come while it waited for its turn.
        if (call.SeenIn >= _number || _context.Calls.Find(call.Native) != call)
            _requests.Done();
        else if (call.Connections.Find(static connection => connection.DeviceId is not null) is { } known)
            SnapshotCalls.Ask(
                _context,
                _ticket,
                SnapshotCalls.Of(known),
                _requests.Done,
                refused => _refusals.Add($"call {call.WireId}: {refused}"),
                gone: () => Gone(call)
            );
        else
        {
            // The switch named none of its connections, so there is nothing to ask with.
            Gone(call);
            _requests.Done();
        }
    }

    private void Gone(GedCall call)
    {
        if (call.SeenIn >= _number || _context.Calls.Find(call.Native) != call)
            return;
        if (call.Announced)
            _context.Output.SnapshotItem(new SnapshotItem.Call(call.Native, []));
        _context.Calls.End(call, _context.Output.ReceivedAt);
    }

    private void End()
    {
        if (!_verified && _refusals.Count == 0)
        {
            _verified = true;
            foreach (var call in _context.Calls.All.Where(call => call.SeenIn < _number).ToList())
                _requests.Add(() => AskUnseen(call));
            _requests.Run();
            return;
        }
        _context.Output.SnapshotEnd(SnapshotScope.Calls, _complete && _refusals.Count == 0);
        _context.Output.Complete(
            _ticket,
            _refusals.Count == 0
                ? CommandAnswer.Acknowledged
                : new CommandAnswer(CommandOutcome.Acknowledged) { Text = $"not complete: {string.Join("; ", _refusals.Take(5))}" }
        );
    }
}
