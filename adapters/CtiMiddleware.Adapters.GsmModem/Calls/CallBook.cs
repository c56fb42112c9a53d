using System.Globalization;
using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Adapters.GsmModem.Calls;

/// <summary>
/// The calls of the line. The modem's list is the truth: each is compared with what was known, and the difference is told as events. The modem uses
/// its numbers again, so a call is the same only when number, direction and far end are, and it did not go back to its beginning; identifiers told
/// outside are counted and never used again. Not thread-safe.
/// </summary>
/// <param name="line">The line's number.</param>
internal sealed partial class CallBook(string line)
{
    // Beyond the seven calls that 22.030 allows, a list is wrong.
    private const int MostLegs = 9;

    private readonly List<Leg> _legs = [];
    private readonly PartyDevice _line = PartyDevice.Of(line) with { Category = DeviceCategory.Station };
    private long _serial;
    private PartyDevice? _ringing;

    /// <summary>The far ends that are known.</summary>
    public IReadOnlyList<Leg> Legs => _legs;

    /// <summary>The line as a party.</summary>
    public PartyDevice Line => _line;

    /// <summary>Whether something is being made, rings, or is missing from the last list.</summary>
    public bool IsUnsettled => _legs.Exists(static leg => leg.IsUnsettled || leg.Missing > 0);

    /// <summary>The last word of the modem that ends calls, until the next list tells which one it was.</summary>
    public string? EndWord { get; set; }

    /// <summary>The line's connection in a conversation.</summary>
    public NativeConnection LineIn(Conversation call) => new(call.Id, line);

    /// <summary>The far ends of a conversation.</summary>
    public IReadOnlyList<Leg> Of(string callId) => [.. _legs.Where(leg => leg.Call.Id == callId)];

    /// <summary>Far ends in a state.</summary>
    public IReadOnlyList<Leg> In(ListedState state) => [.. _legs.Where(leg => leg.State == state && leg.Index is not null)];

    /// <summary>A caller's number came before or beside the list: of a call that rings already, or of the next one.</summary>
    /// <param name="number">The number; null when the modem says that there is none.</param>
    /// <param name="withheld">Whether the caller withholds it.</param>
    /// <param name="tell">Hears of a number that came late.</param>
    public void Caller(string? number, bool withheld, Action<SwitchEvent> tell)
    {
        var status = withheld && number is null ? PartyStatus.Restricted : PartyStatus.NotKnown;
        if (
            _legs.Find(leg => IsRinging(leg) && leg.Far.Number == number) is { } same
            && (number is not null || same.Far.Status == status || status == PartyStatus.NotKnown)
        )
            return;
        if (_legs.Find(static leg => IsRinging(leg) && leg.Far.Number is null) is { } leg)
        {
            var before = leg.Far;
            leg.Far = number is not null ? Far(number, before.Name) : before with { Status = status };
            tell(new CallEvent.CallInformation(leg.FarConnection, leg.Far, leg.Far));
            return;
        }
        // Of the next call. A name that came just before is its own, unless it came with another number.
        var name = _ringing is { Number: null } named ? named.Name : null;
        if (_ringing is { } ringing && ringing.Number == number)
            name = ringing.Name;
        _ringing = number is not null ? Far(number, name) : new PartyDevice(status, null, name) { Category = DeviceCategory.Trunk };
    }

    /// <summary>A caller's name came: of a call that rings already, or of the next one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="tell">Hears of a name that came late.</param>
    public void CallerName(string name, Action<SwitchEvent> tell)
    {
        if (name.Length == 0)
            return;
        if (_ringing is null && _legs.Find(IsRinging) is { } leg)
        {
            if (leg.Far.Name == name)
                return;
            leg.Far = leg.Far with { Name = name };
            tell(new CallEvent.CallInformation(leg.FarConnection, leg.Far, leg.Far));
            return;
        }
        _ringing = (_ringing ?? Far(null, null)) with { Name = name };
    }

    private static bool IsRinging(Leg leg) =>
        leg is { Incoming: true, Index: not null, State: ListedState.Incoming or ListedState.Waiting };

    /// <summary>A call was dialled and the modem took it: it is told before it is listed.</summary>
    public Leg Dialled(string number, string? parent, Action<SwitchEvent> tell)
    {
        var leg = Add(null, incoming: false, Far(number, null), parent);
        leg.State = ListedState.Dialing;
        Begin(leg, EventCause.MakeCall, tell);
        return leg;
    }

    /// <summary>The identifiers of the next call that is dialled: for the command that makes it.</summary>
    public NativeConnection Next() => new(Name(_serial + 1), line);

