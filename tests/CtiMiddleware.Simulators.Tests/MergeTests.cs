using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>What calls and connections are called, and what becomes of the names when calls merge.</summary>
public sealed class MergeTests
{
    private static SwitchProfile With(Action<SwitchProfile> change)
    {
        var profile = SwitchRig.Phones();
        change(profile);
        return profile;
    }

    /// <summary>1001 called 1002, who holds and asks 1003, who answered.</summary>
    private static (EngineRig Rig, PbxLeg Held, PbxLeg Consultation) Asked(SwitchProfile profile)
    {
        var rig = new EngineRig(profile);
        rig.Talk("1001", "1002");
        var held = rig.Leg("1002");
        var consultation = rig.Engine.Consult(held, "1003")!;
        rig.Wait(0.5);
        rig.Engine.Answer(rig.Leg("1003"));
        return (rig, held, consultation);
    }

    [Fact]
    public void Rule_1_ids_are_given_again_where_the_profile_says_so()
    {
        foreach (var (policy, expected) in new[] { (CallIdPolicy.Counting, "7,8,9"), (CallIdPolicy.Reused, "7,7,7") })
        {
            var rig = new EngineRig(
                With(p =>
                {
                    p.CallIds = policy;
                    p.FirstCallId = 7;
                })
            );
            var ids = new List<long>();
            for (var i = 0; i < 3; i++)
            {
                var leg = rig.Call("1001", "1002");
                ids.Add(leg.Call.WireId);
                Assert.Equal(leg.Call, rig.Engine.FindCall(leg.Call.WireId));
                rig.Engine.HangUp(leg);
                Assert.Null(rig.Engine.FindCall(leg.Call.WireId));
            }
            Assert.Equal(expected, string.Join(',', ids));
        }
    }

    [Fact]
    public void Rule_2_device_ids_may_be_made_for_one_call()
    {
        var rig = new EngineRig(With(p => p.DynamicDeviceIds = DynamicDeviceIds.Trunks));
        var first = rig.Outside("1002");
        Assert.Equal(8, first.WireDevice.Length);
        Assert.Equal("1002", rig.Leg("1002").WireDevice);
        Assert.NotEqual(first.WireDevice, rig.Outside("1003").WireDevice);

        var all = new EngineRig(With(p => p.DynamicDeviceIds = DynamicDeviceIds.All));
        var seen = new HashSet<string>();
        for (var i = 0; i < 50; i++)
        {
            var leg = all.Call("1001", "1002");
            Assert.True(seen.Add(leg.WireDevice) && seen.Add(all.Leg("1002").WireDevice));
            all.Engine.HangUp(leg);
        }
    }

    [Theory]
    [InlineData(MergeIdPolicy.KeepConsultation, 2, "1002", "1003")]
    [InlineData(MergeIdPolicy.KeepHeld, 1, "1001", "1002")]
    [InlineData(MergeIdPolicy.New, 3, "1001", "1002")]
    public void Rule_3_and_5_transfer_changes_ids_and_the_caller_as_the_profile_says(
        MergeIdPolicy policy,
        long id,
        string caller,
        string dialled
    )
    {
        var (rig, held, consultation) = Asked(With(p => p.MergeIds = policy));
        Assert.True(rig.Engine.Transfer(held, consultation));
        var merged = rig.Last<PbxEvent.CallsMerged>();
        Assert.Equal((1, 2, id), (merged.HeldCallId, merged.ConsultationCallId, merged.NewCallId));
        Assert.Equal(
            [("1001", 1L, "1001"), ("1003", 2L, "1003")],
            merged.Connections.Select(c => (c.Leg.Number, c.OldCallId, c.OldDeviceId))
        );
        var call = rig.Leg("1003").Call;
        Assert.Equal((id, caller, dialled), (call.WireId, call.CallerNumber, call.DialledNumber));
        Assert.Equal(call, rig.Engine.FindCall(id));
        Assert.Single(rig.Engine.Calls);
        Assert.True(rig.Events.IndexOf(merged) < rig.Events.IndexOf(rig.Last<PbxEvent.AttendedTransferred>()));
        rig.Engine.HangUp(rig.Leg("1003"));
        rig.AssertIdle();
        for (long old = 1; old < 4; old++)
        {
            Assert.Null(rig.Engine.FindCall(old));
        }
    }

