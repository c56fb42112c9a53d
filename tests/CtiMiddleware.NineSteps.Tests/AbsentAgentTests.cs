using CtiMiddleware.Client;
using CtiMiddleware.Server.NineSteps;

namespace CtiMiddleware.NineSteps.Tests;

/// <summary>An agent who has time and does not lift.</summary>
public sealed class AbsentAgentTests
{
    [Fact]
    public async Task The_caller_is_taken_back_by_another_flash_and_goes_on_waiting()
    {
        var people = new NineStepsOptions { AgentLiftsAfter = TimeSpan.FromSeconds(15) };
        await using var room = await MachineRoom.OpenAsync(people, patience: TimeSpan.FromSeconds(3));
        await room.World.CallAsync("7035552222");
        await room.ToldAsync("the caller waits");
        await room.World.AgentIsReadyAsync();
        await room.ToldAsync("does not lift; back to the caller");
        await room.EventAsync("the caller is back at the port", static e => e is Retrieved { Connection.Device: "hq:2101" });
        // The same agent is free again, and is asked again.
        await room.ToldAsync("hook flash, dialling 1001", times: 2);
        await room.ToldAsync("8 hq:1001", times: 2);
    }
}
