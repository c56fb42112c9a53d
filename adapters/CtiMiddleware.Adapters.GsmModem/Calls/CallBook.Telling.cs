using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.GsmModem.Calls;

// How differences between two lists are told.
internal sealed partial class CallBook
{
    private static PartyDevice None => PartyDevice.NotRequired;

    private void Appear(ListedCall one, Action<SwitchEvent> tell)
    {
        var far = Far(one.Number, one.Name);
        if (one.Incoming && _ringing is { } ringing && (ringing.Number is null || far.Number is null || ringing.Number == far.Number))
        {
            far = far.Number is null ? ringing : far with { Name = ringing.Name ?? far.Name };
            _ringing = null;
        }
        var leg = Add(one.Index, one.Incoming, far, parent: null);
        leg.Listed = one.Number;
        leg.State = one.State;
        Begin(leg, EventCause.NewCall, tell);
    }

    private void Begin(Leg leg, EventCause cause, Action<SwitchEvent> tell)
    {
        if (leg.Incoming)
        {
            leg.Call.Line = LocalConnectionState.Alerting;
            leg.Alerted = true;
            Tell(leg, new CallEvent.Originated(leg.FarConnection, leg.Far, _line) { OriginatingDevice = leg.Far, Cause = cause }, tell);
            Tell(leg, new CallEvent.Delivered(LineIn(leg.Call), _line, leg.Far, _line, None) { Cause = cause }, tell);
            return;
        }
        leg.Call.Line = LocalConnectionState.Connected;
        Tell(leg, new CallEvent.Originated(LineIn(leg.Call), _line, leg.Far) { Cause = cause }, tell);
    }

    private void Progress(Leg leg, ListedCall one, Action<SwitchEvent> tell)
    {
        leg.State = one.State;
        leg.Multiparty = one.Multiparty;
        if (one.Number is not null && leg.Far.Number is null)
        {
            leg.Far = Far(one.Number, leg.Far.Name);
            tell(new CallEvent.CallInformation(leg.FarConnection, leg.Far, leg.Incoming ? leg.Far : _line));
        }
        if (leg is { Incoming: false, Alerted: false } && one.State == ListedState.Alerting)
        {
            leg.Alerted = true;
            Tell(leg, new CallEvent.Delivered(leg.FarConnection, leg.Far, _line, leg.Far, None) { Cause = EventCause.NewCall }, tell);
        }
        if (leg.Answered || one.State is not (ListedState.Active or ListedState.Held))
            return;
        leg.Answered = leg.Alerted = true;
        if (!leg.Incoming)
        {
            Tell(leg, new CallEvent.Established(leg.FarConnection, leg.Far, _line, leg.Far, None), tell);
            return;
        }
        leg.Call.Line = LocalConnectionState.Connected;
        Tell(leg, new CallEvent.Established(LineIn(leg.Call), _line, leg.Far, _line, None), tell);
    }

    private void End(Leg leg, string? word, Action<SwitchEvent> tell)
    {
        _legs.Remove(leg);
        var native = leg.Cleared ? null : word;
        var others = _legs.Exists(other => other.Call == leg.Call);
        var cause = (word, leg) switch
        {
            (_, { Cleared: true }) => EventCause.NormalClearing,
            ("BUSY", { Answered: false }) => EventCause.Busy,
            ("NO ANSWER", { Answered: false }) => EventCause.CallNotAnswered,
            (_, { Answered: true }) => EventCause.NormalClearing,
            (_, { Incoming: true }) => EventCause.CallCancelled,
            ("NO CARRIER", _) => EventCause.DestNotObtainable,
            _ => EventCause.Unknown,
        };
        if (leg is { Incoming: false, Answered: false, Cleared: false } && word is not null)
            tell(new CallEvent.Failed(leg.FarConnection, leg.Far, _line, leg.Far, None) { Cause = cause, NativeCause = native });
        else if (leg.Incoming || leg.Alerted || leg.Answered)
            tell(
                new CallEvent.ConnectionCleared(leg.FarConnection, leg.Cleared ? _line : PartyDevice.NotKnown)
                {
                    Cause = cause,
                    NativeCause = native,
                }
            );
        if (!others)
            tell(new CallEvent.CallCleared(new NativeConnection(leg.Call.Id, "")) { Cause = cause, NativeCause = native });
    }

