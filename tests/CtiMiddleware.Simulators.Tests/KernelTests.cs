using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Simulators.Tests;

public sealed class KernelTests
{
    private readonly SimulationKernel _kernel = new(1, SwitchRig.Start);

    [Fact]
    public void SplitMix64_gives_the_published_sequence()
    {
        // The reference implementation's output for seed 1234567 (Vigna, splitmix64.c).
        var random = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431],
            Enumerable.Range(0, 4).Select(_ => random.Next())
        );
    }

    [Fact]
    public void Chance_of_faults_follows_the_seed_of_the_run_and_does_not_disturb_it()
    {
        Assert.Equal(Struck(7), Struck(7));
        Assert.NotEqual(Struck(7), Struck(8));

        static string Struck(ulong seed)
        {
            var kernel = new SimulationKernel(seed, SwitchRig.Start);
            var board = new FaultBoard(kernel, "a face", FaultSets.Messages);
            board.Set(new FaultSpec(FaultKind.Drop) { Share = 0.5 });
            var struck = string.Concat(
                Enumerable.Range(0, 100).Select(_ => board.Strike(FaultKind.Drop, FaultDirection.Out) is null ? '-' : 'x')
            );
            Assert.Equal(new SplitMix64(seed).Next(), kernel.Random.Next());
            return struck;
        }
    }

    [Fact]
    public void Timers_of_one_instant_run_in_the_order_in_which_they_were_set()
    {
        var order = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            var number = i;
            _kernel.Schedule(TimeSpan.FromSeconds(1), () => order.Add(number));
        }
        _kernel.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(Enumerable.Range(0, 100), order);
    }

    [Fact]
    public void Ready_work_runs_before_the_next_timer()
    {
        var order = new List<string>();
        _kernel.Schedule(
            TimeSpan.FromSeconds(1),
            () =>
            {
                order.Add("first timer");
                _kernel.Post(() => order.Add("its work"));
            }
        );
        _kernel.Schedule(TimeSpan.FromSeconds(1), () => order.Add("second timer"));
        _kernel.RunFor(TimeSpan.FromSeconds(2));
        Assert.Equal(["first timer", "its work", "second timer"], order);
    }

    [Fact]
    public void Cancelled_timers_do_not_run_and_do_not_stay()
    {
        var ran = 0;
        var random = new SplitMix64(7);
        var timers = Enumerable
            .Range(0, 1000)
            .Select(_ => _kernel.Schedule(TimeSpan.FromMilliseconds(random.NextInt(1000)), () => ran++))
            .ToArray();
        foreach (var timer in timers.Where((_, i) => i % 3 != 0))
        {
            timer.Dispose();
        }
        Assert.Equal(334, _kernel.PendingTimers);
        _kernel.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(334, ran);
    }

    [Fact]
    public void Clock_stands_at_the_due_time_while_a_timer_runs()
    {
        DateTimeOffset? seen = null;
        _kernel.Schedule(TimeSpan.FromMinutes(3), () => seen = _kernel.Clock.GetUtcNow());
        _kernel.RunFor(TimeSpan.FromHours(1));
        Assert.Equal(SwitchRig.Start.AddMinutes(3), seen);
        Assert.Equal(SwitchRig.Start.AddHours(1), _kernel.Now);
    }

    [Fact]
    public void Asynchronous_code_ends_at_its_virtual_time()
    {
        DateTimeOffset? end = null;
        async Task TickAsync()
        {
            using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(10), _kernel.Clock);
            for (var i = 0; i < 360; i++)
            {
                await ticks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
            end = _kernel.Now;
        }
        Task? running = null;
        _kernel.Post(() => running = TickAsync());
        _kernel.RunFor(TimeSpan.FromHours(2));
        Assert.True(running!.IsCompletedSuccessfully);
        Assert.Equal(SwitchRig.Start.AddHours(1), end);
    }

    [Fact]
    public async Task Foreign_thread_is_refused_during_a_run()
    {
        Exception? refused = null;
        _kernel.Post(() =>
        {
            var thread = new Thread(() => refused = Record.Exception(() => _kernel.Post(() => { })));
            thread.Start();
            thread.Join();
        });
        await Task.Run(_kernel.RunReady, TestContext.Current.CancellationToken);
        Assert.IsType<InvalidOperationException>(refused);
    }

    [Fact]
    public void Running_from_inside_a_run_is_refused()
    {
        Exception? refused = null;
        _kernel.Post(() => refused = Record.Exception(_kernel.RunReady));
        _kernel.RunReady();
        Assert.IsType<InvalidOperationException>(refused);
    }

    [Fact]
    public async Task Real_time_host_runs_work_and_timers_and_survives_what_throws()
    {
        await using var host = new RealTimeKernelHost(_kernel, TimeProvider.System, NullLogger.Instance);
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.Equal(42, await host.InvokeAsync(() => 42, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FormatException>(() =>
            host.InvokeAsync(() => throw new FormatException("as told"), TestContext.Current.CancellationToken)
        );
        await host.InvokeAsync(
            () =>
            {
                _kernel.Schedule(TimeSpan.FromMilliseconds(5), () => throw new InvalidOperationException("on purpose"));
                _kernel.Schedule(TimeSpan.FromMilliseconds(10), fired.SetResult);
            },
            TestContext.Current.CancellationToken
        );
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(1, host.Faults);
    }

    [Fact]
    public async Task Timer_in_a_far_future_and_slow_time_leave_the_host_awake()
    {
        await using var host = new RealTimeKernelHost(_kernel, TimeProvider.System, NullLogger.Instance);
        var stop = TestContext.Current.CancellationToken;
        await host.InvokeAsync(() => _kernel.Schedule(TimeSpan.FromDays(100), static () => { }), stop);
        Assert.Equal(1, await host.InvokeAsync(() => 1, stop));
        await host.InvokeAsync(() => _kernel.Schedule(TimeSpan.FromDays(1e6), static () => { }), stop);
        await host.SetPaceAsync(RealTimeKernelHost.SlowestPace, stop);
        Assert.Equal(2, await host.InvokeAsync(() => 2, stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.SetPaceAsync(1e-7, stop));
        Assert.Equal(0, host.Faults);
    }

    [Fact]
    public async Task Work_given_to_a_host_that_has_ended_is_cancelled()
    {
        var host = new RealTimeKernelHost(_kernel, TimeProvider.System, NullLogger.Instance);
        await host.DisposeAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => host.InvokeAsync(() => 1, TestContext.Current.CancellationToken));
    }
}
