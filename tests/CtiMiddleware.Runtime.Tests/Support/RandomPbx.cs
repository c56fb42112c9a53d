using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Tests.Support;

/// <summary>A switch that does legal things at random, tells them as events, and can be asked for the truth. Seeded.</summary>
internal sealed class RandomPbx(int seed, Action<SwitchEvent> emit)
{
    private static readonly string[] Phones = ["2001", "2002", "2003", "2004", "2101", "2102", "2103", "2104"];
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, AgentState> _agents = [];
    private int _next;

    internal sealed class Leg(string half, string number)
    {
        public string Half { get; } = half;

        public string Number { get; } = number;

        public LocalConnectionState State { get; set; }
    }

    internal sealed class Line(string id)
    {
        public string Id { get; } = id;

        public string Calling { get; init; } = string.Empty;

        public string Called { get; set; } = string.Empty;

        public string? Parent { get; init; }

        public List<Leg> Legs { get; } = [];

        public NativeConnection Of(Leg leg) => new(Id, leg.Half);
    }

    public List<Line> Lines { get; } = [];

    /// <summary>The switch goes on and nobody hears it.</summary>
    public bool Muted { get; set; }

    public int Next(int max) => _random.Next(max);

    public IEnumerable<SnapshotItem> Devices()
    {
        foreach (var phone in Phones)
            yield return new SnapshotItem.Device(phone, DeviceCategory.Station) { Name = "Phone " + phone, NativeName = "SIP/" + phone };
    }

    public SnapshotItem.Call Item(Line line) =>
        new(line.Id, [.. line.Legs.Select(leg => new SnapshotConnection(line.Of(leg), Party(leg), leg.State))])
        {
            CallingDevice = PartyDevice.Of(line.Calling),
            CalledDevice = PartyDevice.Of(line.Called),
        };

    /// <summary>The truth in one text: every call with its connections and their states.</summary>
    public string Truth() =>
        string.Join(
            '\n',
            Lines
                .Select(line =>
                    line.Id + ": " + string.Join(' ', line.Legs.Select(leg => $"{leg.Half}={leg.State}").Order(StringComparer.Ordinal))
                )
                .Order(StringComparer.Ordinal)
        );

    public void Step()
    {
        switch (_random.Next(16))
        {
            case 0 or 1 or 2:
                if (Lines.Count < 14)
                    Begin();
                else
                    Hang(Pick(Lines));
                break;
            case 3 or 4 or 5 or 6 or 7:
                if (Lines.Count > 0)
                    Advance(Pick(Lines));
                break;
            case 8:
                Consult();
                break;
            case 9 or 10:
                Join();
                break;
            case 11:
                Chat();
                break;
            case 12:
                Agent();
                break;
            case 13:
                Device();
                break;
            case 14:
                if (Lines.Count > 0)
                    Hang(Pick(Lines));
                break;
            default:
                if (Lines.Count > 6)
                    Hang(Lines[0]);
                break;
        }
    }

    public void HangUpAll()
    {
        while (Lines.Count > 0)
            Hang(Lines[0]);
    }

