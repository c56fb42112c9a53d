using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.States;

namespace CtiMiddleware.Runtime.Tests.Switches;

public sealed class LinkTestTests
{
    [Fact]
    public async Task A_good_link_passes_every_step_with_a_sentence_and_leaves_the_running_one_alone()
    {
        using var bench = new Bench();
        bench.Switch.Calls.Add("CALL c1 a 1001 connected b 1002 connected");
        bench.StartInService();
        var head = bench.Log.Head;
        bench.Switch.Greeting = "HELLO 1.0 version not tested\nNORMAL\nBEAT\n";
        var steps = await TestAsync(bench);
        Assert.Equal(["connect", "greeting", "login", "snapshot", "heartbeat"], steps.Select(static step => step.Step));
        Assert.All(steps, static step => Assert.True(step.Ok));
        Assert.Equal("The switch began with \"HELLO 1.0 version not tested\".", steps[1].Sentence);
        Assert.Equal("Logged on; the switch says it is 1.0. Restricted: version not tested.", steps[2].Sentence);
        Assert.Equal("The switch shows 2 devices, 1 call. Restricted: version not tested.", steps[3].Sentence);
        Assert.Equal("Supervision was answered in 3.0 ms.", steps[4].Sentence);
        Assert.Equal(head, bench.Log.Head);
        Assert.Equal(LinkState.Up, bench.Link.State);
        Assert.Equal(1, bench.Runtime.Diagnostics(Bench.Hq1)!.Connects);
    }

    [Fact]
    public async Task Supervision_that_is_not_due_is_said_and_does_not_fail_the_test()
    {
        using var bench = new Bench().StartInService();
        var steps = await TestAsync(bench);
        Assert.Equal(("heartbeat", true), (steps[^1].Step, steps[^1].Ok));
        Assert.StartsWith("None was due within 10 s", steps[^1].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLOSE Blocked Authentication failed\n", "login", "Authentication failed.")]
    [InlineData("BREAK\n", "login", "The switch broke the protocol: that is no frame.")]
    [InlineData("", "greeting", "The switch sent nothing: no service within 10 s (connected; logging on).")]
    [InlineData("HELLO 1.0\n", "login", "No service within 10 s (logged on; waiting for the switch's normal operation).")]
    public async Task What_fails_is_the_last_step_in_the_switchs_own_words(string greeting, string step, string sentence)
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Greeting = greeting;
        var steps = await TestAsync(bench);
        Assert.Equal((step, false, sentence), (steps[^1].Step, steps[^1].Ok, steps[^1].Sentence));
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Fact]
    public async Task A_switch_that_is_not_there_fails_to_connect()
    {
        using var bench = new Bench();
        bench.Switch.Down();
        bench.Start();
        var step = Assert.Single(await TestAsync(bench));
        Assert.Equal(("connect", false, "Nobody listens at tcp://pbx:5038."), (step.Step, step.Ok, step.Sentence));
    }

    [Fact]
    public async Task A_test_may_be_cancelled_and_one_of_no_link_is_refused()
    {
        using var bench = new Bench().StartInService();
        bench.Switch.Greeting = "";
        using var cancel = new CancellationTokenSource();
        var test = bench.Runtime.TestLinkAsync(Bench.Hq1, cancel.Token);
        bench.Runtime.RunUntilIdle();
        await cancel.CancelAsync();
        bench.Runtime.RunUntilIdle();
        Assert.Equal("connect", Assert.Single(await test).Step);
        await Assert.ThrowsAsync<ArgumentException>(() => bench.Runtime.TestLinkAsync(new("hq-9"), TestContext.Current.CancellationToken));
        Assert.Equal(CommandOutcome.Acknowledged, bench.Do(new SwitchCommand.MakeCall("1001", "1002")).Outcome);
    }

    private static async Task<IReadOnlyList<LinkTestStep>> TestAsync(Bench bench)
    {
        var test = bench.Runtime.TestLinkAsync(Bench.Hq1, TestContext.Current.CancellationToken);
        bench.Advance(60);
        return await test;
    }
}
