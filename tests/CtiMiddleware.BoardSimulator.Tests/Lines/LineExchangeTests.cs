using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.BoardSimulator.Tests.Lines;

public sealed class LineExchangeTests
{
    private readonly SimulationKernel _kernel = new(1, new DateTimeOffset(2026, 3, 1, 12, 34, 0, TimeSpan.Zero));
    private readonly TelephoneLine _line = new("2001");
    private readonly List<LineEvent> _told = [];
    private readonly TestTelephone _telephone;

    public LineExchangeTests() => _telephone = new TestTelephone(_kernel, _line);

    [Fact]
    public void A_line_off_hook_hears_the_dial_tone_until_the_first_digit()
    {
        Exchange();
        _line.GoOffHook();
        Run(1);
        Assert.True(Last(0.5).ShareOf(350, 440) > 0.9);
        _telephone.Press("5");
        Run(0.5);
        Assert.Equal(0, Last(0.1).Loudness());
        Assert.Equal('5', Assert.Single(_told.OfType<LineEvent.Dialled>()).Digit);
    }

    [Fact]
    public void A_dialled_far_end_rings_answers_and_speaks_with_the_line()
    {
        var exchange = Exchange();
        var party = new LinePlayer(Listening.Tone(1000, TimeSpan.FromSeconds(1)));
        exchange.Route = (digits, _) =>
            digits == "5551234" ? new LineRoute.ToParty(party, TimeSpan.FromSeconds(5)) : new LineRoute.MoreDigits();
        _line.GoOffHook();
        Run(1);
        _telephone.Press("5551234");
        Run(2.5);
        Assert.Single(_told.OfType<LineEvent.Alerting>());
        Assert.True(Last(0.5).ShareOf(440, 480) > 0.9);
        Assert.Null(party.Call);
        Run(5);
        Assert.Equal(LineCallState.Talking, party.Call!.State);
        _line.FromTerminal(Listening.Tone(700, TimeSpan.FromMilliseconds(20)));
        Run(0.1);
        Assert.True(_telephone.Samples.TakeLast(8000).ShareOf(1000) > 0.3);
        Assert.True(party.HeardSamples.Loudness() > 1000);
    }

    [Theory]
    [InlineData(LineSignal.Busy, 480, 620)]
    [InlineData(LineSignal.Reorder, 480, 620)]
    public void A_number_that_leads_to_a_signal_is_heard(LineSignal signal, double low, double high)
    {
        var exchange = Exchange();
        exchange.Route = (digits, _) => digits == "77" ? new LineRoute.ToSignal(signal) : new LineRoute.MoreDigits();
        _line.GoOffHook();
        Run(1);
        _telephone.Press("77");
        Run(4);
        Assert.Equal(new LineEvent.Failed("77", signal), _told[^1]);
        Assert.True(Last(2).ShareOf(low, high) > 0.8);
        var quiet = Last(2).Chunk(160).Count(static frame => frame.Loudness() < 10);
        Assert.InRange(quiet, 40, 60);
    }

    [Fact]
    public void No_digit_and_no_further_digit_lead_to_reorder()
    {
        var exchange = Exchange();
        exchange.Route = static (_, _) => new LineRoute.MoreDigits();
        _line.GoOffHook();
        Run(16);
        Assert.Equal(LineSignal.Reorder, Assert.Single(_told.OfType<LineEvent.Failed>()).Signal);
        _line.GoOnHook();
        _line.GoOffHook();
        Run(1);
        _telephone.Press("1");
        Run(5);
        Assert.Equal("1", _told.OfType<LineEvent.Failed>().Last().Digits);
    }

    [Fact]
    public void A_hot_line_leads_to_its_far_end_without_a_digit()
    {
        var exchange = Exchange();
        var party = new LinePlayer(Listening.Tone(1000, TimeSpan.FromSeconds(5)));
        exchange.HotLine = () => new LineRoute.ToParty(party, TimeSpan.FromSeconds(1));
        _line.GoOffHook();
        Run(2);
        Assert.Equal(LineCallState.Talking, party.Call!.State);
        Assert.True(Last(0.5).ShareOf(1000) > 0.9);
    }

    [Fact]
    public void It_rings_in_its_cadence_until_it_is_answered()
    {
        var exchange = Exchange();
        var caller = new LinePlayer();
        exchange.Ring(new LineCaller { Number = "5551234" }, caller);
        Run(8.5);
        Assert.Equal([true, false, true, false], _telephone.Rings.Select(static ring => ring.On));
        Assert.Equal(2.0, (_telephone.Rings[1].At - _telephone.Rings[0].At).TotalSeconds, 0.05);
        Assert.Equal(6.0, (_telephone.Rings[2].At - _telephone.Rings[0].At).TotalSeconds, 0.05);
        _line.GoOffHook();
        Assert.Equal(LineCallState.Talking, caller.Call!.State);
        Assert.Same(caller.Call, exchange.Active);
    }