    /// <summary>Takes a list.</summary>
    /// <param name="listed">All calls that there are.</param>
    /// <param name="tell">Hears of every difference; null when nothing is to be told because a snapshot follows.</param>
    public void Take(IReadOnlyList<ListedCall> listed, Action<SwitchEvent>? tell)
    {
        var silent = tell is null;
        tell ??= static _ => { };
        var word = EndWord;
        var known = new HashSet<Leg>();
        var fresh = new List<ListedCall>();
        foreach (var one in listed.Take(MostLegs))
        {
            if (Find(one, known) is { } leg)
            {
                known.Add(leg);
                leg.Index = one.Index;
                leg.Listed ??= one.Number;
                leg.Missing = 0;
            }
            else
            {
                fresh.Add(one);
            }
        }
        foreach (var leg in _legs.Where(leg => !known.Contains(leg)).ToArray())
        {
            // Without a word of its end, a line that got lost on the way looks the same: asked once more.
            var replaced = fresh.Exists(one => one.Index == leg.Index);
            if (!silent && word is null && !leg.Cleared && !replaced && ++leg.Missing < 2)
                continue;
            End(leg, word, tell);
            EndWord = null;
        }
        foreach (var one in fresh)
            Appear(one, tell);
        foreach (var one in listed)
        {
            if (_legs.Find(leg => leg.Index == one.Index) is { Missing: 0 } leg)
                Progress(leg, one, tell);
        }
        Split(tell);
        Join(tell);
        Hold(tell);
        if (!_legs.Exists(static leg => leg.State is ListedState.Incoming or ListedState.Waiting))
            _ringing = null;
    }

    /// <summary>A transfer was done: both calls leave, and what becomes of them is not seen.</summary>
    public void Transferred(Leg held, Leg active, Action<SwitchEvent> tell)
    {
        var (from, to) = (held.Call, active.Call);
        tell(
            new CallEvent.Transferred(
                LineIn(from),
                LineIn(to),
                _line,
                active.Far,
                [
                    new(null, LineIn(from), _line),
                    new(null, LineIn(to), _line),
                    new(held.FarConnection, held.FarConnection, held.Far),
                    new(active.FarConnection with { CallId = from.Id }, active.FarConnection, active.Far),
                ]
            )
            {
                Cause = EventCause.Transfer,
            }
        );
        tell(new CallEvent.CallCleared(new NativeConnection(from.Id, "")) { Cause = EventCause.Transfer, Inferred = true });
        _legs.RemoveAll(leg => leg.Call == from || leg.Call == to);
    }

    /// <summary>The conversations, each with its line's and its far ends' connections as a snapshot has them.</summary>
    public IEnumerable<(Conversation Call, IReadOnlyList<Leg> Legs)> Conversations() =>
        _legs.GroupBy(static leg => leg.Call).Select(static call => (call.Key, (IReadOnlyList<Leg>)[.. call]));

    /// <summary>A far end: of the outside world, whatever its number looks like (field rule 24).</summary>
    public static PartyDevice Far(string? number, string? name) => PartyDevice.Of(number, name) with { Category = DeviceCategory.Trunk };

    private static string Name(long serial) => string.Create(CultureInfo.InvariantCulture, $"gsm{serial}");

    private Leg Add(int? index, bool incoming, PartyDevice far, string? parent)
    {
        var serial = ++_serial;
        var leg = new Leg
        {
            Serial = serial,
            Index = index,
            Incoming = incoming,
            Far = far,
            Call = new Conversation(Name(serial)) { Parent = parent },
        };
        _legs.Add(leg);
        return leg;
    }

    // The same call: by its number, direction and far end; one that was dialled here and is listed for the first time, by its far end.
    private Leg? Find(ListedCall one, HashSet<Leg> taken)
    {
        var same = _legs.Find(leg => !taken.Contains(leg) && leg.Index == one.Index && leg.Incoming == one.Incoming && Continues(leg, one));
        return same ?? (one.Incoming ? null : _legs.Find(leg => !taken.Contains(leg) && leg is { Index: null, Incoming: false }));
    }

    private static bool Continues(Leg leg, ListedCall one) =>
        HasNumberOf(leg, one) && (!leg.Answered || one.State is ListedState.Active or ListedState.Held);

    // The modem may write a number otherwise than it was dialled; what it listed itself it lists again. Who has no number is not who had one,
    // and not who rang and was gone.
    private static bool HasNumberOf(Leg leg, ListedCall one)
    {
        if (one.Number is null)
            return !one.HasNoNumber || (leg.Listed is null && !(leg is { Incoming: true, Answered: false } && leg.Missing > 0));
        var before = leg.Listed ?? (leg.Incoming ? leg.Far.Number : null);
        return before is null || one.Number == before;
    }
}
