using CtiMiddleware.Media.Dtmf;
using CtiMiddleware.Media.Progress;
using CtiMiddleware.Media.Tones;
using CtiMiddleware.Simulators.Board.Callers;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.BoardSimulator.Tests.Callers;

public sealed class ScriptedCallerTests
{
    private static readonly ToneSegment Beep = new([new(1000, -12)], TimeSpan.FromMilliseconds(400));
    private static readonly ToneSegment Menu = new([new(1400, -12)], TimeSpan.FromSeconds(2));

    private readonly SimulationKernel _kernel = new(7, new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly TelephoneLine _line = new("2001");
    private readonly Answering _terminal;
    private readonly LineExchange _exchange;

    public ScriptedCallerTests()
    {
        _exchange = new LineExchange(_kernel, _line, new LineExchangeOptions());
        _terminal = new Answering(_kernel, _line);
    }

    [Fact]
    public void A_caller_waits_for_the_prompt_chooses_hears_the_answer_and_hangs_up()
    {
        var caller = new ScriptedCaller(
            [
                new CallerStep.HearTone([1000], Ms(200), Ms(5000)),
                new CallerStep.HearSilence(Ms(300), Ms(5000)),
                new CallerStep.Press(
                    "42#",
                    new DtmfSignal
                    {
                        Duration = Ms(60),
                        Pause = Ms(60),
                        Twist = -6,
                    }
                ),
                new CallerStep.HearTone([1400], Ms(500), Ms(5000)),
                new CallerStep.Wait(Ms(250)),
                new CallerStep.HangUp(),
            ],
            new ScriptedCallerOptions { Noise = -38 }
        );
        _terminal.OnDigit = digit =>
        {
            if (digit == '#')
                _terminal.Play(ToneSegment.Silence(Ms(200)), Menu);
        };
        _terminal.Play(ToneSegment.Silence(Ms(700)), Beep);
        _exchange.Ring(new LineCaller { Number = "5551234" }, caller);
        _kernel.RunFor(TimeSpan.FromSeconds(12));
        Assert.True(caller.State == CallerState.Done, $"{caller.Failure}\n{caller}");
        Assert.Equal("42#", _terminal.Digits);
        Assert.Equal(LineCallState.Ended, caller.Call!.State);
        Assert.Equal("hangs up", caller.Trace[^1].What);
    }

    [Fact]
    public void A_prompt_that_does_not_come_is_told_with_what_was_heard_and_the_caller_leaves()
    {
        var caller = new ScriptedCaller([new CallerStep.HearTone([1000], Ms(200), Ms(3000))]);
        _terminal.Play(Menu);
        _exchange.Ring(new LineCaller(), caller);
        _kernel.RunFor(TimeSpan.FromSeconds(8));
        Assert.Equal(CallerState.Failed, caller.State);
        Assert.Equal("step 1, hear 1000 Hz for 200 ms: not within 3000 ms", caller.Failure);
        Assert.Equal(LineCallState.Ended, caller.Call!.State);
        Assert.InRange(caller.Elapsed.TotalMilliseconds, 2980, 3040);
    }

    [Fact]
    public void A_key_pressed_into_the_prompt_is_heard_through_noise()
    {
        var caller = new ScriptedCaller(
            [new CallerStep.HearTone([1400], Ms(300), Ms(4000)), new CallerStep.Press("5"), new CallerStep.HearSilence(Ms(400), Ms(1200))],
            new ScriptedCallerOptions { Noise = -30 }
        );
        _terminal.OnDigit = _ => _terminal.Discard();
        _terminal.Play(new ToneSegment([new(1400, -12)], TimeSpan.FromSeconds(20)));
        _exchange.Ring(new LineCaller(), caller);
        _kernel.RunFor(TimeSpan.FromSeconds(8));
        Assert.True(caller.State == CallerState.Done, $"{caller.Failure}\n{caller}");
        Assert.Equal("5", _terminal.Digits);
    }

    [Fact]
    public void The_other_side_that_hangs_up_too_early_fails_the_script_and_awaited_it_ends_it()
    {
        var early = new ScriptedCaller([new CallerStep.Wait(Ms(5000)), new CallerStep.Press("1")]);
        _exchange.Ring(new LineCaller(), early);
        _kernel.RunFor(TimeSpan.FromSeconds(3));
        _line.GoOnHook();
        Assert.Equal(CallerState.Failed, early.State);
        Assert.Contains("the other side hung up", early.Failure, StringComparison.Ordinal);
        var awaited = new ScriptedCaller([new CallerStep.AwaitEnd(Ms(10_000))]);
        _exchange.Ring(new LineCaller(), awaited);
        _kernel.RunFor(TimeSpan.FromSeconds(3));
        _line.GoOnHook();
        Assert.Equal(CallerState.Done, awaited.State);
    }

    [Fact]
    public void Without_an_exchange_it_hears_signals_speech_and_digits_frame_by_frame()
    {
        bool left = false;
        var caller = new ScriptedCaller([
            new CallerStep.HearSignal(ProgressSignal.Busy, Ms(5000)),
            new CallerStep.HearDigits("19", Ms(5000)),
            new CallerStep.HearSpeech(Ms(5000)),
            new CallerStep.Say(new short[] { 1, 2, 3 }, "three samples"),
        ])
        {
            HungUp = () => left = true,
        };
        caller.Start();
        Feed(caller, CountryTones.Of("US").Find(CallTone.Busy)!.Play(), 3);
        Feed(caller, new ToneGenerator(DtmfGenerator.Segments("179", DtmfSignal.Usual)), 1);
        Assert.IsType<CallerStep.HearSpeech>(caller.Step);
        // A sound that changes like speech: three frequencies that are in no tone, in syllables.
        Feed(
            caller,
            new ToneGenerator([new ToneSegment([new(210, -20, 5), new(730, -18, 4), new(1190, -22, 6)], TimeSpan.FromSeconds(2))]),
            2
        );
        Assert.True(caller.State == CallerState.Done, $"{caller.Failure}\n{caller}");
        Assert.True(left);
    }

    [Fact]
    public void The_trace_is_bounded_and_what_is_not_kept_is_counted()
    {
        var caller = new ScriptedCaller([new CallerStep.Wait(Ms(60_000))], new ScriptedCallerOptions { TraceLimit = 5 });
        caller.Start();
        Feed(caller, new ToneGenerator(DtmfGenerator.Segments("0123456789", DtmfSignal.Usual)), 2);
        Assert.Equal(5, caller.Trace.Count);
        Assert.True(caller.TraceDropped >= 7);
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static void Feed(ScriptedCaller caller, ToneGenerator sound, int seconds)
    {
        var frame = new short[160];
        for (int i = 0; i < seconds * 50; i++)
        {
            sound.Generate(frame);
            caller.Heard(frame);
            caller.NextFrame(frame);
        }
    }
}