    [Theory]
    [InlineData(MergeIdPolicy.KeepConsultation, 2)]
    [InlineData(MergeIdPolicy.KeepHeld, 1)]
    [InlineData(MergeIdPolicy.New, 3)]
    public void Conference_over_two_lines_leaves_one_call_of_three(MergeIdPolicy policy, long id)
    {
        var (rig, held, consultation) = Asked(With(p => p.MergeIds = policy));
        Assert.True(rig.Engine.Conference(held, consultation));
        Assert.Equal(id, held.Call.WireId);
        Assert.Equal(["1001", "1002", "1003"], held.Call.Legs.Select(leg => leg.Number));
        Assert.All(held.Call.Legs, leg => Assert.True(leg is { State: LegState.Connected, InMix: true }));
        Assert.True(consultation.IsReleased);
        Assert.Equal(3, rig.Last<PbxEvent.CallsMerged>().Connections.Count);
        rig.Engine.HangUp(rig.Leg("1001"));
        Assert.Equal(2, held.Call.Legs.Count);
        rig.Engine.HangUp(held);
        rig.AssertIdle();
    }

    [Fact]
    public void Reused_ids_survive_merges_without_a_collision()
    {
        foreach (var policy in new[] { MergeIdPolicy.KeepHeld, MergeIdPolicy.KeepConsultation, MergeIdPolicy.New })
        {
            var (rig, held, consultation) = Asked(
                With(p =>
                {
                    p.CallIds = CallIdPolicy.Reused;
                    p.MergeIds = policy;
                })
            );
            rig.Engine.Transfer(held, consultation);
            var other = rig.Call("1004", "1005");
            Assert.NotEqual(other.Call.WireId, rig.Leg("1003").Call.WireId);
            rig.Engine.ClearCall(other.Call);
            rig.Engine.ClearCall(rig.Leg("1003").Call);
            Assert.Equal(1, rig.Call("1001", "1002").Call.WireId);
        }
    }

    [Fact]
    public void Rule_6_global_ids_differ_and_a_merge_keeps_the_survivors_only()
    {
        var (rig, held, consultation) = Asked(With(p => p.NodeNumber = 42));
        var (first, second) = (held.Call.GlobalId, consultation.Call.GlobalId);
        Assert.Equal("00042" + "00001", first[..10]);
        Assert.NotEqual(first, second);
        rig.Engine.Transfer(held, consultation);
        Assert.Equal(second, rig.Leg("1003").Call.GlobalId);
    }

    [Fact]
    public void Rule_7_consultation_names_its_parent_and_rule_54_its_data_as_the_profile_says()
    {
        foreach (var (policy, expected) in new[] { (ConsultationInheritance.Copy, "7"), (ConsultationInheritance.Nothing, null) })
        {
            var rig = new EngineRig(With(p => p.ConsultData = policy));
            rig.Talk("1001", "1002");
            rig.Engine.SetData(rig.Leg("1001").Call, new Dictionary<string, string?> { ["customer"] = "7" });
            var held = rig.Leg("1002");
            var consultation = rig.Engine.Consult(held, "1003")!;
            Assert.Equal((CallKind.Consultation, held.Call.WireId), (consultation.Call.Kind, consultation.Call.ParentWireId!.Value));
            Assert.Equal(expected, consultation.Call.Variables.GetValueOrDefault("customer"));
            rig.Wait(0.5);
            rig.Engine.Answer(rig.Leg("1003"));
            rig.Engine.Transfer(held, consultation);
            Assert.Equal("7", rig.Leg("1003").Call.Variables["customer"]);
            Assert.Null(rig.Leg("1003").Call.ParentWireId);
        }
    }

    [Fact]
    public void Rule_55_transfer_while_the_target_still_rings()
    {
        var rig = new EngineRig();
        rig.Talk("1001", "1002");
        var held = rig.Leg("1002");
        var consultation = rig.Engine.Consult(held, "1003")!;
        rig.Wait(0.5);
        Assert.False(rig.Engine.Transfer(held, consultation));
        Assert.True(rig.Engine.TransferRinging(held, consultation));
        var target = rig.Leg("1003");
        Assert.Equal((LegState.Alerting, rig.Leg("1001")), (target.State, target.OfferedBy));
        Assert.Empty(rig.Phone("1002").Legs);
        rig.Engine.Answer(target);
        Assert.Equal((LegState.Connected, LegState.Connected), (target.State, rig.Leg("1001").State));
        Assert.Equal(target.Call, rig.Leg("1001").Call);
        rig.Engine.HangUp(target);
        rig.AssertIdle();
    }

    [Fact]
    public void Transfer_to_a_group_puts_the_transferred_party_into_its_queue()
    {
        var rig = new EngineRig();
        rig.Talk("1001", "1002");
        var held = rig.Leg("1002");
        var consultation = rig.Engine.Consult(held, "610")!;
        Assert.True(rig.Engine.TransferRinging(held, consultation));
        Assert.Equal(LegState.Queued, rig.Leg("1001").State);
        Assert.Null(rig.Last<PbxEvent.AttendedTransferred>().Target);
        Assert.Equal(1, rig.Engine.FindGroup("610")!.WaitingCallers);
        rig.Engine.HangUp(rig.Leg("1001"));
        rig.AssertIdle();
    }
}
