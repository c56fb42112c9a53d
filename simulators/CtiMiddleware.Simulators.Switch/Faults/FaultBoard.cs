using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>
/// The faults of one face: what is set, when it acts, how often it did. Whoever passes bytes or messages asks it at every occasion. Used on the
/// kernel only; chance is drawn from generators of its own, so that setting a fault does not change the traffic.
/// </summary>
/// <remarks>
/// Who asks: the host for the faults of the link (<see cref="FaultSets.Link"/>), <see cref="MessageFaults"/> for those of messages, the face itself
/// for its own kinds (<see cref="FaultKind.RefuseLogin"/>, <see cref="FaultKind.SilentMonitor"/>, <see cref="FaultKind.Quota"/>,
/// <see cref="FaultKind.CallIdReuse"/>) with <see cref="Strike"/> or <see cref="InForce"/>.
/// </remarks>
public sealed class FaultBoard
{
    private const int PastLimit = 256;

    private readonly List<ActiveFault> _faults = [];
    private readonly Queue<ActiveFault> _past = [];
    private readonly List<Action<ActiveFault>> _onHappens = [];
    private readonly List<Action> _onChanged = [];
    private readonly SimulationKernel _kernel;
    private readonly string _face;
    private readonly SortedSet<FaultKind> _supported;
    private readonly ulong _seed;
    private int _last;

    /// <summary>Makes a board without faults.</summary>
    /// <param name="kernel">Gives the time.</param>
    /// <param name="face">The face's protocol, for refusals.</param>
    /// <param name="supported">What the face and its host can produce.</param>
    /// <param name="side">Tells boards of faces with one protocol apart, so that each has shares of its own.</param>
    public FaultBoard(SimulationKernel kernel, string face, IEnumerable<FaultKind> supported, string side = "")
    {
        _kernel = kernel;
        _face = face;
        _supported = [.. supported];
        _seed = kernel.DerivedSeed($"faults of {face}{side}");
    }

    /// <summary>What can be set.</summary>
    public IReadOnlyCollection<FaultKind> Supported => _supported;

