namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>
/// Opening and supervision as a pure function: probe, unlock, set, be ready; after a silence wake the modem, and give it up when it does not wake.
/// Every input in every state has its effect or is reported.
/// </summary>
internal static class GsmSession
{
    /// <summary>How often a modem is probed or woken before it is given up.</summary>
    public const int Attempts = 3;

    /// <summary>What is set in order once the SIM is open: the command, and what is lost where the modem refuses it.</summary>
    public static readonly IReadOnlyList<(string Command, string? Lost)> Settings =
    [
        ("AT+CMEE=1", null),
        ("AT+CFUN=1", null),
        ("AT+CRC=1", null),
        ("AT+CLIP=1", "callers' numbers come by +CLCC only"),
        ("AT+CNAP=1", null),
        ("AT+CCWA=1", "waiting calls are seen by +CLCC only"),
        ("AT+CREG=2", null),
        ("AT+CUSD=1", "answers of the network to digits are not told"),
        ("AT+COPS=3,0", null),
        ("AT+CLCC", "calls are not seen"),
    ];

    /// <summary>What is set for short messages, after the others.</summary>
    public static readonly IReadOnlyList<(string Command, string? Lost)> MessageSettings =
    [
        ("AT+CMGF=0", "short messages cannot be sent or read"),
        ("AT+CNMI=2,1", "short messages that come are not told"),
    ];

    /// <summary>One step.</summary>
    public static (State Next, IReadOnlyList<Effect> Effects) Step(State state, Input input) =>
        (state, input) switch
        {
            (State.Closed, Input.Opened) => (new State.Probing(1), [new Effect.Probe()]),
            (_, Input.Closed) => (new State.Closed(), []),
            (State.Probing, Input.Answered) => (new State.Unlocking(), [new Effect.AskSim()]),
            (State.Probing { Attempt: < Attempts } x, Input.Silent) => (new State.Probing(x.Attempt + 1), [new Effect.Probe()]),
            (State.Probing, Input.Silent) => Gone("the modem does not answer"),
            (State.Unlocking, Input.SimOpen) => (new State.Setting(0), [new Effect.Set(0)]),
            (State.Unlocking x, Input.SimLocked y) => Locked(x, y),
            (State.Unlocking, Input.PinTaken) => (new State.Unlocking(AskedSince: 1), [new Effect.AskSim()]),
            (State.Unlocking, Input.Waited) => (state, [new Effect.AskSim()]),
            (State.Unlocking, Input.PinRefused x) => (
                new State.Ended(),
                [new Effect.RememberRefusedPin(), new Effect.Close($"the PIN was refused and is not tried again: {x.Words}", Blocked: true)]
            ),
            (State.Setting x, Input.Answered { Last: true }) => (new State.Ready(), [new Effect.ReportReady()]),
            (State.Setting x, Input.Answered) => (new State.Setting(x.Index + 1), [new Effect.Set(x.Index + 1)]),
            (State.Unlocking or State.Setting, Input.Silent) => Gone("the modem stopped answering while it was set"),
            (State.Ready, Input.Answered) => (state, []),
            (State.Ready, Input.Silent) => (new State.Waking(1), [new Effect.Wake(1)]),
            (State.Waking, Input.Answered) => (new State.Ready(), [new Effect.ReportAwake()]),
            (State.Waking { Attempt: < Attempts } x, Input.Silent) => (new State.Waking(x.Attempt + 1), [new Effect.Wake(x.Attempt + 1)]),
            (State.Waking, Input.Silent) => Gone("the modem stopped answering and could not be woken"),
            (State.Ready, Input.BeganAnew) => (
                new State.Ended(),
                [new Effect.Close("the modem began anew: everything is set again", Blocked: false) { AtOnce = true }]
            ),
            (State.Ended, _) => (state, []),
            _ => (state, [new Effect.ReportUnexpected(input.GetType().Name, state.GetType().Name)]),
        };

    private static (State, IReadOnlyList<Effect>) Gone(string reason) =>
        (new State.Ended(), [new Effect.Close(reason, Blocked: false) { WithDialogue = true }]);

