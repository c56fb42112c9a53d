using CtiMiddleware.Adapters.CiscoGed188.Messages;
using CtiMiddleware.Simulators.Switch.CiscoGed188;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Tests.CiscoGed188;

public sealed class CtiProfileTests
{
    [Fact]
    public void Rule_02_device_halves_may_be_made_for_one_call()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.DynamicDeviceIds = DynamicDeviceIds.All;
            return profile;
        });
        var (caller, _) = rig.Talk();
        var begin = rig.Client.Events[0];
        Assert.Equal(("DYNAMIC", caller.WireDevice), (begin["ConnectionDeviceIDType"], begin["CONNECTION_DEVID"]));
        Assert.NotEqual("1001", caller.WireDevice);
        Assert.Equal("HOLD_CALL_CONF", rig.Ask(MessageType.HoldCallReq, CtiRig.Of(caller))!.Name);
        var byNumber = rig.Ask(MessageType.HoldCallReq, ("PeripheralID", "5000"), ("ConnectionCallID", "1"), ("CONNECTION_DEVID", "1001"))!;
        Assert.Equal("INVALID_CSTA_CONNECTION_IDENTIFIER", byNumber["FailureCode"]);
    }

    [Fact]
    public void Rule_01_ids_are_given_again_when_the_profile_says_so()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.CallIds = CallIdPolicy.Reused;
            return profile;
        });
        var (caller, _) = rig.Talk();
        rig.Engine.HangUp(caller);
        rig.Client.Clear();
        rig.Engine.Dial(rig.Phone("1003"), "1004");
        Assert.Equal("BEGIN_CALL 1/1003", rig.Client.Story[0]);
    }

    [Fact]
    public void Rule_45_a_slow_switch_sends_its_events_one_after_the_other()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.EventsPerSecond = 10;
            return profile;
        });
        rig.Engine.Dial(rig.Phone("1001"), "1002");
        rig.Run(1000);
        var times = rig.Client.Events.Select(static e => e.At.TotalMilliseconds).ToArray();
        Assert.Equal(6, times.Length);
        Assert.All(times.Zip(times.Skip(1)), static pair => Assert.Equal(100, pair.Second - pair.First, 1.0));
    }

    [Fact]
    public void Rule_45_more_events_than_may_wait_end_the_session()
    {
        var rig = new CtiRig(
            options: new CtiServerOptions { WaitingEvents = 5 },
            with: static profile =>
            {
                profile.EventsPerSecond = 1;
                return profile;
            }
        );
        rig.Talk();
        Assert.Contains("5 events wait", rig.Client.Closed, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_45_a_slow_switch_refuses_what_comes_too_fast()
    {
        var rig = new CtiRig(with: static profile =>
        {
            profile.RequestsPerSecond = 2;
            return profile;
        });
        (string, string)[] fields = [("PeripheralID", "5000"), ("AGENT_INSTRUMENT", "1001")];
        Assert.Equal("SNAPSHOT_DEVICE_CONF", rig.Ask(MessageType.SnapshotDeviceReq, fields)!.Name);
        Assert.Equal("SNAPSHOT_DEVICE_CONF", rig.Ask(MessageType.SnapshotDeviceReq, fields)!.Name);
        Assert.Equal("PERFORMANCE_LIMIT_EXCEEDED", rig.Ask(MessageType.SnapshotDeviceReq, fields)!["FailureCode"]);
        rig.Run(1000);
        Assert.Equal("SNAPSHOT_DEVICE_CONF", rig.Ask(MessageType.SnapshotDeviceReq, fields)!.Name);
    }

    [Fact]
    public void Floating_fields_may_come_in_any_order_and_lists_keep_theirs()
    {
        var rig = new CtiRig(options: new CtiServerOptions { ShuffleFloatingFields = true });
        var orders = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            rig.Client.Clear();
            var leg = rig.Engine.Dial(rig.Phone("1001"), "1002")!;
            rig.Run();
            var delivered = rig.Client.Events.First(static e => e.Name == "CALL_DELIVERED_EVENT");
            orders.Add(string.Join(' ', delivered.Fields.Select(static field => field.Key)));
            Assert.Equal("1002", delivered["ALERTING_DEVID"]);
            rig.Engine.HangUp(leg);
        }
        Assert.True(orders.Count > 3, $"only {orders.Count} orders");
        var (held, _) = rig.Talk();
        var consulting = rig.Engine.Consult(held, "1003")!;
        rig.Run();
        rig.Engine.Answer(rig.Leg("1003"));
        rig.Engine.Transfer(held, consulting);
        var transferred = rig.Client.Events.First(static e => e.Name == "CALL_TRANSFERRED_EVENT");
        Assert.Equal(["1003", "1002"], transferred.All("PARTY_DEVID"));
    }

    [Fact]
    public void Two_runs_of_one_seed_send_the_same_bytes()
    {
        Assert.Equal(Bytes(), Bytes());

        static string Bytes()
        {
            var rig = new CtiRig(options: new CtiServerOptions { ShuffleFloatingFields = true });
            var (held, _) = rig.Talk();
            var consulting = rig.Engine.Consult(held, "1003")!;
            rig.Run();
            rig.Engine.Answer(rig.Leg("1003"));
            rig.Engine.Conference(held, consulting);
            rig.Engine.HangUp(held);
            return string.Join('\n', rig.Client.Raw.Select(Convert.ToHexString));
        }
    }

    [Fact]
    public void Random_people_on_the_telephones_leave_no_association_open_and_no_message_unwritten()
    {
        for (var seed = 1UL; seed <= 20; seed++)
            CtiRandomTalk.Run(seed);
    }
}