    /// <summary>What is set and not over, in the order in which it was set.</summary>
    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            Retire();
            return _faults;
        }
    }

    /// <summary>The last faults that are over, oldest first, with what they did; at most 256.</summary>
    public IReadOnlyCollection<ActiveFault> Past
    {
        get
        {
            Retire();
            return _past;
        }
    }

    /// <summary>True while nothing is set: who passes messages need not ask then.</summary>
    public bool IsEmpty => _faults.Count == 0;

    /// <summary>Names who is told when a fault that happens once begins (reset, restart, clock jump): the host of the face.</summary>
    public void OnHappens(Action<ActiveFault> handler) => _onHappens.Add(handler);

    /// <summary>Names who is told when a fault was set, begins, ends or was taken away: what it held up may go on.</summary>
    public void OnChanged(Action handler) => _onChanged.Add(handler);

    /// <summary>Sets a fault.</summary>
    /// <exception cref="FaultRefusedException">The face cannot produce it, or it makes no sense as it stands.</exception>
    public ActiveFault Set(FaultSpec spec)
    {
        if (Problem(spec) is { } problem)
            throw new FaultRefusedException(problem);
        Retire();
        var fault = new ActiveFault(++_last, spec, _kernel.Elapsed, _seed + (ulong)_last);
        _faults.Add(fault);
        if (FaultSets.AtOnce.Contains(spec.Kind))
        {
            // Also with no delay in a turn of its own: it must not happen inside the request that asks for it.
            _kernel.Schedule(spec.After, () => Happen(fault));
        }
        else if (spec.After > TimeSpan.Zero)
        {
            _kernel.Schedule(spec.After, TellChanged);
        }
        if (fault.Ends is { } ends)
            _kernel.Schedule(ends - _kernel.Elapsed, TellChanged);
        TellChanged();
        return fault;
    }

    /// <summary>Why a fault would be refused; null when it would not.</summary>
    public string? Problem(FaultSpec spec)
    {
        var name = Name(spec.Kind);
        if (!_supported.Contains(spec.Kind))
            return $"The face {_face} cannot produce the fault {name}; it can produce {string.Join(", ", _supported.Select(Name))}.";
        if (spec.Share is < 0 or > 1 || double.IsNaN(spec.Share))
            return $"The share of the fault {name} must be between 0 and 1.";
        if (spec.After < TimeSpan.Zero)
            return $"The fault {name} cannot begin in the past.";
        if (spec.For <= TimeSpan.Zero)
            return $"The fault {name} must last longer than nothing.";
        if (spec.Times <= 0)
            return $"The fault {name} must act at least once.";
        if (spec.Direction == FaultDirection.In && FaultSets.OutOnly.Contains(spec.Kind))
            return $"The fault {name} touches what the switch sends; it has no direction in.";
        if (spec.Match is not null && FaultSets.Link.Contains(spec.Kind))
            return $"The fault {name} acts on the connection, whatever it carries; it has no match.";
        if (spec.Direction == FaultDirection.Out && FaultSets.InOnly.Contains(spec.Kind))
            return $"The fault {name} touches what clients ask for; it has no direction out.";
        if (spec.Kind == FaultKind.Quota && (spec.Share != 1 || spec.Match is not null || spec.Direction != FaultDirection.Both))
            return $"The fault {name} is a limit for the whole switch; it has no share, match or direction.";
        if (spec.Kind == FaultKind.ClockJump && spec.For is not null)
            return $"The fault {name} happens once and stays; it does not end. Set another one to jump back.";
        if (FaultSets.AtOnce.Contains(spec.Kind) && (spec.Times is not null || spec.Direction != FaultDirection.Both))
            return $"The fault {name} happens once, to the whole switch or connection; it has neither times nor direction.";
        if (spec.Share != 1 && spec.Kind is FaultKind.Restart or FaultKind.ClockJump)
            return $"The fault {name} happens to the whole switch; it has no share.";
        return FaultParameters.Problem(spec);
    }

    /// <summary>Takes a fault away; false when there is none of this number.</summary>
    public bool Remove(int number)
    {
        Retire();
        if (_faults.Find(fault => fault.Number == number) is not { } found)
            return false;
        found.IsRemoved = true;
        Retire();
        TellChanged();
        return true;
    }

    /// <summary>Takes all faults away.</summary>
    public void Clear()
    {
        foreach (var fault in _faults)
            fault.IsRemoved = true;
        Retire();
        TellChanged();
    }

    /// <summary>Whether a fault acts on this occasion, and which; null when none does. Draws its share and counts it.</summary>
    /// <param name="kind">The kind asked for.</param>
    /// <param name="direction">Which way the bytes go.</param>
    /// <param name="message">The message's name; empty for bytes as such.</param>
    /// <param name="alias">Another name that it may be matched by, for instance of the request that it answers; null for none.</param>
    public ActiveFault? Strike(FaultKind kind, FaultDirection direction, string message = "", string? alias = null)
    {
        if (_faults.Count == 0)
            return null;
        var now = _kernel.Elapsed;
        foreach (var fault in _faults)
        {
            if (fault.Spec.Kind == kind && fault.Strikes(now, direction, message, alias))
                return fault;
        }
        return null;
    }

    /// <summary>The fault of a kind that is in force now, whatever its share and match; null when there is none. Counts nothing.</summary>
    public ActiveFault? InForce(FaultKind kind, FaultDirection direction = FaultDirection.Both)
    {
        if (_faults.Count == 0)
            return null;
        var now = _kernel.Elapsed;
        return _faults.Find(fault => fault.Spec.Kind == kind && fault.IsInForce(now, direction));
    }

    /// <summary>The name as it is written in scenarios: <c>refuseLogin</c>.</summary>
    public static string Name(FaultKind kind)
    {
        var text = kind.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>The kind of a name; null when there is none.</summary>
    public static FaultKind? Find(string name)
    {
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            if (Name(kind) == name)
                return kind;
        }
        return null;
    }

    private void Happen(ActiveFault fault)
    {
        if (fault.IsRemoved)
            return;
        fault.IsDone = true;
        foreach (var handler in _onHappens)
            handler(fault);
        TellChanged();
    }

    private void TellChanged()
    {
        foreach (var handler in _onChanged)
            handler();
    }

    private void Retire()
    {
        var now = _kernel.Elapsed;
        for (var i = 0; i < _faults.Count; )
        {
            if (!_faults[i].IsOver(now))
            {
                i++;
                continue;
            }
            if (_past.Count == PastLimit)
                _past.Dequeue();
            _past.Enqueue(_faults[i]);
            _faults.RemoveAt(i);
        }
    }
}
