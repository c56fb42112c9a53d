using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Tests.Faults;

/// <summary>Faults of the link, in virtual time: what arrives, when, in which pieces.</summary>
public sealed class LinkFaultTests
{
    private readonly AmiUnderFaults _ami = new();

    [Fact]
    public void Latency_delays_each_direction_by_itself_and_keeps_the_order()
    {
        var fault = _ami.Set(FaultKind.Latency, with: null, ("ms", "100"), ("jitterMs", "50"));
        for (var i = 0; i < 20; i++)
            _ami.Burst(1);
        _ami.Send("Ping");
        Assert.Empty(_ami.Pieces);
        _ami.Wait(1000);
        Assert.Equal(21, _ami.Pieces.Count);
        Assert.Equal(22, fault.Acted);
        Assert.Equal("Response: Success", _ami.Names[^1]);
        Assert.All(_ami.Pieces.Take(20), static piece => Assert.InRange(piece.At.TotalMilliseconds, 100, 150));
        Assert.InRange(_ami.Pieces[^1].At.TotalMilliseconds, 200, 300);
    }

    [Fact]
    public void Latency_one_way_leaves_the_other_alone()
    {
        _ami.Set(FaultKind.Latency, static spec => spec with { Direction = FaultDirection.In }, ("ms", "100"));
        _ami.Burst(1);
        _ami.Send("Ping");
        Assert.Equal(["UserEvent"], _ami.Names);
        _ami.Wait(100);
        Assert.Equal(["UserEvent", "Response: Success"], _ami.Names);
    }

    [Fact]
    public void Bandwidth_lets_through_no_more_than_it_has()
    {
        _ami.Set(FaultKind.Bandwidth, static spec => spec with { Direction = FaultDirection.Out }, ("bytesPerSecond", "1000"));
        _ami.Burst(50);
        _ami.Wait(1000);
        Assert.InRange(_ami.Text.Length, 900, 1000);
        _ami.Wait(10_000);
        var bytes = _ami.Text.Length;
        Assert.Equal(50, _ami.Names.Count);
        Assert.Equal(bytes, _ami.Pieces[^1].At.TotalMilliseconds, tolerance: 1);
    }

    [Fact]
    public void Slices_arrive_apart_and_make_the_whole()
    {
        _ami.Set(FaultKind.Slice, static spec => spec with { Direction = FaultDirection.Out, Times = 1 }, ("size", "7"), ("delayMs", "10"));
        _ami.Burst(2);
        _ami.Wait(10_000);
        var sliced = _ami.Pieces.TakeWhile(static piece => piece.Text.Length <= 7).ToArray();
        Assert.True(sliced.Length > 5);
        Assert.Equal(TimeSpan.FromMilliseconds(10), sliced[1].At - sliced[0].At);
        Assert.Equal(["UserEvent", "UserEvent"], _ami.Names);
    }

    [Fact]
    public void Rule_35_half_open_connection_says_nothing_ever_again_and_a_new_one_works_when_the_fault_is_over()
    {
        var fault = _ami.Set(FaultKind.HalfOpen, static spec => spec with { For = TimeSpan.FromSeconds(5) });
        _ami.Send("Ping");
        _ami.Burst(3);
        Assert.Empty(_ami.Pieces);
        Assert.Equal(1, fault.Acted);
        _ami.Wait(10_000);
        _ami.Send("Ping");
        Assert.Empty(_ami.Pieces);
        Assert.Null(_ami.Ended);
        _ami.Link.PeerLeft();
        Assert.Equal(0, _ami.Face.Clients);
        _ami.Reconnect();
        Assert.Equal("Asterisk Call Manager/11.0.0\r\n", _ami.Text);
    }

    [Fact]
    public void Faults_outlive_the_connection()
    {
        var fault = _ami.Set(FaultKind.HalfOpen);
        _ami.Link.PeerLeft();
        _ami.Reconnect();
        Assert.Empty(_ami.Pieces);
        Assert.Equal(2, fault.Acted);
    }

