using System.Diagnostics;
using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.Tests.CiscoGed188;

/// <summary>A server that is broken, or is none.</summary>
public sealed class HostileServerTests
{
    [Fact]
    public void Two_hundred_thousand_frames_of_a_fixed_seed_end_in_typed_errors_or_go_on_and_memory_stays_bounded()
    {
        var most = (Agents: 0, Told: 0);
        var fuzzer = new GedFuzzer(20_261_122, protocol => most = Most(most, protocol.AgentCount));
        fuzzer.Run(200_000, static () => true);
        Assert.Equal(200_000, fuzzer.Frames);
        // It reaches what it is meant to reach: most frames are taken, many are refused, and the bound on calls is met and holds.
        Assert.True(fuzzer.Taken > 100_000, $"{fuzzer.Taken} taken");
        Assert.True(fuzzer.Refused > 5_000, $"{fuzzer.Refused} refused");
        Assert.Equal(GedFuzzer.Bound, fuzzer.MostCalls);
        Assert.InRange(most.Agents, 100, GedFuzzer.Bound);
        Assert.InRange(most.Told, 100, GedFuzzer.Bound * 256);
    }

    [Fact]
    public void Two_runs_of_one_seed_are_equal()
    {
        var (first, second) = (new GedFuzzer(7), new GedFuzzer(7));
        first.Run(20_000, static () => true);
        second.Run(20_000, static () => true);
        Assert.Equal(
            (first.Taken, first.Refused, first.Closed, first.MostCalls),
            (second.Taken, second.Refused, second.Closed, second.MostCalls)
        );
    }

    [Fact]
    public void Thirty_seconds_of_a_fresh_seed_end_in_typed_errors_or_go_on()
    {
        var seed = (ulong)Stopwatch.GetTimestamp();
        var most = (Agents: 0, Told: 0);
        var fuzzer = new GedFuzzer(seed, protocol => most = Most(most, protocol.AgentCount));
        var began = Stopwatch.GetTimestamp();
        try
        {
            fuzzer.Run(long.MaxValue, () => Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
        }
        catch (Exception failure)
        {
            Assert.Fail($"seed {seed}, frame {fuzzer.Frames}: {failure}");
        }
        Assert.True(fuzzer.Frames > 100_000, $"seed {seed}: {fuzzer.Frames} frames");
        // A server may leave calls and agents for ever, and name as many as it likes: the bounds are constants all the same.
        Assert.True(fuzzer.MostCalls <= GedFuzzer.Bound, $"seed {seed}: {fuzzer.MostCalls} calls");
        Assert.True(most.Agents <= GedFuzzer.Bound && most.Told <= GedFuzzer.Bound * 256, $"seed {seed}: {most}");
    }

    [Fact]
    public void The_states_remembered_of_one_agent_are_bounded_however_many_groups_the_server_names()
    {
        var rig = GedRig.Open();
        for (uint group = 1; group <= 1000; group++)
        {
            var number = group;
            rig.Say(
                MessageType.AgentStateEvent,
                writer =>
                    writer
                        .Set(Field.AgentState, (uint)GedAgentState.Available)
                        .Set(Field.SkillGroupNumber, number)
                        .Set(Field.SkillGroupState, (uint)GedAgentState.Available)
                        .Text(Tag.AgentId, "1001")
            );
        }
        Assert.Equal(1000, rig.Events.Count);
        Assert.Equal(1, rig.Protocol.AgentCount.Agents);
        Assert.InRange(rig.Protocol.AgentCount.Told, 1, 256);
        Assert.Contains(rig.Anomalies, anomaly => anomaly.Detail.Contains("skill groups", StringComparison.Ordinal));
    }

    [Fact]
    public void Beyond_the_bound_the_call_that_began_first_is_forgotten_and_said_to_be_whatever_made_the_last_one()
    {
        var rig = GedRig.Open(GedRig.Plain with { MaxCalls = 3 });
        foreach (var call in (uint[])[1, 2, 3])
            rig.Delivered(call, "1001");
        // The place of the second call is free again, and the fourth takes it; the first is the oldest still.
        rig.Cleared(2);
        rig.Delivered(4, "1002");
        rig.Delivered(5, "1003");
        Assert.Equal(3, rig.Protocol.CallCount);
        Assert.Contains("call 1 is forgotten", Assert.Single(rig.Anomalies).Detail, StringComparison.Ordinal);
        Assert.True(rig.Last<CallEvent.CallCleared>().Inferred);
        rig.Delivered(6, "1004");
        Assert.Contains("call 3 is forgotten", rig.Anomalies.Last().Detail, StringComparison.Ordinal);
        // A merge into calls that nobody heard of, and the confirmation of a request, make calls as well.
        rig.Merge(
            MessageType.CallTransferredEvent,
            7,
            8,
            "1001",
            "1002",
            (70, DeviceIDType.AgentDevice, "1001"),
            (71, DeviceIDType.AgentDevice, "1002")
        );
        Assert.Equal(3, rig.Protocol.CallCount);
        rig.Requests();
        var (_, request) = rig.Do(new SwitchCommand.MakeCall("1009", "1002"));
        rig.Confirm(
            MessageType.MakeCallConf,
            request.Invoke,
            writer => writer.Set(Field.NewConnectionCallID, 90).Text(Tag.NewConnectionDeviceId, "1009")
        );
        Assert.Equal(3, rig.Protocol.CallCount);
        Assert.Equal(["1", "3", "4", "5", "6"], rig.Anomalies.Select(anomaly => anomaly.Detail.Split("call ")[1].Split(' ')[0]));
    }

    private static (int Agents, int Told) Most((int Agents, int Told) most, (int Agents, int Told) now) =>
        (Math.Max(most.Agents, now.Agents), Math.Max(most.Told, now.Told));
}
