using System.Globalization;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>
/// Login, supervision and version choice as a pure function: <c>(state, input) → (state, effects)</c>. Knows no bytes and no clock; calls and
/// agents do not pass through it.
/// </summary>
public static class LineTextSession
{
    /// <summary>The version of the protocol that is spoken here.</summary>
    public const long Version = 1;

    /// <summary>The next state and what to do.</summary>
    public static Step Next(State state, Input input) =>
        (state, input) switch
        {
            (_, Input.Closed) => new(new State.Idle(state.Boot)),
            (State.Failed, _) => new(state),
            (State.Idle, Input.Opened) => new(new State.AwaitingGreeting(state.Boot), new Effect.StartLoginTimer()),
            (State.AwaitingGreeting, Input.Greeted { Version: not Version } greeting) => Fail(
                state,
                $"the switch speaks version {greeting.Version}, this is version {Version}",
                CloseNext.Blocked
            ),
            (State.AwaitingGreeting, Input.Greeted greeting) => new(new State.LoggingIn(greeting.Name, state.Boot), new Effect.SendLogin()),
            (State.LoggingIn, Input.LoginRefused refused) => Fail(state, $"login refused: {refused.Words}", CloseNext.Blocked),
            (State.LoggingIn known, Input.LoginAccepted accepted) => LoggedOn(known, accepted),
            (State.AwaitingGreeting or State.LoggingIn, Input.LoginTimerElapsed) => Fail(
                state,
                "no greeting or no answer to the login in time",
                CloseNext.Retry
            ),
            (State.Running { PingIsOut: false } known, Input.HeartbeatTimerElapsed) => new(
                known with
                {
                    PingIsOut = true,
                },
                new Effect.SendPing()
            ),
            // It is asked again: the runtime decides how many may be missed.
            (State.Running, Input.HeartbeatTimerElapsed) => new(state, new Effect.ReportHeartbeatMissed(), new Effect.SendPing()),
            (State.Running { PingIsOut: true } known, Input.PingAnswered) => new(
                known with
                {
                    PingIsOut = false,
                },
                new Effect.ReportHeartbeatAnswered(),
                new Effect.StartHeartbeatTimer()
            ),
            (not State.Idle, Input.SaidGoodbye goodbye) => Fail(state, $"the switch ends the link: {goodbye.Reason}", CloseNext.Retry),
            _ => new(state, new Effect.ReportUnexpected(input.GetType().Name, state.GetType().Name)),
        };

    private static Step LoggedOn(State.LoggingIn known, Input.LoginAccepted accepted)
    {
        var running = new State.Running(known.Name, accepted.Boot, PingIsOut: false);
        var effects = new List<Effect> { new Effect.StopLoginTimer(), new Effect.ReportLoggedOn(known.Name) };
        // The boot number is the switch's own word that it began anew; without it a restart would look like lost events (field rule 43).
        if (known.Boot is { } before && accepted.Boot != before)
            effects.Add(
                new Effect.ReportRestarted(string.Create(CultureInfo.InvariantCulture, $"boot {accepted.Boot} after boot {before}"))
            );
        effects.Add(new Effect.ReportStatusNormal());
        effects.Add(new Effect.StartHeartbeatTimer());
        return new Step(running, [.. effects]);
    }

    private static Step Fail(State state, string reason, CloseNext next) =>
        new(new State.Failed(reason, state.Boot), new Effect.Close(reason, next));

    /// <summary>A step: the state after it, and what to do, in order.</summary>
    public sealed record Step(State State, params Effect[] Effects);

    /// <summary>Where a session stands. It remembers the switch's boot number over connections; null before the first login.</summary>
    public abstract record State(long? Boot)
    {
        /// <summary>No connection.</summary>
        public sealed record Idle(long? Boot = null) : State(Boot);

        /// <summary>Connected; the greeting is awaited.</summary>
        public sealed record AwaitingGreeting(long? Boot) : State(Boot);

        /// <summary>The login was sent.</summary>
        public sealed record LoggingIn(string Name, long? Boot) : State(Boot);

        /// <summary>In normal operation.</summary>
        public sealed record Running(string Name, long? Boot, bool PingIsOut) : State(Boot);

        /// <summary>Given up; the close of the connection is awaited.</summary>
        public sealed record Failed(string Reason, long? Boot) : State(Boot);
    }

    /// <summary>What can happen to a session.</summary>
    public abstract record Input
    {
        private Input() { }

        /// <summary>The connection is open.</summary>
        public sealed record Opened : Input;

        /// <summary>The greeting came.</summary>
        public sealed record Greeted(long Version, string Name) : Input;

        /// <summary>The login was accepted.</summary>
        public sealed record LoginAccepted(long Boot) : Input;

        /// <summary>The login was refused, with the switch's words.</summary>
        public sealed record LoginRefused(string Words) : Input;

        /// <summary>Greeting and login took too long.</summary>
        public sealed record LoginTimerElapsed : Input;

        /// <summary>It is time to ask, or the answer is late.</summary>
        public sealed record HeartbeatTimerElapsed : Input;

        /// <summary>The switch is there.</summary>
        public sealed record PingAnswered : Input;

        /// <summary>The switch announces that it ends the link.</summary>
        public sealed record SaidGoodbye(string Reason) : Input;

        /// <summary>The connection is closed.</summary>
        public sealed record Closed : Input;
    }

    /// <summary>What a session wants done.</summary>
    public abstract record Effect
    {
        private Effect() { }

        /// <summary>Log in.</summary>
        public sealed record SendLogin : Effect;

        /// <summary>Ask whether the switch is there, and limit the wait for its answer.</summary>
        public sealed record SendPing : Effect;

        /// <summary>Tell the runtime that we are logged on.</summary>
        public sealed record ReportLoggedOn(string Name) : Effect;

        /// <summary>Tell the runtime that the switch began anew.</summary>
        public sealed record ReportRestarted(string Evidence) : Effect;

        /// <summary>Tell the runtime that the switch is in normal operation.</summary>
        public sealed record ReportStatusNormal : Effect;

        /// <summary>Tell the runtime that a ping was answered.</summary>
        public sealed record ReportHeartbeatAnswered : Effect;

        /// <summary>Tell the runtime that a ping was not answered in time.</summary>
        public sealed record ReportHeartbeatMissed : Effect;

        /// <summary>Tell the runtime of an input that means nothing in this state.</summary>
        public sealed record ReportUnexpected(string Input, string State) : Effect;

        /// <summary>Limit the time for greeting and login.</summary>
        public sealed record StartLoginTimer : Effect;

        /// <summary>The login is over.</summary>
        public sealed record StopLoginTimer : Effect;

        /// <summary>Wait until the next ping.</summary>
        public sealed record StartHeartbeatTimer : Effect;

        /// <summary>End the connection.</summary>
        public sealed record Close(string Reason, CloseNext Next) : Effect;
    }
}
