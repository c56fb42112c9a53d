using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Board.Smdr;

/// <summary>Follows an engine's calls and says how each ended. Called on the kernel.</summary>
internal sealed class SmdrCallBook(PbxEngine engine)
{
    private readonly Dictionary<long, Entry> _calls = [];

    /// <summary>Something happened; the call that ended by it, or null.</summary>
    public SmdrCallEnd? Take(PbxEvent happened)
    {
        switch (happened)
        {
            case PbxEvent.Alerting e:
                var ringing = At(e.Leg.Call);
                ringing.Rang ??= engine.Kernel.Now;
                ringing.Called = e.Leg.Number;
                return null;
            case PbxEvent.Answered e:
                var answered = At(e.Leg.Call);
                answered.Answered ??= engine.Kernel.Now;
                answered.Called = e.Leg.Number;
                return null;
            case PbxEvent.CallsMerged e:
                // Whoever is the caller for the switch now: the trunk's record is about the party on the trunk.
                At(e.Survivor).Outside = e.Survivor.Legs.FirstOrDefault(static leg => leg.Device is Trunk)?.Number;
                return null;
            case PbxEvent.Released { Leg.Call: { Legs.Count: 0 } call }:
                return _calls.Remove(call.Id, out var entry) ? End(call, entry) : null;
            case PbxEvent.Restarted:
                _calls.Clear();
                return null;
            default:
                return null;
        }
    }

    private Entry At(PbxCall call)
    {
        if (!_calls.TryGetValue(call.Id, out var entry))
            _calls[call.Id] = entry = new Entry();
        return entry;
    }

    private SmdrCallEnd End(PbxCall call, Entry entry)
    {
        var now = engine.Kernel.Now;
        var direction = call.Kind switch
        {
            CallKind.Inbound => CallDetailDirection.Incoming,
            _ when call.Trunk is not null => CallDetailDirection.Outgoing,
            _ => CallDetailDirection.Internal,
        };
        var trunk = call.Trunk is null ? 0 : 1 + engine.Trunks.TakeWhile(one => one != call.Trunk).Count();
        return new SmdrCallEnd(
            direction,
            direction == CallDetailDirection.Incoming ? entry.Outside ?? call.CallerNumber : call.CallerNumber,
            direction == CallDetailDirection.Outgoing ? call.DialledNumber : entry.Called,
            trunk,
            entry.Answered is not null,
            entry.Answered is { } since ? now - since : TimeSpan.Zero,
            entry.Rang is { } rang ? (entry.Answered ?? now) - rang : TimeSpan.Zero,
            now
        );
    }

    private sealed class Entry
    {
        public DateTimeOffset? Rang { get; set; }

        public DateTimeOffset? Answered { get; set; }

        public string Called { get; set; } = "";

        /// <summary>The party on the trunk after a transfer; null before one.</summary>
        public string? Outside { get; set; }
    }
}
