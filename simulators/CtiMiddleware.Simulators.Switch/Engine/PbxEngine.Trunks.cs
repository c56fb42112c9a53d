namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What happens on the lines to the outside world.</summary>
public sealed partial class PbxEngine
{
    /// <summary>The far exchange has taken an outgoing call, or not; true when ringing can be reported.</summary>
    private bool Seize(PbxLeg leg, Trunk trunk)
    {
        // A trunk without glare draws no random number: what was repeatable stays so.
        if (trunk.GlareShare > 0 && Kernel.Random.NextChance(trunk.GlareShare))
        {
            EndOffer(leg, OfferOutcome.Congestion, ReleaseCause.Glare);
            return false;
        }
        Raise(new PbxEvent.NetworkReached(leg, leg.OfferedBy));
        if (trunk.ReportsAnswer || leg.OfferedBy is not { } from)
        {
            return true;
        }
        // Field rule 18: the last that is heard. The voice path stands, whether or not somebody answers.
        leg.RingTimer?.Dispose();
        from.Offers.Clear();
        leg.OfferedBy = null;
        leg.State = from.State = LegState.Connected;
        JoinMix(leg);
        JoinMix(from);
        return false;
    }

    /// <summary>All lines are taken, one by an outgoing call that the far exchange has not seen yet: the one from outside wins (field rule 21).</summary>
    private bool WinsGlare(Trunk trunk)
    {
        var loser = trunk.Legs.LastOrDefault(leg => leg.State == LegState.Null);
        if (loser is null)
        {
            return false;
        }
        EndOffer(loser, OfferOutcome.Congestion, ReleaseCause.Glare);
        return trunk.Legs.Count < trunk.Lines;
    }
}
