using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>
/// A mobile telephone in its network, without any wire protocol: its calls by the rules of 3GPP TS 22.030 for hold, waiting and conversations of
/// several, its SIM, registration, signal and messages. What its user does are operations that say whether they could be done; what others do are
/// those of the network's side. Kernel only.
/// </summary>
/// <param name="kernel">Its time.</param>
public sealed partial class MobilePhone(SimulationKernel kernel)
{
    /// <summary>How many calls there can be at once.</summary>
    public const int MostCalls = 7;

    private const int MostParties = 5;
    private static readonly TimeSpan s_ringEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly List<MobileCall> _calls = [];

    /// <summary>Its time.</summary>
    public SimulationKernel Kernel { get; } = kernel;

    /// <summary>Who is told; null for nobody.</summary>
    public IMobileObserver? Observer { get; set; }

    /// <summary>The calls, by their numbers.</summary>
    public IReadOnlyList<MobileCall> Calls => [.. _calls.OrderBy(static call => call.Id)];

    /// <summary>What becomes of a number that is dialled; those not named here are <see cref="FarEnd.Usual"/>.</summary>
    public Dictionary<string, FarEnd> FarEnds { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether two calls can be joined while the mobile leaves; many networks and mobiles cannot.</summary>
    public bool CanTransfer { get; set; } = true;

    /// <summary>The talking calls.</summary>
    public IReadOnlyList<MobileCall> ActiveCalls => InState(MobileCallState.Active);

    /// <summary>The calls on hold.</summary>
    public IReadOnlyList<MobileCall> HeldCalls => InState(MobileCallState.Held);

    /// <summary>The call that rings here; null when none does.</summary>
    public MobileCall? RingingCall => _calls.Find(static call => call.IsRinging);

    private bool IsOpening => _calls.Exists(static call => call.State is MobileCallState.Dialing or MobileCallState.Alerting);

    /// <summary>Makes a call; an active one goes on hold.</summary>
    /// <returns>The call; null when it cannot be: another is being made, nothing is registered, or there is no place.</returns>
    public MobileCall? Dial(string number)
    {
        if (IsOpening || !IsRegistered || Sim != SimState.Ready || _calls.Count >= MostCalls || HoldAll() is false)
            return null;
        var call = Add(incoming: false, number, name: null, MobileCallState.Dialing);
        switch (FarEnds.GetValueOrDefault(number, FarEnd.Usual))
        {
            case FarEnd.IsBusy end:
                After(call, end.After, () => End(call, CallEnd.Busy));
                break;
            case FarEnd.IsUnknown end:
                After(call, end.After, () => End(call, CallEnd.NoCarrier));
                break;
            case FarEnd.Rings end:
                After(call, end.RingsAfter, () => Ring(call, end));
                break;
        }
        return call;
    }

    /// <summary>Answers what rings; active calls go on hold.</summary>
    public bool Answer()
    {
        if (RingingCall is not { } call || HoldAll() is false)
            return false;
        Set(call, MobileCallState.Active);
        return true;
    }

    /// <summary>Ends a call, in whatever state.</summary>
    public bool Release(int id)
    {
        if (_calls.Find(call => call.Id == id) is not { } call)
            return false;
        End(call, CallEnd.Here);
        return true;
    }

    /// <summary>Ends all calls that are active, being made or ringing; those on hold stay.</summary>
    public bool HangUp()
    {
        foreach (var call in _calls.Where(static call => call.State != MobileCallState.Held).ToArray())
            End(call, CallEnd.Here);
        return true;
    }

    /// <summary>Refuses what rings; else ends the calls on hold (22.030, 0 SEND).</summary>
    public bool ReleaseHeld()
    {
        if (RingingCall is { } ringing)
        {
            End(ringing, CallEnd.Here);
            return true;
        }
        if (HeldCalls.Count == 0)
            return false;
        foreach (var call in HeldCalls)
            End(call, CallEnd.Here);
        return true;
    }

    /// <summary>Ends the active calls and takes the other: what rings, or what is on hold (1 SEND).</summary>
    public bool ReleaseActive()
    {
        if (_calls.Count == 0)
            return false;
        foreach (var call in _calls.Where(static call => !call.IsRinging && call.State != MobileCallState.Held).ToArray())
            End(call, CallEnd.Here);
        TakeOther();
        return true;
    }

    /// <summary>Puts the active calls on hold and takes the other, if there is one (2 SEND).</summary>
    public bool Swap()
    {
        if (IsOpening || _calls.Count == 0)
            return false;
        var (active, held, ringing) = (ActiveCalls, HeldCalls, RingingCall);
        // With one on hold already, a third cannot be taken without ending one.
        if (ringing is not null && active.Count > 0 && held.Count > 0)
            return false;
        foreach (var call in active)
            Set(call, MobileCallState.Held);
        foreach (var call in ringing is null ? held : [ringing])
            Set(call, MobileCallState.Active);
        return true;
    }

    /// <summary>Puts all active calls but one on hold (2X SEND).</summary>
    public bool TalkPrivately(int id)
    {
        if (_calls.Find(call => call.Id == id) is not { State: MobileCallState.Active } chosen || HeldCalls.Count > 0)
            return false;
        foreach (var call in ActiveCalls.Where(call => call != chosen))
            Set(call, MobileCallState.Held);
        Alone(chosen);
        return true;
    }

    /// <summary>Adds the calls on hold to the conversation (3 SEND).</summary>
    public bool Join()
    {
        if (ActiveCalls.Count == 0 || HeldCalls.Count == 0 || ActiveCalls.Count + HeldCalls.Count > MostParties)
            return false;
        foreach (var call in HeldCalls)
            call.State = MobileCallState.Active;
        foreach (var call in ActiveCalls)
        {
            call.IsMultiparty = true;
            Observer?.Changed(call);
        }
        return true;
    }

    /// <summary>Joins the active and the held call and leaves (4 SEND).</summary>
    public bool Transfer()
    {
        if (!CanTransfer || ActiveCalls.Count == 0 || HeldCalls.Count == 0)
            return false;
        foreach (var call in ActiveCalls.Concat(HeldCalls))
            End(call, CallEnd.Transferred);
        return true;
    }

    /// <summary>Sends digits to the far end of the active call.</summary>
    public bool Send(char digit)
    {
        if (ActiveCalls.Count == 0 && !IsOpening)
            return false;
        foreach (var call in _calls.Where(static call => !call.IsRinging && call.State != MobileCallState.Held))
            call.DigitsSent += digit;
        return true;
    }

    /// <summary>The network's side: somebody calls.</summary>
    /// <param name="number">From where; empty when it is withheld.</param>
    /// <param name="name">The caller's name, or null.</param>
    /// <returns>The call; null when the caller finds it busy or out of reach.</returns>
    public MobileCall? Call(string number, string? name = null)
    {
        if (!IsRegistered || RingingCall is not null || _calls.Count >= MostCalls)
            return null;
        var state = _calls.Count == 0 ? MobileCallState.Incoming : MobileCallState.Waiting;
        var call = Add(incoming: true, number, name, state);
        Observer?.Ringing(call, first: true);
        RingOn(call);
        After(call, s_patience, () => EndIf(call, call.IsRinging, CallEnd.NoAnswer));
        return call;
    }

    /// <summary>The network's side: the far end of a call hangs up.</summary>
    public void HangUpThere(MobileCall call) => End(call, CallEnd.There);

    private void Ring(MobileCall call, FarEnd.Rings end)
    {
        Set(call, MobileCallState.Alerting);
        if (end.AnswersAfter is not { } answers)
        {
            After(call, s_patience, () => EndIf(call, call.State == MobileCallState.Alerting, CallEnd.NoAnswer));
            return;
        }
        After(
            call,
            answers,
            () =>
            {
                Set(call, MobileCallState.Active);
                if (end.HangsUpAfter is { } hangsUp)
                    After(call, hangsUp, () => End(call, CallEnd.There));
            }
        );
    }

    private void RingOn(MobileCall call) =>
        After(
            call,
            s_ringEvery,
            () =>
            {
                if (call.State != MobileCallState.Incoming)
                    return;
                Observer?.Ringing(call, first: false);
                RingOn(call);
            }
        );

    // The active calls go on hold; false when something is on hold already.
    private bool HoldAll()
    {
        if (ActiveCalls.Count == 0)
            return true;
        if (HeldCalls.Count > 0)
            return false;
        foreach (var call in ActiveCalls)
            Set(call, MobileCallState.Held);
        return true;
    }

    private void TakeOther()
    {
        if (RingingCall is { } ringing)
        {
            Set(ringing, MobileCallState.Active);
            return;
        }
        foreach (var call in HeldCalls)
            Set(call, MobileCallState.Active);
    }

    private MobileCall Add(bool incoming, string number, string? name, MobileCallState state)
    {
        var id = Enumerable.Range(1, MostCalls).First(id => _calls.TrueForAll(call => call.Id != id));
        var call = new MobileCall(id, incoming, number, state) { Name = name };
        _calls.Add(call);
        Observer?.Changed(call);
        return call;
    }

    private void Set(MobileCall call, MobileCallState state)
    {
        call.State = state;
        Observer?.Changed(call);
    }

    private void End(MobileCall call, CallEnd why)
    {
        if (!_calls.Remove(call))
            return;
        call.IsOver = true;
        Observer?.Ended(call, why);
        foreach (var state in new[] { MobileCallState.Active, MobileCallState.Held })
        {
            if (InState(state) is [{ IsMultiparty: true } last])
                Alone(last);
        }
        // What waits beside nothing is an ordinary incoming call.
        if (_calls is [{ State: MobileCallState.Waiting } only])
        {
            Set(only, MobileCallState.Incoming);
            Observer?.Ringing(only, first: true);
            RingOn(only);
        }
    }

    private void EndIf(MobileCall call, bool so, CallEnd why)
    {
        if (so)
            End(call, why);
    }

    private void Alone(MobileCall call)
    {
        if (!call.IsMultiparty)
            return;
        call.IsMultiparty = false;
        Observer?.Changed(call);
    }

    private void After(MobileCall call, TimeSpan after, Action then) =>
        Kernel.Schedule(
            after,
            () =>
            {
                if (!call.IsOver)
                    then();
            }
        );

    private IReadOnlyList<MobileCall> InState(MobileCallState state) =>
        [.. _calls.Where(call => call.State == state).OrderBy(static call => call.Id)];
}
