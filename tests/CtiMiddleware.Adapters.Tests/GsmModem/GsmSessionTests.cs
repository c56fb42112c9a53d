using CtiMiddleware.Adapters.GsmModem;
using Effect = CtiMiddleware.Adapters.GsmModem.GsmSession.Effect;
using Input = CtiMiddleware.Adapters.GsmModem.GsmSession.Input;
using State = CtiMiddleware.Adapters.GsmModem.GsmSession.State;

namespace CtiMiddleware.Adapters.Tests.GsmModem;

/// <summary>The session as a table.</summary>
public sealed class GsmSessionTests
{
    private static readonly State[] s_states =
    [
        new State.Closed(),
        new State.Probing(1),
        new State.Unlocking(),
        new State.Setting(0),
        new State.Ready(),
        new State.Waking(1),
        new State.Ended(),
    ];

    private static readonly Input[] s_inputs =
    [
        new Input.Opened(),
        new Input.Answered(),
        new Input.Silent(),
        new Input.SimOpen(),
        new Input.SimLocked("SIM PIN", HasPin: true, WasRefused: false),
        new Input.PinTaken(),
        new Input.Waited(),
        new Input.PinRefused("no"),
        new Input.BeganAnew(),
        new Input.Closed(),
    ];

    [Fact]
    public void Every_input_of_the_modem_session_in_every_state_has_an_effect_or_is_reported()
    {
        foreach (var state in s_states)
        {
            foreach (var input in s_inputs)
            {
                var (next, effects) = GsmSession.Step(state, input);
                var nothing = effects.Count == 0 && next == state;
                // Ended waits for its end; a ready modem answers; what is closed is closed.
                Assert.True(
                    !nothing || state is State.Ended || (state, input) is (State.Ready, Input.Answered) or (State.Closed, Input.Closed),
                    $"{input} in {state} is swallowed."
                );
            }
        }
    }

    [Fact]
    public void Every_state_comes_to_its_end_when_the_line_closes() =>
        Assert.All(s_states, static state => Assert.Equal(new State.Closed(), GsmSession.Step(state, new Input.Closed()).Next));

    [Theory]
    [InlineData("SIM PIN", false, false)]
    [InlineData("SIM PIN", true, true)]
    [InlineData("SIM PUK", true, false)]
    [InlineData("PH-SIM PIN", true, false)]
    public void What_only_a_person_can_do_blocks_the_link(string wants, bool hasPin, bool wasRefused)
    {
        var (next, effects) = GsmSession.Step(new State.Unlocking(), new Input.SimLocked(wants, hasPin, wasRefused));
        Assert.Equal(new State.Ended(), next);
        Assert.True(Assert.IsType<Effect.Close>(Assert.Single(effects)).Blocked);
    }

    [Fact]
    public void A_PIN_whose_outcome_is_not_known_is_not_given_again()
    {
        var (next, effects) = GsmSession.Step(
            new State.Unlocking(),
            new Input.SimLocked("SIM PIN", true, WasRefused: false, WasGiven: true)
        );
        Assert.Equal(new State.Ended(), next);
        Assert.True(Assert.IsType<Effect.Close>(Assert.Single(effects)).Blocked);
    }

    [Fact]
    public void A_modem_that_says_nothing_is_probed_three_times()
    {
        State state = new State.Probing(1);
        for (var attempt = 2; attempt <= GsmSession.Attempts; attempt++)
        {
            (state, var effects) = GsmSession.Step(state, new Input.Silent());
            Assert.Equal(new State.Probing(attempt), state);
            Assert.IsType<Effect.Probe>(Assert.Single(effects));
        }
        var (_, last) = GsmSession.Step(state, new Input.Silent());
        Assert.IsType<Effect.Close>(Assert.Single(last));
    }
}
