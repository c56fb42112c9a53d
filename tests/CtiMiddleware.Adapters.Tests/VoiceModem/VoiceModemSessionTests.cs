using CtiMiddleware.Adapters.VoiceModem;
using CtiMiddleware.Adapters.VoiceModem.Messages;
using Effect = CtiMiddleware.Adapters.VoiceModem.VoiceModemSession.Effect;
using Input = CtiMiddleware.Adapters.VoiceModem.VoiceModemSession.Input;
using State = CtiMiddleware.Adapters.VoiceModem.VoiceModemSession.State;

namespace CtiMiddleware.Adapters.Tests.VoiceModem;

public sealed class VoiceModemSessionTests
{
    private State _state = new State.Idle();
    private readonly List<Effect> _effects = [];

    [Fact]
    public void A_modem_is_woken_up_asked_what_it_is_and_set_up()
    {
        Give(new Input.Opened());
        Assert.Equal(
            [typeof(Effect.RaiseTerminalReady), typeof(Effect.SendEscapes), typeof(Effect.Pause)],
            _effects.Select(static one => one.GetType())
        );
        Give(new Input.PauseElapsed());
        foreach (
            var (asked, line) in new[]
            {
                ("Q0V1H0", ""),
                ("E0", ""),
                ("+FMI?", "maker"),
                ("+FMM?", "model"),
                ("+FMR?", "1"),
                ("I", ""),
                ("I3", ""),
                ("+FCLASS=?", "0,1,8"),
                ("+FCLASS=8", ""),
                ("+VSM=?", "4,\"ULAW\",8,0,8000,0,0"),
            }
        )
        {
            Assert.Equal(new Effect.Ask(asked), _effects[^1]);
            Give(Ok(line));
        }
        Assert.Equal(["maker", "model", "1"], Assert.IsType<Effect.Choose>(_effects[^1]).Identity);
        Take(VoiceModemSession.Chosen(_state, new VoiceModemSession.Setup(["+VCID=1", "+VSM=4,8000"])));
        Assert.Equal(new Effect.Ask("+VCID=1"), _effects[^1]);
        Give(new Input.Answered(ModemResult.Error, []));
        Give(Ok(""));
        Assert.Equal(["+VCID=1"], Assert.IsType<Effect.ReportReady>(_effects[^1]).Refused);
        Assert.IsType<State.Ready>(_state);
    }

    [Fact]
    public void The_way_back_goes_from_escapes_over_plus_signs_to_the_terminal_ready_line_and_then_gives_up()
    {
        _state = new State.Ready();
        Give(new Input.Unresponsive("no answer to AT"));
        Give(new Input.PauseElapsed());
        Give(new Input.TimedOut());
        Give(new Input.PauseElapsed());
        Give(new Input.TimedOut());
        Give(new Input.PauseElapsed());
        Give(new Input.PauseElapsed());
        Give(new Input.TimedOut());
        Give(new Input.PauseElapsed());
        Give(new Input.PauseElapsed());
        Assert.Equal(new Effect.Ask("Z"), _effects[^1]);
        Give(new Input.TimedOut());
        Assert.Equal(
            [
                "ReportImpaired",
                "SendEscapes",
                "Ask",
                "SendEscapes",
                "Ask",
                "SendPlus",
                "Ask",
                "DropTerminalReady",
                "RaiseTerminalReady",
                "Ask",
                "Close",
            ],
            _effects.Where(static one => one is not Effect.Pause).Select(static one => one.GetType().Name)
        );
        Assert.IsType<State.Failed>(_state);
    }

    [Fact]
    public void A_modem_that_answers_after_the_reset_is_set_up_from_the_beginning()
    {
        _state = new State.Asking(VoiceModemSession.WayBack.TerminalReady, VoiceModemSession.Question.Reset);
        Give(Ok(""));
        Assert.Equal(new Effect.Ask("Q0V1H0"), _effects[^1]);
    }

    [Theory]
    [InlineData("0,1,2", "no voice class")]
    [InlineData("(0,1,8)", null)]
    [InlineData("0, 8", null)]
    public void A_modem_without_the_voice_class_ends_the_link_with_its_words(string classes, string? reason)
    {
        _state = new State.Asking(VoiceModemSession.WayBack.Escapes, VoiceModemSession.Question.Classes);
        Give(Ok(classes));
        if (reason is null)
            Assert.Equal(new Effect.Ask("+FCLASS=8"), _effects[^1]);
        else
            Assert.Contains(reason, Assert.IsType<Effect.Close>(_effects[^1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void None_of_the_formats_ends_the_link_and_names_them()
    {
        var asking = new State.Asking(VoiceModemSession.WayBack.Escapes, VoiceModemSession.Question.Formats)
        {
            Found = new([], ["7,\"G.726\""], []),
        };
        Take(VoiceModemSession.Chosen(new State.Choosing(asking), setup: null));
        Assert.Contains("G.726", Assert.IsType<Effect.Close>(Assert.Single(_effects)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_means_nothing_in_a_state_is_told_and_after_a_failure_nothing_is_done()
    {
        Give(new Input.TimedOut());
        Assert.IsType<Effect.ReportUnexpected>(Assert.Single(_effects));
        _effects.Clear();
        _state = new State.Failed("gone");
        Give(new Input.PauseElapsed());
        Assert.Empty(_effects);
        Give(new Input.Closed());
        Assert.IsType<State.Idle>(_state);
    }

    private static Input.Answered Ok(string line) => new(ModemResult.Ok, line.Length == 0 ? [] : [line]);

    private void Give(Input input) => Take(VoiceModemSession.Next(_state, input));

    private void Take(VoiceModemSession.Step step)
    {
        _state = step.State;
        _effects.AddRange(step.Effects);
    }
}
