using System.Globalization;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.LineText;

/// <summary>
/// What clients were told of the engine's calls, by the identifiers they know: <c>call.leg</c>. A call keeps its identifier while it is parked and
/// fetched, although the engine makes another call of it. Called on the kernel.
/// </summary>
internal sealed class ToldCalls
{
    private readonly SortedDictionary<long, string> _callOfLeg = [];
    private readonly Dictionary<long, string> _aliases = [];
    private readonly Dictionary<string, (string? From, string? To)> _parties = [];
    private long _firstLeg;
    private long _lastLeg;

    /// <summary>The call's identifier on the wire.</summary>
    public string CallOf(PbxCall call) => _aliases.TryGetValue(call.Id, out var alias) ? alias : Text(call.WireId);

    /// <summary>The leg's connection on the wire, as it is now.</summary>
    public string Connection(PbxLeg leg) => $"{CallOf(leg.Call)}.{Leg(leg)}";

    /// <summary>The connection that clients know of a leg; null when they know none.</summary>
    public string? Last(PbxLeg leg) => _callOfLeg.TryGetValue(leg.Id, out var call) ? $"{call}.{Leg(leg)}" : null;

    /// <summary>Clients are told of the leg in its present call.</summary>
    public string Tell(PbxLeg leg)
    {
        _lastLeg = Math.Max(_lastLeg, leg.Id);
        _callOfLeg[leg.Id] = CallOf(leg.Call);
        return Connection(leg);
    }

    /// <summary>Clients are told that the leg left: the connection they knew, and whether it was the last of its call.</summary>
    public (string Connection, string Call, bool Last)? Untell(PbxLeg leg)
    {
        if (!_callOfLeg.Remove(leg.Id, out var call))
            return null;
        var last = !_callOfLeg.ContainsValue(call);
        if (last)
            _parties.Remove(call);
        return ($"{call}.{Leg(leg)}", call, last);
    }

    /// <summary>The engine's call goes on under the identifier of another.</summary>
    public void Continue(PbxCall call, string identifier)
    {
        if (CallOf(call) != identifier)
            _aliases[call.Id] = identifier;
    }

    /// <summary>The engine's call is gone and its alias with it.</summary>
    public void Forget(PbxCall call) => _aliases.Remove(call.Id);

    /// <summary>Who called what, as it is told with the call.</summary>
    public void SetParties(PbxLeg leg, string? from, string? to) => _parties[CallOf(leg.Call)] = (from, to);

    /// <summary>Who called what.</summary>
    public (string? From, string? To) Parties(string call) => _parties.GetValueOrDefault(call);

    /// <summary>The switch started cold: nothing was told and identifiers count anew.</summary>
    public void Restart()
    {
        _callOfLeg.Clear();
        _aliases.Clear();
        _parties.Clear();
        _firstLeg = _lastLeg;
    }

    private string Leg(PbxLeg leg) => Text(leg.Id - _firstLeg);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
