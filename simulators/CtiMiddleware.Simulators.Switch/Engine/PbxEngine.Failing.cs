namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Calls that fail, parties left alone (field rules 13, 20, 22).</summary>
public sealed partial class PbxEngine
{
    /// <summary>Clears every party of a call: nobody stays behind on a tone.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cause">Told to all.</param>
    /// <returns>False when nobody is in it.</returns>
    public bool ClearCall(PbxCall call, ReleaseCause cause = ReleaseCause.Normal)
    {
        if (call.Legs.Count == 0)
        {
            return false;
        }
        call.Clearing = true;
        while (call.Legs.Count > 0)
        {
            Clear(call.Legs[0], ReleaseOrigin.ThirdParty, cause);
        }
        return true;
    }

    private static bool IsFailure(ReleaseCause cause) =>
        cause is not (ReleaseCause.Normal or ReleaseCause.Cancelled or ReleaseCause.AnsweredElsewhere or ReleaseCause.Diverted);

    /// <summary>A caller's attempt is over without an answer: he is blocked or released.</summary>
    private void Fail(PbxLeg leg, string number, ReleaseCause cause, PbxDevice? called, bool undelivered = false)
    {
        var blocked = IsFailure(cause) && Profile.FailedCaller == RemainingParty.Blocked && CanBlock(leg);
        if (IsFailure(cause))
        {
            leg.Failure = (cause, called);
            if (blocked)
            {
                leg.State = LegState.Failed;
            }
            Raise(new PbxEvent.Failed(leg, number, cause, called, blocked, undelivered));
        }
        if (blocked)
        {
            Block(leg, cause);
            return;
        }
        Raise(new PbxEvent.Ending(leg, cause));
    }

    private static bool CanBlock(PbxLeg leg) => leg is { Device: Station, SharesLine: false, Call.Clearing: false };

    private void Block(PbxLeg leg, ReleaseCause cause)
    {
        leg.State = LegState.Failed;
        leg.RingTimer?.Dispose();
        leg.RingTimer = Kernel.Schedule(
            Profile.BlockedTime,
            () =>
            {
                if (leg.State == LegState.Failed)
                {
                    Raise(new PbxEvent.Ending(leg, cause));
                    Remove(leg, cause);
                }
            }
        );
    }

    /// <summary>A party has lost its last other one; true when it stays on a tone.</summary>
    private bool StaysBlocked(PbxLeg alone)
    {
        if (Profile.RemainingParty != RemainingParty.Blocked || !CanBlock(alone) || IsEntangled(alone))
        {
            return false;
        }
        LeaveMix(alone, ending: false);
        alone.Failure = (ReleaseCause.Blocked, null);
        alone.State = LegState.Failed;
        return true;
    }
}