    [Fact]
    public void A_caller_who_gives_up_ends_the_ringing()
    {
        var exchange = Exchange();
        var caller = new LinePlayer();
        var call = exchange.Ring(new LineCaller { Number = "5551234" }, caller);
        Run(7);
        call.HangUp();
        Assert.False(_line.IsRinging);
        Assert.True(caller.HasEnded);
        Assert.True(exchange.IsIdle);
        Run(20);
        Assert.Equal(4, _telephone.Rings.Count);
        Assert.Equal(0, _kernel.PendingTimers);
    }

    [Fact]
    public void A_hook_flash_holds_dials_and_on_hook_joins_both_far_ends()
    {
        var exchange = Exchange();
        var (first, second) = (new LinePlayer(), new LinePlayer());
        exchange.Route = (digits, _) =>
            digits == "22" ? new LineRoute.ToParty(second, TimeSpan.FromSeconds(3)) : new LineRoute.MoreDigits();
        exchange.Ring(new LineCaller { Number = "1" }, first);
        Run(1);
        _line.GoOffHook();
        Run(1);
        _line.Flash();
        Run(1);
        Assert.Equal(LineCallState.Held, first.Call!.State);
        Assert.True(Last(0.2).ShareOf(350, 440) > 0.9);
        _telephone.Press("22");
        Run(1);
        _line.GoOnHook();
        Assert.Single(_told.OfType<LineEvent.Transferred>());
        first.Say(Listening.Tone(1000, TimeSpan.FromSeconds(10)));
        Run(5);
        Assert.True(second.HeardSamples.ShareOf(1000) > 0.9);
        second.Call!.HangUp();
        Assert.True(first.HasEnded && second.HasEnded);
        Run(1);
        Assert.Equal(0, _kernel.PendingTimers);
    }

    [Fact]
    public void A_second_flash_gives_the_first_call_back()
    {
        var exchange = Exchange();
        var (first, second) = (new LinePlayer(), new LinePlayer());
        exchange.Route = (digits, _) => new LineRoute.ToParty(second, TimeSpan.Zero);
        exchange.Ring(new LineCaller(), first);
        Run(1);
        _line.GoOffHook();
        _line.Flash();
        Run(1);
        _telephone.Press("2");
        Run(1);
        Assert.Equal(LineCallState.Talking, second.Call!.State);
        _line.Flash();
        Assert.True(second.HasEnded);
        Assert.Equal(LineCallState.Talking, first.Call!.State);
        Assert.IsType<LineEvent.Retrieved>(_told[^1]);
    }

    [Fact]
    public void On_hook_with_a_held_call_alone_is_recalled()
    {
        var exchange = Exchange();
        var first = new LinePlayer();
        exchange.Ring(new LineCaller { Number = "1" }, first);
        Run(1);
        _line.GoOffHook();
        _line.Flash();
        Run(1);
        _line.GoOnHook();
        Run(1);
        Assert.True(_line.IsRinging);
        _line.GoOffHook();
        Assert.Equal(LineCallState.Talking, first.Call!.State);
    }

    [Fact]
    public void The_end_of_a_call_is_shown_as_the_settings_say()
    {
        var exchange = Exchange(
            new LineExchangeOptions
            {
                HangUpSignals = HangUpSignals.LoopInterruption | HangUpSignals.PolarityReversal,
                CallerId = CallerIdSignalling.None,
            }
        );
        var caller = new LinePlayer();
        exchange.Ring(new LineCaller(), caller);
        Run(1);
        _line.GoOffHook();
        Run(1);
        caller.Call!.HangUp();
        Assert.Equal((1, 1), (_telephone.Reversals, _telephone.Interruptions));
        Run(1);
        Assert.True(Last(1).ShareOf(480, 620) > 0.8);
    }

    private LineExchange Exchange(LineExchangeOptions? options = null) =>
        new(_kernel, _line, options ?? new LineExchangeOptions()) { Told = _told.Add };

    private IEnumerable<short> Last(double seconds) => _telephone.Samples.TakeLast((int)(seconds * 8000));

    private void Run(double seconds) => _kernel.RunFor(TimeSpan.FromSeconds(seconds));
}