    // Somebody took a far end out of a conversation: it has a call of its own again.
    private void Split(Action<SwitchEvent> tell)
    {
        foreach (
            var legs in _legs
                .Where(static leg => leg.Missing == 0)
                .GroupBy(static leg => leg.Call)
                .Where(static call => call.Count() > 1)
                .ToArray()
        )
        {
            var alone = legs.Where(static leg => !leg.Multiparty).ToList();
            // One stays with the conversation, whatever the others do.
            foreach (var leg in alone.Count == legs.Count() ? alone.Skip(1) : alone)
            {
                tell(new CallEvent.ConnectionCleared(leg.FarConnection, _line) { Inferred = true });
                leg.Call = new Conversation(Name(++_serial)) { Line = LocalConnectionState.Connected };
                tell(new CallEvent.Originated(LineIn(leg.Call), _line, leg.Far) { Inferred = true });
                tell(new CallEvent.Established(leg.FarConnection, leg.Far, _line, leg.Far, None) { Inferred = true });
            }
        }
    }

    private void Join(Action<SwitchEvent> tell)
    {
        var parties = _legs.Where(static leg => leg is { Multiparty: true, Answered: true }).ToList();
        if (parties.Count < 2)
            return;
        // The largest conversation goes on, of equals the oldest.
        var goesOn = parties
            .GroupBy(static leg => leg.Call)
            .OrderByDescending(static call => call.Count())
            .ThenBy(static call => call.Min(static leg => leg.Serial))
            .First()
            .Key;
        foreach (var group in parties.Where(leg => leg.Call != goesOn).GroupBy(static leg => leg.Call).ToArray())
            Merge(goesOn, group.Key, [.. group], tell);
    }

    private void Merge(Conversation goesOn, Conversation ends, IReadOnlyList<Leg> added, Action<SwitchEvent> tell)
    {
        var items = new List<ConnectionListItem>
        {
            new(LineIn(goesOn), LineIn(goesOn), _line) { State = LocalConnectionState.Connected },
            new(LineIn(goesOn), LineIn(ends), _line),
        };
        items.AddRange(Of(goesOn.Id).Select(static leg => new ConnectionListItem(leg.FarConnection, leg.FarConnection, leg.Far)));
        items.AddRange(
            added.Select(leg => new ConnectionListItem(leg.FarConnection with { CallId = goesOn.Id }, leg.FarConnection, leg.Far))
        );
        tell(new CallEvent.Conferenced(LineIn(goesOn), LineIn(ends), _line, added[0].Far, items) { Cause = EventCause.Conference });
        goesOn.Line = LocalConnectionState.Connected;
        foreach (var leg in added)
            leg.Call = goesOn;
    }

    // The line holds a conversation when all its far ends are on hold.
    private void Hold(Action<SwitchEvent> tell)
    {
        foreach (
            var (call, legs) in Conversations().OrderBy(static one => one.Legs.Any(static leg => leg.State == ListedState.Active)).ToArray()
        )
        {
            if (legs.Any(static leg => leg.IsUnsettled || leg.Missing > 0))
                continue;
            var now = legs.All(static leg => leg.State == ListedState.Held) ? LocalConnectionState.Hold : LocalConnectionState.Connected;
            if (now == call.Line)
                continue;
            call.Line = now;
            if (now == LocalConnectionState.Hold)
                tell(new CallEvent.Held(LineIn(call), _line));
            else
                tell(new CallEvent.Retrieved(LineIn(call), _line));
        }
    }

    private static void Tell(Leg leg, CallEvent one, Action<SwitchEvent> tell) => tell(one with { ParentCall = leg.Call.Parent });
}
