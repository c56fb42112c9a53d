namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Calls that ring elsewhere, taken by a computer's request.</summary>
public sealed partial class PbxEngine
{
    /// <summary>A station takes a call that rings at another one (directed pickup).</summary>
    /// <param name="station">Who takes it.</param>
    /// <param name="target">The ringing leg.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>The station's leg, which gets the call a moment later; null when refused.</returns>
    public PbxLeg? PickUp(Station station, PbxLeg target, out Refusal refusal)
    {
        refusal =
            !station.InService ? Refusal.OutOfService
            : station.Legs.Count >= station.MaxCalls ? Refusal.NoFreeLine
            : !CanBePickedUp(target) || ReferenceEquals(target.Device, station) ? Refusal.NothingToPickUp
            : Refusal.None;
        return refusal == Refusal.None ? Dial(station, Profile.PickupCode + target.Device.Number) : null;
    }

    /// <summary>A station takes the call that has rung longest in its pickup group.</summary>
    /// <param name="station">Who takes it.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>The station's leg, which gets the call a moment later; null when refused.</returns>
    public PbxLeg? GroupPickUp(Station station, out Refusal refusal)
    {
        if (station.PickupGroup.Length == 0)
        {
            refusal = Refusal.NotAllowed;
            return null;
        }
        PbxLeg? oldest = null;
        foreach (var member in _stations.Values)
        {
            if (member.PickupGroup != station.PickupGroup || ReferenceEquals(member, station))
            {
                continue;
            }
            foreach (var leg in member.Legs)
            {
                if (CanBePickedUp(leg) && (oldest is null || leg.Id < oldest.Id))
                {
                    oldest = leg;
                }
            }
        }
        if (oldest is null)
        {
            refusal = Refusal.NothingToPickUp;
            return null;
        }
        return PickUp(station, oldest, out refusal);
    }

    private static bool CanBePickedUp(PbxLeg leg) => leg is { State: LegState.Alerting, OfferedBy.Waiting: null, Device: Station };
}
