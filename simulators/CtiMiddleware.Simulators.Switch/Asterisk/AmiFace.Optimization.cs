using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.Asterisk;

/// <summary>The end of Local pairs: a while after a transfer the transferee takes the place of the pair's second half.</summary>
public sealed partial class AmiFace
{
    /// <summary>How long Asterisk lets a Local pair stand before it takes it out; seen in the recordings.</summary>
    private static readonly TimeSpan OptimizationDelay = TimeSpan.FromMilliseconds(460);

    private readonly List<Optimization> _optimizations = [];
    private int _lastOptimization;

    private sealed record Optimization(PbxLeg Transferee, PbxLeg Target, AmiChannel One, AmiChannel Two)
    {
        public bool Concerns(PbxLeg? leg) => ReferenceEquals(leg, Transferee) || ReferenceEquals(leg, Target);
    }

    private void ScheduleOptimization(Optimization optimization)
    {
        _optimizations.Add(optimization);
        Kernel.Schedule(OptimizationDelay, () => Optimize(optimization));
    }

    /// <summary>Whoever touches the call while the pair still stands finds it gone: the real one has a lock for that.</summary>
    private void OptimizeBefore(PbxEvent happened)
    {
        if (_optimizations.Count == 0)
        {
            return;
        }
        var (first, second) = Legs(happened);
        foreach (var optimization in _optimizations.Where(o => o.Concerns(first) || o.Concerns(second)).ToArray())
        {
            Optimize(optimization);
        }
    }

    private static (PbxLeg? First, PbxLeg? Second) Legs(PbxEvent happened) =>
        happened switch
        {
            PbxEvent.HangupRequested e => (e.Leg, null),
            PbxEvent.MixLeft e => (e.Leg, null),
            PbxEvent.MixJoined e => (e.Leg, null),
            PbxEvent.Held e => (e.Leg, null),
            PbxEvent.Retrieved e => (e.Leg, null),
            PbxEvent.Redirected e => (e.Leg, null),
            PbxEvent.Parked e => (e.Leg, null),
            PbxEvent.RoomEntered e => (e.Leg, null),
            PbxEvent.BlindTransferred e => (e.Transferrer, e.Transferee),
            PbxEvent.Consulting e => (e.HeldLeg, null),
            PbxEvent.AttendedTransferred e => (e.Transferee, e.Target),
            PbxEvent.Joined e => (e.First, e.Second),
            _ => (null, null),
        };

    private void Optimize(Optimization optimization)
    {
        if (!_optimizations.Remove(optimization) || optimization.One.Dead)
        {
            return;
        }
        var (one, two) = (optimization.One, optimization.Two);
        if (
            Table.Of(optimization.Transferee) is not { } transferee
            || one.Bridge is not { } first
            || two.Bridge is not { Channels.Count: > 1 } target
            || !ReferenceEquals(transferee.Bridge, first)
        )
        {
            EndPair(one, two);
            return;
        }
        var id = ++_lastOptimization;
        Event("LocalOptimizationBegin", AmiPrivilege.Call)
            .Channel(one, "LocalOne")
            .Channel(two, "LocalTwo")
            .Channel(transferee, "Source")
            .Add("DestUniqueId", two.Uniqueid)
            .Add("Id", id);
        Publish(AmiPrivilege.Call);
        Leave(transferee);
        two.CallerNumber = transferee.CallerNumber;
        two.CallerName = transferee.CallerName;
        NewCallerid(two);
        Leave(two);
        Enter(target, transferee, swap: two);
        Event("LocalOptimizationEnd", AmiPrivilege.Call)
            .Channel(one, "LocalOne")
            .Channel(two, "LocalTwo")
            .Add("Success", "No")
            .Add("Id", id);
        Publish(AmiPrivilege.Call);
        EndPair(one, two);
    }
}
