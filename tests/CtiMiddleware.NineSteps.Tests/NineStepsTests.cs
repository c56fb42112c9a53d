using CtiMiddleware.Client;

namespace CtiMiddleware.NineSteps.Tests;

/// <summary>
/// The nine steps of a call centre, end to end and in real time: a simulated PBX with its CTI link on TCP, SMDI and SMDR on pseudo terminals, voice modems
/// on pseudo terminals, audio all the way, and the IVR of docs/examples by the public API only.
/// </summary>
public sealed class NineStepsTests
{
    private const string Caller = "7035552222";

    [Fact]
    public async Task A_call_goes_the_nine_steps_from_the_trunk_to_the_agent_and_its_release_record()
    {
        await using var room = await MachineRoom.OpenAsync();
        var caller = await room.World.CallAsync(Caller);

        // 1 and 2: the call arrives, and the PBX tells who calls and what was dialled.
        var arrived = (CallEvent)await room.EventAsync("arrival", static e => e is Originated { Switch: "hq", Call: not null });
        Assert.Equal((Caller, "600"), (arrived.Call!.Calling.Number, arrived.Call.Called.Number));

        // 3: a free port rings, at the PBX and at the board on it.
        await room.EventAsync("ring at the port", static e => e is Delivered { Connection.Device: "hq:2101" });
        var rings = (CallEvent)await room.EventAsync("ring at the board", static e => e is Delivered { Connection.Device: "vm1:line" });
        Assert.Null(rings.Call!.Calling.Number); // the board itself does not know who calls

        // 4: the message desk line says who it is, and which port.
        await room.EventAsync("record", static e => e is CallInformation { Switch: "vm1" });
        Assert.Equal(
            $"4 SMDI: desk 001 line 0001: direct, caller {Caller}, dialled 600",
            await room.ToldAsync("4 SMDI")
        );

        // 5: the menu is heard, and the key pressed.
        var choice = (DataCollected)await room.EventAsync("choice", static e => e is DataCollected { Switch: "vm1" });
        Assert.Equal("2", choice.Digits);

        // 6: nobody is free; the caller hears position 1 and two minutes, and agrees.
        await room.ToldAsync("6 vm1:line: nobody is free: position 1, about 2 minutes");
        await room.ToldAsync("the caller waits");
        var heard = await room.World.ReadAsync(_ => caller.Done.ToArray());
        Assert.Equal(["ACE", "CABFBCAFFEAC"], heard);
        Assert.DoesNotContain(room.Events, static e => e is Delivered { Connection.Device: "hq:1001" });

        // 7: the agent has time; hook flash, the extension, and the board leaves when the agent lifts.
        await room.World.AgentIsReadyAsync();
        await room.EventAsync("flash", static e => e is Held { Connection.Device: "hq:2101" });
        await room.EventAsync("agent's telephone", static e => e is Delivered { Connection.Device: "hq:1001" });
        await room.EventAsync("transfer", static e => e is Transferred { Switch: "hq" });
        await room.ToldAsync("the agent lifted, the board left");

        // 8: while the telephone rang, the agent's PC showed who it is and what was chosen.
        Assert.Equal($"8 hq:1001: the telephone rings; on the screen: caller {Caller}, choice '2'", await room.ToldAsync("8 hq:1001"));

        // Both talk, in audio, without the board.
        await room.ToldAsync("9 hq:1001: hung up");
        var (last, agentHeard) = await room.World.ReadAsync(_ => (caller.Done[^1], room.World.Agent.Heard));
        Assert.EndsWith("FCF", last, StringComparison.Ordinal);
        Assert.Contains("ABCDEF", agentHeard, StringComparison.Ordinal);

        // 9: the PBX's release record comes over its own line and is kept, and the agent is free.
        await room.ToldAsync($"9 SMDR: release record: {Caller} to 1001");
        var records = await room.Client.CallDetails.ListAsync();
        var record = Assert.Single(records.Items, static one => one is { CallingDevice: Caller, CalledDevice: "1001" });
        Assert.Equal(("hq", "hq-3", true), (record.Switch, record.Link, record.Journalled));
        Assert.InRange(record.DurationSeconds ?? 0, 6, 60);
        await room.ToldAsync("is free for the next call", times: 2);
        Assert.Equal(
            ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            room.Ladder.Told.Select(static line => line[..1]).Where(static step => step != " ").Distinct().Order(StringComparer.Ordinal)
        );
        await room.EventAsync("the board is idle", static e => e is Transferred { Switch: "vm1" } or CallCleared { Switch: "vm1" });
    }
}
