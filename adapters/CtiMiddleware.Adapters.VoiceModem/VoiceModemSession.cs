using CtiMiddleware.Adapters.VoiceModem.Messages;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>
/// The life of a link to a modem as a pure function: waking it up out of whatever it was left in, asking what it is, setting it up at every open, and the
/// way back when it stops answering: escapes, then +++, then Data Terminal Ready, then giving up. Calls and audio do not pass through it.
/// </summary>
public static class VoiceModemSession
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(400);

    /// <summary>V.250 wants a second of silence on either side of +++.</summary>
    private static readonly TimeSpan EscapeGuard = TimeSpan.FromMilliseconds(1200);

    private static readonly string[] Identity = ["+FMI?", "+FMM?", "+FMR?", "I", "I3"];

    /// <summary>The next state and what to do.</summary>
    public static Step Next(State state, Input input) =>
        (state, input) switch
        {
            (_, Input.Closed) => new(new State.Idle()),
            (State.Failed, _) => new(state),
            (State.Idle, Input.Opened) => Wake(new Effect.RaiseTerminalReady()),
            (State.Waking waking, Input.PauseElapsed) => GoOn(waking),
            (State.Asking { Question: Question.Attention or Question.Reset } asking, Input.Answered { Result: ModemResult.Ok }) => Ask(
                asking with
                {
                    Question = asking.Question + 1,
                }
            ),
            (State.Asking { Question: Question.Attention or Question.Reset } asking, Input.Answered or Input.TimedOut) => Escalate(
                asking.Way
            ),
            (State.Asking asking, Input.TimedOut) => Escalate(asking.Way),
            (State.Asking asking, Input.Answered answered) => Answered(asking, answered),
            (State.Ready, Input.Unresponsive unresponsive) => Wake(new Effect.ReportImpaired(unresponsive.What)),
            _ => new(state, new Effect.ReportUnexpected(input.GetType().Name, state.GetType().Name)),
        };

    private static Step Wake(Effect first) =>
        new(new State.Waking(WayBack.Escapes, 0), first, new Effect.SendEscapes(), new Effect.Pause(Settle));

    private static Step GoOn(State.Waking waking) =>
        (waking.Way, waking.Part) switch
        {
            (WayBack.Plus, 0) => new(waking with { Part = 1 }, new Effect.SendPlus(), new Effect.Pause(EscapeGuard)),
            (WayBack.TerminalReady, 0) => new(waking with { Part = 1 }, new Effect.RaiseTerminalReady(), new Effect.Pause(EscapeGuard)),
            (WayBack.TerminalReady, _) => Ask(new State.Asking(waking.Way, Question.Reset)),
            _ => Ask(new State.Asking(waking.Way, Question.Attention)),
        };

    private static Step Escalate(WayBack way) =>
        way switch
        {
            WayBack.Escapes => new(new State.Waking(WayBack.EscapesAgain, 0), new Effect.SendEscapes(), new Effect.Pause(Settle)),
            WayBack.EscapesAgain => new(new State.Waking(WayBack.Plus, 0), new Effect.Pause(EscapeGuard)),
            WayBack.Plus => new(new State.Waking(WayBack.TerminalReady, 0), new Effect.DropTerminalReady(), new Effect.Pause(EscapeGuard)),
            _ => Fail("the modem does not answer, neither to escapes, +++ nor a drop of Data Terminal Ready", CloseNext.Retry),
        };

    private static Step Answered(State.Asking asking, Input.Answered answered)
    {
        var ok = answered.Result is ModemResult.Ok or ModemResult.VoiceConnect;
        switch (asking.Question)
        {
            case Question.Echo:
                return ok ? Ask(asking with { Question = Question.Identity }) : Fail("the modem refuses E0", CloseNext.Retry);
            case Question.Identity:
                // Most modems know some of these only; a refusal says nothing.
                var identity = ok ? [.. asking.Found.Identity, .. answered.Lines] : asking.Found.Identity;
                var found = asking.Found with { Identity = identity };
                return asking.Index + 1 < Identity.Length
                    ? Ask(asking with { Index = asking.Index + 1, Found = found })
                    : Ask(asking with { Index = 0, Found = found, Question = Question.Classes });
            case Question.Classes:
                return ok && answered.Lines.Any(static line => Classes(line).Contains("8"))
                    ? Ask(asking with { Question = Question.VoiceClass })
                    : Fail($"the modem has no voice class: +FCLASS=? says {Words(answered)}", CloseNext.Retry);
            case Question.VoiceClass:
                return ok
                    ? Ask(asking with { Question = Question.Formats })
                    : Fail($"the modem refuses +FCLASS=8: {Words(answered)}", CloseNext.Retry);
            case Question.Formats:
                return ok
                    ? new(
                        new State.Choosing(asking with { Found = asking.Found with { Formats = answered.Lines } }),
                        new Effect.Choose(asking.Found.Identity, answered.Lines)
                    )
                    : Fail($"the modem refuses +VSM=?: {Words(answered)}", CloseNext.Retry);
            case Question.Init:
                var refused = ok ? asking.Found.Refused : [.. asking.Found.Refused, asking.Setup!.Init[asking.Index]];
                var next = asking with { Index = asking.Index + 1, Found = asking.Found with { Refused = refused } };
                if (next.Index < asking.Setup!.Init.Count)
                    return Ask(next);
                return new(new State.Ready(), new Effect.ReportReady(next.Found.Identity, refused));
            default:
                return new(asking, new Effect.ReportUnexpected(nameof(Input.Answered), asking.Question.ToString()));
        }
    }

    /// <summary>The profile and the format are chosen: the rest of the set-up. Null: none of the modem's formats can be used.</summary>
    public static Step Chosen(State state, Setup? setup) =>
        (state, setup) switch
        {
            (State.Choosing choosing, not null) => Ask(choosing.Asked with { Question = Question.Init, Index = 0, Setup = setup }),
            (State.Choosing choosing, null) => Fail(
                $"none of the modem's voice formats can be used: {string.Join(" · ", choosing.Asked.Found.Formats)}",
                CloseNext.Retry
            ),
            _ => new(state, new Effect.ReportUnexpected(nameof(Chosen), state.GetType().Name)),
        };

    private static Step Ask(State.Asking asking)
    {
        // A reset was answered: it goes on with the attention, which sets the form of results.
        var command = asking.Question switch
        {
            Question.Reset => "Z",
            Question.Attention => "Q0V1H0",
            Question.Echo => "E0",
            Question.Identity => Identity[asking.Index],
            Question.Classes => "+FCLASS=?",
            Question.VoiceClass => "+FCLASS=8",
            Question.Formats => "+VSM=?",
            _ => asking.Setup!.Init[asking.Index],
        };
        return new(asking, new Effect.Ask(command));
    }

    private static string[] Classes(string line) =>
        line.Replace("(", "", StringComparison.Ordinal)
            .Replace(")", "", StringComparison.Ordinal)
            .Split(',', StringSplitOptions.TrimEntries);

    private static string Words(Input.Answered answered) =>
        answered.Lines.Count == 0 ? answered.Result.ToString() : string.Join(" · ", answered.Lines);

    // Never for good: on a noisy line any answer can be a wrong one, and another modem may be plugged in.
    private static Step Fail(string reason, CloseNext next) => new(new State.Failed(reason), new Effect.Close(reason, next));

    /// <summary>How far the way back has come.</summary>
    public enum WayBack
    {
        /// <summary>The escapes of all voice states.</summary>
        Escapes,

        /// <summary>The same once more: the first may have ended a long voice stream.</summary>
        EscapesAgain,

        /// <summary>+++ between two silences.</summary>
        Plus,

        /// <summary>Data Terminal Ready dropped and raised.</summary>
        TerminalReady,
    }

    /// <summary>What is asked, in this order.</summary>
    public enum Question
    {
        /// <summary>Z, only after Data Terminal Ready had to be dropped.</summary>
        Reset,

        /// <summary>Results in words, on hook.</summary>
        Attention,

        /// <summary>No echo.</summary>
        Echo,

        /// <summary>Maker, model, revision.</summary>
        Identity,

        /// <summary>The service classes.</summary>
        Classes,

        /// <summary>Into the voice class.</summary>
        VoiceClass,

        /// <summary>The voice formats.</summary>
        Formats,

        /// <summary>The commands of the profile and the format.</summary>
        Init,
    }

    /// <summary>What the modem said so far.</summary>
    public sealed record Found(IReadOnlyList<string> Identity, IReadOnlyList<string> Formats, IReadOnlyList<string> Refused)
    {
        /// <summary>Nothing yet.</summary>
        public static Found Nothing { get; } = new([], [], []);
    }

    /// <summary>What was chosen for this modem.</summary>
    /// <param name="Init">All commands that set it up.</param>
    public sealed record Setup(IReadOnlyList<string> Init);

    /// <summary>A step: the state after it, and what to do, in order.</summary>
    public sealed record Step(State State, params Effect[] Effects);

    /// <summary>Where a session stands.</summary>
    public abstract record State
    {
        private State() { }

        /// <summary>No connection.</summary>
        public sealed record Idle : State;

        /// <summary>Something was sent that brings every modem back to commands; what it still says is passed over.</summary>
        public sealed record Waking(WayBack Way, int Part) : State;

        /// <summary>A question is out.</summary>
        public sealed record Asking(WayBack Way, Question Question) : State
        {
            /// <summary>Which of several of its kind.</summary>
            public int Index { get; init; }

            /// <summary>What the modem said so far.</summary>
            public Found Found { get; init; } = Found.Nothing;

            /// <summary>What was chosen; null before.</summary>
            public Setup? Setup { get; init; }
        }

        /// <summary>Profile and format are being chosen.</summary>
        public sealed record Choosing(Asking Asked) : State;

        /// <summary>In normal operation.</summary>
        public sealed record Ready : State;

        /// <summary>Given up; the close of the connection is awaited.</summary>
        public sealed record Failed(string Reason) : State;
    }

    /// <summary>What can happen to a session.</summary>
    public abstract record Input
    {
        private Input() { }

        /// <summary>The serial line is open.</summary>
        public sealed record Opened : Input;

        /// <summary>A pause is over.</summary>
        public sealed record PauseElapsed : Input;

        /// <summary>A question was answered, with the lines before the result.</summary>
        public sealed record Answered(ModemResult Result, IReadOnlyList<string> Lines) : Input;

        /// <summary>A question was not answered in time.</summary>
        public sealed record TimedOut : Input;

        /// <summary>In normal operation a command was not answered in time, or a voice state could not be left.</summary>
        public sealed record Unresponsive(string What) : Input;

        /// <summary>The serial line is closed.</summary>
        public sealed record Closed : Input;
    }

    /// <summary>What a session wants done.</summary>
    public abstract record Effect
    {
        private Effect() { }

        /// <summary>Ask this, without AT, and limit the wait for the answer.</summary>
        public sealed record Ask(string Command) : Effect;

        /// <summary>Send what ends every voice state and every command that is under way.</summary>
        public sealed record SendEscapes : Effect;

        /// <summary>Send +++.</summary>
        public sealed record SendPlus : Effect;

        /// <summary>Drop Data Terminal Ready.</summary>
        public sealed record DropTerminalReady : Effect;

        /// <summary>Raise Data Terminal Ready.</summary>
        public sealed record RaiseTerminalReady : Effect;

        /// <summary>Say nothing for so long.</summary>
        public sealed record Pause(TimeSpan For) : Effect;

        /// <summary>Choose a profile by what the modem is and a format by what it has; answered by <see cref="Chosen"/>.</summary>
        public sealed record Choose(IReadOnlyList<string> Identity, IReadOnlyList<string> Formats) : Effect;

        /// <summary>Tell the runtime that the modem is set up, and which commands it refused.</summary>
        public sealed record ReportReady(IReadOnlyList<string> Identity, IReadOnlyList<string> Refused) : Effect;

        /// <summary>Tell the runtime that the modem stopped answering and is being reset.</summary>
        public sealed record ReportImpaired(string Reason) : Effect;

        /// <summary>Tell the runtime of an input that means nothing in this state.</summary>
        public sealed record ReportUnexpected(string Input, string State) : Effect;

        /// <summary>End the connection.</summary>
        public sealed record Close(string Reason, CloseNext Next) : Effect;
    }
}
