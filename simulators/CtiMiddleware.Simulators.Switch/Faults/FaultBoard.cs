using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>
/// The faults of one face: what is set, when it acts, how often it did. Whoever passes bytes or messages asks it at every occasion. Used on the
/// kernel only; chance is drawn from generators of its own, so that setting a fault does not change the traffic.
/// </summary>
public sealed class FaultBoard
{
    private readonly List<ActiveFault> _faults = [];
    private readonly SimulationKernel _kernel;
    private readonly string _face;
    private readonly SortedSet<FaultKind> _supported;
    private readonly ulong _seed;
    private int _last;

    /// <summary>Makes a board without faults.</summary>
    /// <param name="kernel">Gives the time.</param>
    /// <param name="face">The face's protocol, for refusals.</param>
    /// <param name="supported">What the face and its host can produce.</param>
    /// <param name="seed">Seed of the shares.</param>
    public FaultBoard(SimulationKernel kernel, string face, IEnumerable<FaultKind> supported, ulong seed = 1)
    {
        _kernel = kernel;
        _face = face;
        _supported = [.. supported];
        _seed = seed;
    }

    /// <summary>What can be set.</summary>
    public IReadOnlyCollection<FaultKind> Supported => _supported;

    /// <summary>What is set and not over, in the order in which it was set.</summary>
    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            _faults.RemoveAll(fault => fault.IsOver(_kernel.Elapsed));
            return _faults;
        }
    }

    /// <summary>Told of each fault as it is set, for those that act at once (reset, restart, clock jump).</summary>
    public Action<ActiveFault>? WasSet { get; set; }

    /// <summary>Sets a fault.</summary>
    /// <exception cref="FaultRefusedException">The face cannot produce it, or its share is not between 0 and 1.</exception>
    public ActiveFault Set(FaultSpec spec)
    {
        if (!_supported.Contains(spec.Kind))
        {
            throw new FaultRefusedException(
                $"The face {_face} cannot produce the fault {Name(spec.Kind)}; it can produce {string.Join(", ", _supported.Select(Name))}."
            );
        }
        if (spec.Share is < 0 or > 1 || double.IsNaN(spec.Share))
            throw new FaultRefusedException($"The share of the fault {Name(spec.Kind)} must be between 0 and 1.");
        var fault = new ActiveFault(++_last, spec, _kernel.Elapsed, _seed + (ulong)_last);
        _faults.Add(fault);
        WasSet?.Invoke(fault);
        return fault;
    }

    /// <summary>Takes a fault away; false when there is none of this number.</summary>
    public bool Remove(int number) => _faults.RemoveAll(fault => fault.Number == number) > 0;

    /// <summary>Takes all faults away.</summary>
    public void Clear() => _faults.Clear();

    /// <summary>Whether a fault acts on this occasion, and which; null when none does. Counts it.</summary>
    /// <param name="kind">The kind asked for.</param>
    /// <param name="direction">Which way the bytes go.</param>
    /// <param name="message">The message's name; empty for bytes as such.</param>
    public ActiveFault? Strike(FaultKind kind, FaultDirection direction, string message = "")
    {
        if (_faults.Count == 0)
            return null;
        var now = _kernel.Elapsed;
        foreach (var fault in _faults)
        {
            if (fault.Spec.Kind == kind && fault.Strikes(now, direction, message))
                return fault;
        }
        return null;
    }

    /// <summary>The name as it is written in scenarios: <c>refuseLogin</c>.</summary>
    public static string Name(FaultKind kind)
    {
        var text = kind.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }
}