    [Fact]
    public void Switch_that_stopped_answering_answers_everything_when_it_goes_on()
    {
        _ami.Set(FaultKind.StopAnswering, static spec => spec with { For = TimeSpan.FromSeconds(3) });
        _ami.Send("Ping");
        _ami.Burst(1);
        _ami.Wait(2999);
        Assert.Empty(_ami.Pieces);
        _ami.Wait(1);
        Assert.Equal(2, _ami.Names.Count);
    }

    [Fact]
    public void Stopping_by_hand_goes_on_when_the_fault_is_taken_away()
    {
        var fault = _ami.Set(FaultKind.StopAnswering);
        _ami.Send("Ping");
        _ami.Wait(60_000);
        Assert.Empty(_ami.Pieces);
        Assert.True(_ami.Face.Faults.Remove(fault.Number));
        Assert.False(_ami.Face.Faults.Remove(fault.Number));
        Assert.Single(_ami.Names);
    }

    [Fact]
    public void Reset_cuts_every_connection_and_refuses_new_ones_for_a_while()
    {
        var listening = new List<bool>();
        _ami.Port.ListeningChanged = listening.Add;
        var fault = _ami.Set(FaultKind.Reset, static spec => spec with { After = TimeSpan.FromSeconds(1), For = TimeSpan.FromSeconds(2) });
        _ami.Wait(999);
        Assert.Null(_ami.Ended);
        _ami.Wait(1);
        Assert.Equal("reset: reset by a fault", _ami.Ended);
        Assert.False(_ami.Port.IsListening);
        Assert.Equal(1, fault.Acted);
        _ami.Wait(2000);
        Assert.True(_ami.Port.IsListening);
        Assert.Equal([false, true], listening);
    }

    [Fact]
    public void Rule_43_cold_restart_loses_calls_and_ids_and_a_warm_one_keeps_both()
    {
        _ami.Engine.Dial(_ami.Engine.FindStation("1001")!, "1002");
        _ami.Set(FaultKind.Restart, with: null, ("kind", "warm"));
        _ami.Wait(10);
        Assert.Equal("closed: the switch restarts", _ami.Ended);
        Assert.Single(_ami.Engine.Calls);
        _ami.Reconnect();
        _ami.Set(FaultKind.Restart);
        _ami.Wait(10);
        Assert.Equal("closed: the switch restarts", _ami.Ended);
        Assert.Empty(_ami.Engine.Calls);
        _ami.Reconnect();
        _ami.Send("Login", ("Username", "cti"), ("Secret", "ctisecret"));
        _ami.Clear();
        _ami.Engine.Dial(_ami.Engine.FindStation("1001")!, "1002");
        Assert.Contains(".0\r\n", _ami.Text.Split("Uniqueid: ")[1][..16], StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_26_clock_of_the_switch_jumps_and_its_timers_do_not()
    {
        var at = _ami.Kernel.Now;
        new CallDirector(_ami.Engine).Play(
            static engine => engine.Dial(engine.FindStation("1001")!, "1002"),
            new CallPlan { AnswerAfter = TimeSpan.FromSeconds(2) }
        );
        _ami.Set(FaultKind.ClockJump, with: null, ("seconds", "-3600"));
        _ami.Wait(3000);
        Assert.Equal(at - TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(3000), _ami.Kernel.Now);
        Assert.Equal(at + TimeSpan.FromMilliseconds(3000), _ami.Kernel.Clock.GetUtcNow());
        Assert.Equal(2, Assert.Single(_ami.Engine.Calls).Mixed.Count());
    }

    [Fact]
    public void What_faults_hold_up_is_bounded()
    {
        var ami = new AmiUnderFaults(bufferBytes: 10_000);
        ami.Set(FaultKind.StopAnswering);
        ami.Burst(1000);
        Assert.Equal(0, ami.Face.Clients);
        Assert.Equal(1, ami.Port.Overruns);
    }
}