    private void Say(SwitchEvent e)
    {
        if (!Muted)
            emit(e);
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private string Half() => "x" + ++_next;

    private PartyDevice Party(Leg leg)
    {
        var party = PartyDevice.Of(leg.Number);
        if (leg.Number == "support")
            return party with { Category = DeviceCategory.AcdGroup };
        return leg.Number.Length > 4 ? party with { Category = DeviceCategory.Trunk } : party;
    }

    private void Begin()
    {
        var outside = _random.Next(3) == 0;
        var from = outside ? "555" + _random.Next(1000, 9999) : Pick(Phones);
        var to = _random.Next(4) == 0 ? "support" : Pick(Phones);
        var line = new Line("c" + ++_next) { Calling = from, Called = to };
        Lines.Add(line);
        var leg = new Leg(Half(), from) { State = LocalConnectionState.Connected };
        line.Legs.Add(leg);
        if (!outside && _random.Next(2) == 0)
        {
            leg.State = LocalConnectionState.Initiated;
            Say(new CallEvent.ServiceInitiated(line.Of(leg), Party(leg), PartyDevice.NotKnown));
            return;
        }
        Say(new CallEvent.Originated(line.Of(leg), Party(leg), PartyDevice.Of(to)));
    }

    private void Advance(Line line)
    {
        var first = line.Legs[0];
        if (first.State == LocalConnectionState.Initiated)
        {
            first.State = LocalConnectionState.Connected;
            Say(new CallEvent.Originated(line.Of(first), Party(first), PartyDevice.Of(line.Called)) { ParentCall = line.Parent });
            return;
        }
        var waiting = line.Legs.Find(leg => leg.State is LocalConnectionState.Alerting or LocalConnectionState.Queued);
        if (line.Legs.Count == 1)
        {
            var to = new Leg(Half(), line.Called);
            line.Legs.Add(to);
            if (line.Called == "support")
                Enter(line, to, LocalConnectionState.Queued);
            else
                Enter(line, to, _random.Next(8) == 0 ? LocalConnectionState.Fail : LocalConnectionState.Alerting);
        }
        else if (waiting is { State: LocalConnectionState.Queued })
        {
            line.Legs.Remove(waiting);
            Say(
                new CallEvent.Diverted(
                    line.Of(waiting),
                    Party(waiting),
                    PartyDevice.NotKnown,
                    PartyDevice.NotKnown,
                    PartyDevice.NotKnown,
                    PartyDevice.NotRequired
                )
            );
            var to = new Leg(Half(), Pick(Phones));
            line.Legs.Add(to);
            Enter(line, to, LocalConnectionState.Alerting);
        }
        else if (waiting is not null)
        {
            Enter(line, waiting, LocalConnectionState.Connected);
        }
        else
        {
            Toggle(line, Pick(line.Legs));
        }
    }

    private void Enter(Line line, Leg leg, LocalConnectionState state)
    {
        leg.State = state;
        var (calling, called, none) = (PartyDevice.Of(line.Calling), PartyDevice.Of(line.Called), PartyDevice.NotRequired);
        Say(
            state switch
            {
                LocalConnectionState.Queued => new CallEvent.Queued(line.Of(leg), Party(leg), calling, called, none),
                LocalConnectionState.Alerting => new CallEvent.Delivered(line.Of(leg), Party(leg), calling, called, none),
                LocalConnectionState.Fail => new CallEvent.Failed(line.Of(leg), Party(leg), calling, called, none)
                {
                    Cause = EventCause.Busy,
                },
                _ => new CallEvent.Established(line.Of(leg), Party(leg), calling, called, none),
            }
        );
    }

    private void Toggle(Line line, Leg leg)
    {
        if (leg.State == LocalConnectionState.Connected)
        {
            leg.State = LocalConnectionState.Hold;
            Say(new CallEvent.Held(line.Of(leg), Party(leg)));
        }
        else if (leg.State == LocalConnectionState.Hold)
        {
            leg.State = LocalConnectionState.Connected;
            Say(new CallEvent.Retrieved(line.Of(leg), Party(leg)));
        }
    }

    private void Consult()
    {
        var line = Lines.Find(line => line.Legs.Count == 2 && line.Legs.TrueForAll(leg => leg.State == LocalConnectionState.Connected));
        if (line is null)
            return;
        var holder = line.Legs.Find(leg => leg.Number.Length == 4);
        if (holder is null)
            return;
        holder.State = LocalConnectionState.Hold;
        Say(new CallEvent.Held(line.Of(holder), Party(holder)) { Cause = EventCause.Consultation });
        var second = new Line("c" + ++_next)
        {
            Calling = holder.Number,
            Called = Pick(Phones),
            Parent = line.Id,
        };
        Lines.Add(second);
        var leg = new Leg(Half(), holder.Number) { State = LocalConnectionState.Connected };
        second.Legs.Add(leg);
        Say(new CallEvent.Originated(second.Of(leg), Party(leg), PartyDevice.Of(second.Called)) { ParentCall = line.Id });
    }

    // Transfer or conference of a device that holds one call and is in another.
    private void Join()
    {
        foreach (var held in Lines)
        {
            foreach (var leg in held.Legs.Where(leg => leg.State == LocalConnectionState.Hold && leg.Number.Length == 4))
            {
                var other = Lines.Find(line =>
                    line != held
                    && line.Legs.Count > 1
                    && line.Legs.Exists(two => two.Number == leg.Number && two.State == LocalConnectionState.Connected)
                );
                if (other is null)
                    continue;
                Join(held, leg, other, other.Legs.Find(two => two.Number == leg.Number && two.State == LocalConnectionState.Connected)!);
                return;
            }
        }
    }

    private void Join(Line held, Leg one, Line other, Leg two)
    {
        var survivor = _random.Next(2) == 0 ? held : other;
        var lost = survivor == held ? other : held;
        var (primary, secondary) = (held.Of(one), other.Of(two));
        var items = new List<ConnectionListItem>();
        var conference = _random.Next(3) == 0;
        foreach (var leg in survivor.Legs.Where(leg => leg != one && leg != two))
            items.Add(new(survivor.Of(leg), survivor.Of(leg), Party(leg)) { State = leg.State });
        foreach (var leg in lost.Legs.Where(leg => leg != one && leg != two))
            items.Add(new(survivor.Of(leg), lost.Of(leg), Party(leg)) { State = leg.State });
        var (kept, gone) = survivor == held ? (one, two) : (two, one);
        if (conference)
        {
            items.Add(new(survivor.Of(kept), survivor.Of(kept), Party(kept)));
            items.Add(new(survivor.Of(kept), lost.Of(gone), Party(gone)) { State = LocalConnectionState.Connected });
        }
        else
        {
            items.Add(new(null, survivor.Of(kept), Party(kept)));
            items.Add(new(null, lost.Of(gone), Party(gone)));
        }
        survivor.Legs.AddRange(lost.Legs.Where(leg => leg != gone));
        if (conference)
            kept.State = LocalConnectionState.Connected;
        else
            survivor.Legs.Remove(kept);
        Lines.Remove(lost);
        if (survivor.Legs.Count == 0)
            Lines.Remove(survivor);
        var by = PartyDevice.Of(one.Number);
        Say(
            conference
                ? new CallEvent.Conferenced(primary, secondary, by, PartyDevice.NotKnown, items)
                : new CallEvent.Transferred(primary, secondary, by, PartyDevice.NotKnown, items)
        );
    }

    private void Hang(Line line)
    {
        if (_random.Next(3) == 0 || line.Legs.Count == 1)
        {
            Lines.Remove(line);
            Say(new CallEvent.CallCleared(new NativeConnection(line.Id, string.Empty)));
            return;
        }
        var leg = Pick(line.Legs);
        line.Legs.Remove(leg);
        Say(new CallEvent.ConnectionCleared(line.Of(leg), Party(leg)));
    }

    private void Chat()
    {
        if (Lines.Count == 0)
            return;
        var line = Pick(Lines);
        var leg = Pick(line.Legs);
        switch (_random.Next(4))
        {
            case 0:
                Say(new CallEvent.DigitsGenerated(line.Of(leg), "12"));
                break;
            case 1:
                Say(new CallEvent.Record(line.Of(leg), "/var/x.wav"));
                break;
            case 2:
                Say(new CallEvent.Stop(line.Of(leg), null));
                break;
            default:
                Say(
                    new CallEvent.CallInformation(line.Of(leg), Party(leg), PartyDevice.NotKnown)
                    {
                        AttachedData = new Dictionary<string, string?> { ["k" + _random.Next(3)] = "v" + _random.Next(5) },
                    }
                );
                break;
        }
    }

    private void Agent()
    {
        var id = _random.Next(5).ToString();
        var device = PartyDevice.Of(Pick(Phones));
        var group = PartyDevice.Of("support") with { Category = DeviceCategory.AcdGroup };
        var on = _agents.ContainsKey(id);
        AgentEvent e = _random.Next(5) switch
        {
            0 when on => new AgentEvent.AgentLoggedOff(device, id, group),
            1 => new AgentEvent.AgentNotReady(device, id, group) { Reason = "lunch" },
            2 => new AgentEvent.AgentBusy(device, id, group)
            {
                PendingAgentState = _random.Next(2) == 0 ? AgentState.AgentNotReady : null,
                Occupation = AgentOccupation.Talking,
            },
            3 => new AgentEvent.AgentLoggedOn(device, id, group),
            _ => new AgentEvent.AgentReady(device, id, group),
        };
        _agents[id] = AgentState.AgentReady;
        Say(e);
    }

    private void Device()
    {
        var device = PartyDevice.Of(Pick(Phones));
        Say(
            _random.Next(5) switch
            {
                0 => new DeviceEvent.OutOfService(device),
                4 => new DeviceEvent.GroupCounted(
                    PartyDevice.Of(Pick(["support", "sales"])) with
                    {
                        Category = DeviceCategory.AcdGroup,
                    },
                    new GroupStatistics { CallsWaiting = _random.Next(3) }
                ),
                1 => new DeviceEvent.BackInService(device),
                2 => new DeviceEvent.MessageWaiting(device, device, _random.Next(2) == 0),
                _ => new PrivateEvent("UserEvent", [new("CallerIDNum", device.Number!)]),
            }
        );
    }
}
