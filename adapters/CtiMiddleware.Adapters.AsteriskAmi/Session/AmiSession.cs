namespace CtiMiddleware.Adapters.AsteriskAmi.Session;

/// <summary>
/// Login, supervision and version choice as a pure function: <c>(state, input) → (state, effects)</c>. Call events do not pass through it.
/// </summary>
public static class AmiSession
{
    // AMI versions that are run live: 11.x by Asterisk 22, 5.x by Asterisk 16. Others are accepted and said to be untested.
    private static readonly string[] s_tested = ["11.", "5."];

    /// <summary>The next state and what to do.</summary>
    public static AmiStep Next(AmiState state, AmiInput input) =>
        (state, input) switch
        {
            (_, AmiInput.Closed) => new(new AmiState.Idle()),
            (AmiState.Idle, AmiInput.Opened) => new(new AmiState.AwaitingBanner(), new AmiEffect.StartLoginTimer()),
            (AmiState.AwaitingBanner, AmiInput.Banner banner) when !IsManager(banner.Text) => Fail(
                $"this is no Asterisk manager: it greets with \"{banner.Text}\"",
                blocked: true
            ),
            (AmiState.AwaitingBanner, AmiInput.Banner banner) when banner.Md5 => new(
                new AmiState.Challenging(banner.Text),
                new AmiEffect.SendChallenge()
            ),
            (AmiState.AwaitingBanner, AmiInput.Banner banner) => new(
                new AmiState.LoggingIn(banner.Text),
                new AmiEffect.SendLogin(Challenge: null)
            ),
            (AmiState.Challenging s, AmiInput.Accepted { Challenge: { } challenge }) => new(
                new AmiState.LoggingIn(s.Version),
                new AmiEffect.SendLogin(challenge)
            ),
            (AmiState.Challenging or AmiState.LoggingIn, AmiInput.Refused refused) => Fail(
                $"login refused: {refused.Words}",
                blocked: true
            ),
            (AmiState.LoggingIn s, AmiInput.Accepted) => new(
                new AmiState.LoggedOn(s.Version),
                new AmiEffect.StopLoginTimer(),
                new AmiEffect.ReportLoggedOn(s.Version, Restriction(s.Version)),
                new AmiEffect.StartBootTimer()
            ),
            (AmiState.LoggedOn s, AmiInput.FullyBooted) => new(new AmiState.Running(s.Version), Started),
            // Without read permission for class system the event never comes; the switch has answered the login, so go on and ask.
            (AmiState.LoggedOn s, AmiInput.BootTimerElapsed) => new(new AmiState.Running(s.Version, Assumed: true), Started),
            // It was booting after all: what was listed then was not everything.
            (AmiState.Running { Assumed: true }, AmiInput.FullyBooted) => Fail(
                "the switch has finished booting",
                blocked: false,
                atOnce: true
            ),
            (AmiState.Running, AmiInput.FullyBooted) => new(state, new AmiEffect.ReportStatusNormal()),
            (AmiState.Running, AmiInput.HeartbeatDue) => new(state, new AmiEffect.SendPing()),
            (AmiState.Running, AmiInput.HeartbeatLate) => new(state, new AmiEffect.ReportHeartbeatMissed(), new AmiEffect.SendPing()),
            (AmiState.Running, AmiInput.Pong) => new(state, new AmiEffect.ReportHeartbeatAnswered(), new AmiEffect.StartHeartbeatTimer()),
            (AmiState.AwaitingBanner or AmiState.Challenging or AmiState.LoggingIn, AmiInput.LoginTimerElapsed) => Fail(
                "no answer to the login in time",
                blocked: false
            ),
            (AmiState.LoggedOn or AmiState.Running, AmiInput.Shutdown s) => Fail(
                s.Restart ? "the switch restarts" : "the switch shuts down",
                blocked: false
            ),
            (AmiState.Failed, _) => new(state),
            _ => new(state, new AmiEffect.ReportUnexpected(input.GetType().Name, state.GetType().Name)),
        };

    private static AmiEffect[] Started =>
        [new AmiEffect.StopBootTimer(), new AmiEffect.ReportStatusNormal(), new AmiEffect.StartHeartbeatTimer()];

    private static bool IsManager(string banner) => banner.StartsWith("Asterisk Call Manager/", StringComparison.Ordinal);

    private static string? Restriction(string banner)
    {
        var version = banner[(banner.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return s_tested.Any(tested => version.StartsWith(tested, StringComparison.Ordinal))
            ? null
            : $"version not tested: AMI {version} (tested: 11 of Asterisk 22, 5 of Asterisk 16)";
    }

    private static AmiStep Fail(string reason, bool blocked, bool atOnce = false) =>
        new(new AmiState.Failed(reason), new AmiEffect.Close(reason, blocked, atOnce));
}
