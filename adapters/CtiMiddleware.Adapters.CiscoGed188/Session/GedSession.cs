using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.CiscoGed188.Session;

/// <summary>
/// Opening, version choice, supervision and the state of the server's side as a pure function: <c>(state, input) → (state, effects)</c>. Call
/// events do not pass through it.
/// </summary>
public static class GedSession
{
    private const string Offline = "the CTI server went off line";

    /// <summary>The next state and what to do.</summary>
    public static GedStep Next(GedState state, GedInput input, GedRules rules) =>
        (state, input) switch
        {
            // A server may close after refusing a version: the next connection goes on where this one stood.
            (GedState.Opening s, GedInput.Closed) => new(new GedState.Idle(s.Version)),
            (_, GedInput.Closed) => new(new GedState.Idle()),
            (GedState.Idle s, GedInput.Opened) => Offer(Math.Min(s.Resume ?? rules.Newest, rules.Newest), new GedEffect.StartOpenTimer()),
            (GedState.Opening s, GedInput.Accepted accepted) => Accept(s, accepted, rules),
            (GedState.Opening s, GedInput.Refused { Code: StatusCode.InvalidVersion }) when s.Version > GedWire.OldestVersion => Offer(
                s.Version - 1
            ),
            (GedState.Opening, GedInput.Refused { Code: StatusCode.InvalidVersion }) => Fail(
                $"the server speaks no version between {GedWire.OldestVersion} and {rules.Newest}",
                CloseNext.Blocked
            ),
            (GedState.Opening, GedInput.Refused refused) => Fail($"login refused: {refused.Words}", AfterRefusal(refused.Code)),
            (GedState.Opening, GedInput.OpenTimerElapsed) => Fail("no answer to OPEN_REQ in time", CloseNext.OtherAddress),
            (GedState.Open s, GedInput.StatusTold status) => Status(s, status.Code),
            (GedState.Open, GedInput.HeartbeatDue) => new(state, new GedEffect.SendHeartbeat()),
            (GedState.Open, GedInput.HeartbeatLate) => new(state, new GedEffect.ReportHeartbeatMissed(), new GedEffect.SendHeartbeat()),
            (GedState.Open, GedInput.HeartbeatAnswered) => new(
                state,
                new GedEffect.ReportHeartbeatAnswered(),
                new GedEffect.StartHeartbeatTimer()
            ),
            (GedState.Open, GedInput.HeartbeatRefused refused) => Fail(
                $"the server went off line: it refused a heartbeat with {refused.Words}",
                CloseNext.OtherAddress
            ),
            (GedState.Opening or GedState.Open, GedInput.Failure failure) => Fail(
                $"the server ended the session: {failure.Words}",
                AfterFailure(failure.Code)
            ),
            (GedState.Opening or GedState.Open, GedInput.CloseRequested request) => new(
                new GedState.Failed(request.Words),
                new GedEffect.SendCloseConf(request.InvokeId),
                new GedEffect.Close($"the server closes the session: {request.Words}", AfterFailure(request.Code))
            ),
            (GedState.Failed, _) => new(state),
            _ => new(state, new GedEffect.ReportUnexpected(input.GetType().Name, state.GetType().Name)),
        };

    private static GedStep Offer(int version, params GedEffect[] first) =>
        new(new GedState.Opening(version), [.. first, new GedEffect.SendOpen(version)]);

    private static GedStep Accept(GedState.Opening state, GedInput.Accepted accepted, GedRules rules)
    {
        var status = accepted.PeripheralOnline ? accepted.Status : accepted.Status | PGStatusCode.PeripheralOffline;
        if (status.HasFlag(PGStatusCode.CtiServerOffline))
            return Fail(Offline, CloseNext.OtherAddress);
        List<GedEffect> effects =
        [
            new GedEffect.StopOpenTimer(),
            new GedEffect.ReportLoggedOn($"CTI Server, protocol version {state.Version}", Restriction(state.Version, accepted, rules)),
            // The session is open whatever is wrong behind it: the link goes into service, and what is wrong makes it degraded, not unusable.
            new GedEffect.ReportStatusNormal(),
        ];
        if (status != PGStatusCode.None)
            effects.Add(Report(status));
        effects.Add(new GedEffect.StartHeartbeatTimer());
        return new(new GedState.Open(state.Version, status), [.. effects]);
    }

    private static string? Restriction(int version, GedInput.Accepted accepted, GedRules rules)
    {
        var missing = rules.Services & ~accepted.Granted;
        string?[] restrictions =
        [
            missing == CtiServiceMask.None ? null : $"the server did not grant {Enumeration.Find("CtiServiceMask")!.TextOf((uint)missing)}",
            version < GedWire.WideVersion ? null : $"protocol version {version} is unconfirmed",
        ];
        var text = string.Join("; ", restrictions.Where(static restriction => restriction is not null));
        return text.Length == 0 ? null : text;
    }

    private static GedStep Status(GedState.Open state, PGStatusCode status)
    {
        if (status.HasFlag(PGStatusCode.CtiServerOffline))
            return Fail(Offline, CloseNext.OtherAddress);
        return status == state.Status ? new(state) : new(state with { Status = status }, Report(status));
    }

    private static GedEffect Report(PGStatusCode status) =>
        status == PGStatusCode.None
            ? new GedEffect.ReportStatusNormal()
            : new GedEffect.ReportImpaired($"the server reports {Enumeration.Find("PGStatusCode")!.TextOf((uint)status)}");

    private static GedStep Fail(string reason, CloseNext next) => new(new GedState.Failed(reason), new GedEffect.Close(reason, next));

    // Blocked: another try would be refused for the same reason. Other address: this side is not the one to talk to.
    private static CloseNext AfterRefusal(StatusCode code) =>
        code switch
        {
            StatusCode.CtiServerOffline or StatusCode.ServerNotMaster or StatusCode.Timeout => CloseNext.OtherAddress,
            StatusCode.AgentNotLoggedOn
            or StatusCode.DeviceInUse
            or StatusCode.NewSessionOpened
            or StatusCode.SessionAlreadyOpen
            or StatusCode.UnspecifiedFailure
            or StatusCode.ClientDisconnected
            or StatusCode.JtapiCcmProblem
            or StatusCode.AutoConfigReset => CloseNext.Retry,
            _ => CloseNext.Blocked,
        };

    private static CloseNext AfterFailure(StatusCode code) =>
        code switch
        {
            StatusCode.CtiServerOffline or StatusCode.ServerNotMaster => CloseNext.OtherAddress,
            StatusCode.InvalidPassword => CloseNext.Blocked,
            _ => CloseNext.Retry,
        };
}
