using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>
/// Finding oFono and looking after it as a pure function: <c>(state, input) → (state, effects)</c>. Knows no lines and no clock; modems and calls do not
/// pass through it.
/// </summary>
public static class OFonoSession
{
    /// <summary>The next state and what to do.</summary>
    public static Step Next(State state, Input input) =>
        (state, input) switch
        {
            (_, Input.Closed) => new(new State.Idle()),
            (State.Failed, _) => new(state),
            (State.Idle, Input.Opened) => new(new State.AwaitingOwner(), new Effect.StartLoginTimer()),
            (State.AwaitingOwner, Input.OwnerIs { Owner: null }) => Fail(
                "nobody owns org.ofono on the bus: is ofonod running, and is this the right bus?",
                CloseNext.Retry
            ),
            (State.AwaitingOwner, Input.OwnerIs owner) => new(new State.Listing(owner.Owner!), new Effect.AskModems()),
            (State.Listing or State.Running, Input.OwnerIs { Owner: null }) => Fail(
                "ofonod ended: nobody owns org.ofono on the bus any more",
                CloseNext.Retry
            ),
            (State.Listing or State.Running, Input.OwnerIs) => Fail("another ofonod took the name org.ofono", CloseNext.RetryNow),
            (State.Listing known, Input.ModemsListed) => new(
                new State.Running(known.Owner, Asked: false),
                new Effect.StopLoginTimer(),
                new Effect.ReportLoggedOn(),
                new Effect.StartHeartbeatTimer()
            ),
            (State.Listing, Input.ListRefused { Denied: true } refused) => Fail(
                $"the bus does not permit us to speak to oFono: {refused.Words}; permit the service's user in oFono's D-Bus policy",
                CloseNext.Blocked
            ),
            (State.Listing, Input.ListRefused refused) => Fail($"oFono does not tell its modems: {refused.Words}", CloseNext.Retry),
            (State.AwaitingOwner or State.Listing, Input.LoginTimerElapsed) => Fail("oFono does not answer in time", CloseNext.Retry),
            (State.Running { Asked: false } known, Input.HeartbeatTimerElapsed) => new(known with { Asked = true }, new Effect.AskAlive()),
            // It is asked again: the runtime decides how many may be missed.
            (State.Running, Input.HeartbeatTimerElapsed) => new(state, new Effect.ReportHeartbeatMissed(), new Effect.AskAlive()),
            (State.Running { Asked: true } known, Input.IsAlive) => new(
                known with
                {
                    Asked = false,
                },
                new Effect.ReportHeartbeatAnswered(),
                new Effect.StartHeartbeatTimer()
            ),
            // The answer to a question that was given up.
            (State.Running, Input.IsAlive) => new(state),
            _ => new(state, new Effect.ReportUnexpected(input.GetType().Name, state.GetType().Name)),
        };

    private static Step Fail(string reason, CloseNext next) => new(new State.Failed(reason), new Effect.Close(reason, next));

    /// <summary>A step: the state after it, and what to do, in order.</summary>
    public sealed record Step(State State, params Effect[] Effects);

    /// <summary>Where a session stands.</summary>
    public abstract record State
    {
        private State() { }

        /// <summary>No connection to the bus.</summary>
        public sealed record Idle : State;

        /// <summary>On the bus; who owns oFono's name is awaited.</summary>
        public sealed record AwaitingOwner : State;

        /// <summary>oFono is there; its modems are awaited.</summary>
        public sealed record Listing(string Owner) : State;

        /// <summary>In normal operation.</summary>
        public sealed record Running(string Owner, bool Asked) : State;

        /// <summary>Given up; the close of the connection is awaited.</summary>
        public sealed record Failed(string Reason) : State;
    }

    /// <summary>What can happen to a session.</summary>
    public abstract record Input
    {
        private Input() { }

        /// <summary>The connection to the bus is open.</summary>
        public sealed record Opened : Input;

        /// <summary>Who owns oFono's name on the bus; null when nobody does.</summary>
        public sealed record OwnerIs(string? Owner) : Input;

        /// <summary>oFono told its modems.</summary>
        public sealed record ModemsListed : Input;

        /// <summary>oFono or the bus refused to tell them.</summary>
        public sealed record ListRefused(bool Denied, string Words) : Input;

        /// <summary>Finding oFono took too long.</summary>
        public sealed record LoginTimerElapsed : Input;

        /// <summary>It is time to ask, or the answer is late.</summary>
        public sealed record HeartbeatTimerElapsed : Input;

        /// <summary>oFono answered.</summary>
        public sealed record IsAlive : Input;

        /// <summary>The connection is closed.</summary>
        public sealed record Closed : Input;
    }

    /// <summary>What a session wants done.</summary>
    public abstract record Effect
    {
        private Effect() { }

        /// <summary>Ask for the modems.</summary>
        public sealed record AskModems : Effect;

        /// <summary>Ask whether oFono is there, and limit the wait for its answer.</summary>
        public sealed record AskAlive : Effect;

        /// <summary>Tell the runtime that oFono is found, then what its modem is like.</summary>
        public sealed record ReportLoggedOn : Effect;

        /// <summary>Tell the runtime that oFono answered.</summary>
        public sealed record ReportHeartbeatAnswered : Effect;

        /// <summary>Tell the runtime that it did not answer in time.</summary>
        public sealed record ReportHeartbeatMissed : Effect;

        /// <summary>Tell the runtime of an input that means nothing in this state.</summary>
        public sealed record ReportUnexpected(string Input, string State) : Effect;

        /// <summary>Limit the time for finding oFono.</summary>
        public sealed record StartLoginTimer : Effect;

        /// <summary>oFono is found.</summary>
        public sealed record StopLoginTimer : Effect;

        /// <summary>Wait until the next question.</summary>
        public sealed record StartHeartbeatTimer : Effect;

        /// <summary>End the connection.</summary>
        public sealed record Close(string Reason, CloseNext Next) : Effect;
    }
}
