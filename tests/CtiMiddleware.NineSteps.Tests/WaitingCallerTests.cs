using CtiMiddleware.Client;

namespace CtiMiddleware.NineSteps.Tests;

/// <summary>Callers who come while others wait, who do not want to wait, or of whom the message desk line says nothing.</summary>
public sealed class WaitingCallerTests
{
    private const string Caller = "7035552222";

    [Fact]
    public async Task A_second_caller_has_the_second_port_and_position_and_who_does_not_wait_is_said_good_bye()
    {
        await using var room = await MachineRoom.OpenAsync();
        await room.World.CallAsync(Caller);
        await room.ToldAsync("vm1:line: the caller waits");
        var second = await room.World.CallAsync("7035553333", waits: false);
        await room.ToldAsync("6 vm2:line: nobody is free: position 2, about 4 minutes");
        await room.ToldAsync("vm2:line: the caller does not wait ('2')");
        await room.EventAsync("the end", static e => e is ConnectionCleared { Switch: "vm2" });
        Assert.Equal(["ACE", "CABFFBCAFFFFEAC"], await room.World.ReadAsync(_ => second.Done.ToArray()));
        Assert.EndsWith("EDC", await room.World.ReadAsync(_ => second.Heard), StringComparison.Ordinal);

        // The first one still waits, and comes to the agent.
        await room.World.AgentIsReadyAsync();
        await room.ToldAsync("9 hq:1001: hung up");
    }

    [Fact]
    public async Task Rule_60_a_record_that_never_comes_leads_to_the_default_greeting_and_not_to_another_callers()
    {
        await using var room = await MachineRoom.OpenAsync();
        await room.World.LoseNextRecordAsync();
        await room.World.CallAsync(Caller, waits: false);
        await room.ToldAsync("4 SMDI: no record came; the default greeting it is");
        await room.EventAsync("the end", static e => e is ConnectionCleared { Switch: "vm1" });
        await room.World.CallAsync("7035553333", waits: false);
        Assert.Contains("caller 7035553333", await room.ToldAsync("4 SMDI: desk"), StringComparison.Ordinal);
    }
}