    private static (State, IReadOnlyList<Effect>) Locked(State.Unlocking state, Input.SimLocked x) =>
        x switch
        {
            // A modem may say OK before its SIM is open.
            { Wants: "SIM PIN" } when state.AskedSince is > 0 and < Attempts => (
                new State.Unlocking(state.AskedSince + 1),
                [new Effect.WaitForSim()]
            ),
            { Wants: "SIM PIN", HasPin: true, WasRefused: false, WasGiven: true } => Blocked(
                "the PIN was given before, the SIM asks for it still, and it is not tried again"
            ),
            { Wants: "SIM PIN", HasPin: true, WasRefused: false } => (new State.Unlocking(), [new Effect.GivePin()]),
            { Wants: "SIM PIN", HasPin: true } => Blocked("the PIN was refused before and is not tried again"),
            { Wants: "SIM PIN" } => Blocked("the SIM wants its PIN and none is configured"),
            _ => Blocked($"the SIM wants {x.Wants}: a person must give it"),
        };

    private static (State, IReadOnlyList<Effect>) Blocked(string reason) => (new State.Ended(), [new Effect.Close(reason, Blocked: true)]);

    /// <summary>Where the link is.</summary>
    public abstract record State
    {
        private State() { }

        /// <summary>Not open.</summary>
        public sealed record Closed : State;

        /// <summary>Whether anybody is there is being found out.</summary>
        public sealed record Probing(int Attempt) : State;

        /// <summary>The SIM is asked, and given its PIN; how often it was asked since the modem took that.</summary>
        public sealed record Unlocking(int AskedSince = 0) : State;

        /// <summary>Setting by setting.</summary>
        public sealed record Setting(int Index) : State;

        /// <summary>In use.</summary>
        public sealed record Ready : State;

        /// <summary>It fell silent and is being woken.</summary>
        public sealed record Waking(int Attempt) : State;

        /// <summary>We ended the link.</summary>
        public sealed record Ended : State;
    }

    /// <summary>What happens to a session.</summary>
    public abstract record Input
    {
        private Input() { }

        /// <summary>The line is open.</summary>
        public sealed record Opened : Input;

        /// <summary>A command had a final result; of settings whether it was the last.</summary>
        public sealed record Answered(bool Last = false) : Input;

        /// <summary>A command had none in time.</summary>
        public sealed record Silent : Input;

        /// <summary>The SIM is open, or the modem does not speak of it.</summary>
        public sealed record SimOpen : Input;

        /// <summary>The SIM wants something; of a PIN that was given it may not be known what became of it.</summary>
        public sealed record SimLocked(string Wants, bool HasPin, bool WasRefused, bool WasGiven = false) : Input;

        /// <summary>The SIM had time.</summary>
        public sealed record Waited : Input;

        /// <summary>The PIN was right.</summary>
        public sealed record PinTaken : Input;

        /// <summary>The PIN was wrong.</summary>
        public sealed record PinRefused(string Words) : Input;

        /// <summary>The modem lost its settings.</summary>
        public sealed record BeganAnew : Input;

        /// <summary>The line is closed.</summary>
        public sealed record Closed : Input;
    }

    /// <summary>What a session wants done.</summary>
    public abstract record Effect
    {
        private Effect() { }

        /// <summary>Find out whether anybody is there.</summary>
        public sealed record Probe : Effect;

        /// <summary>Ask the SIM.</summary>
        public sealed record AskSim : Effect;

        /// <summary>Give the SIM time before it is asked again.</summary>
        public sealed record WaitForSim : Effect;

        /// <summary>Give the PIN, and remember that it was given.</summary>
        public sealed record GivePin : Effect;

        /// <summary>Never give this PIN again.</summary>
        public sealed record RememberRefusedPin : Effect;

        /// <summary>Send a setting.</summary>
        public sealed record Set(int Index) : Effect;

        /// <summary>Everything is set.</summary>
        public sealed record ReportReady : Effect;

        /// <summary>Wake it: end what it may be waiting for, drop its line, ask.</summary>
        public sealed record Wake(int Attempt) : Effect;

        /// <summary>It answers again: what is in the queue goes on, and its calls are listed.</summary>
        public sealed record ReportAwake : Effect;

        /// <summary>An input that means nothing in this state.</summary>
        public sealed record ReportUnexpected(string Input, string State) : Effect;

        /// <summary>End the link.</summary>
        public sealed record Close(string Reason, bool Blocked) : Effect
        {
            /// <summary>Open it again without waiting.</summary>
            public bool AtOnce { get; init; }

            /// <summary>Say what was said last.</summary>
            public bool WithDialogue { get; init; }
        }
    }
}
