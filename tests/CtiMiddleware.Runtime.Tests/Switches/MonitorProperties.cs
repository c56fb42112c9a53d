using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Monitors;

namespace CtiMiddleware.Runtime.Tests.Switches;

/// <summary>Readers come and go, the link and single monitors are lost, quotas are reached: what holds for every schedule.</summary>
public sealed class MonitorProperties
{
    private static readonly string[] Numbers = ["1001", "1002", "1003", "1004", "1005", "1006"];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rule_31_a_device_is_started_once_while_it_is_monitored_and_only_what_is_used_stays(int seed)
    {
        var random = new Random(seed);
        using var bench = new Bench(
            prepare: static adapter => adapter.Observes = SwitchObservation.PerDevice,
            monitors: new MonitorOptions { Mode = MonitorMode.OnDemand, Devices = ["1001"] }
        );
        bench.Switch.Devices.AddRange(Numbers[2..]);
        var far = new FarMonitors(bench.Switch) { Quota = 100 };
        bench.StartInService();
        var leases = new List<(MonitorLease Lease, DeviceId[] Devices)>();
        for (var step = 0; step < 150; step++)
        {
            switch (random.Next(10))
            {
                case < 3:
                    var devices = Numbers.Where(_ => random.Next(3) == 0).Select(static number => new DeviceId("hq:" + number)).ToArray();
                    leases.Add((bench.Runtime.Observe(devices), devices));
                    break;
                case < 6 when leases.Count > 0:
                    var index = random.Next(leases.Count);
                    leases[index].Lease.Dispose();
                    leases.RemoveAt(index);
                    break;
                case 6:
                    far.Quota = random.Next(1, 8);
                    break;
                case 7 when far.Active.Count > 0 && bench.Link.State is LinkState.Up or LinkState.Degraded:
                    var lost = far.Active.ElementAt(random.Next(far.Active.Count));
                    far.Active.Remove(lost);
                    bench.Switch.Say($"SEES {lost} no out of order");
                    break;
                case 8 when random.Next(4) == 0:
                    far.Active.Clear();
                    bench.Switch.Down();
                    bench.Advance(random.Next(3));
                    bench.Switch.Up();
                    break;
                default:
                    bench.Advance(random.Next(100));
                    break;
            }
            if (random.Next(2) == 0)
                bench.Runtime.RunUntilIdle();
            Assert.Empty(far.Faults);
        }
        // The switch grants everything again: what is used is seen, and what was refused comes by itself.
        far.Quota = 100;
        bench.Advance(700);
        var wanted = leases.SelectMany(static one => one.Devices).Select(static one => one.Value[3..]).Append("1001").Distinct();
        Assert.Equal(wanted.Order(StringComparer.Ordinal), far.Active.Order(StringComparer.Ordinal));
        Assert.All(leases, static one => Assert.Empty(one.Lease.Missing));
        Assert.All(leases, static one => Assert.True(one.Lease.Settled.IsCompleted));
        foreach (var number in Numbers)
            Assert.Equal(far.Active.Contains(number) ? "yes" : "no", bench.Object<Device>(ObjectKind.Device, "hq:" + number)!.Observed);

        foreach (var (lease, _) in leases)
            lease.Dispose();
        bench.Advance(100);
        Assert.Equal(["1001"], far.Active);
        Assert.Empty(far.Faults);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    /// <summary>The switch's own account of its monitors.</summary>
    private sealed class FarMonitors
    {
        public FarMonitors(FakeSwitch far) => far.Answer = (ticket, service) => Answer(ticket, service, far.Commands[^1].Split(' ')[2]);

        public HashSet<string> Active { get; } = [];

        public List<string> Faults { get; } = [];

        public int Quota { get; set; }

        private string Answer(long ticket, string service, string number)
        {
            if (service == "MonitorStop")
            {
                if (!Active.Remove(number))
                    Faults.Add($"{number} was ended and was not monitored");
                return $"OK {ticket}";
            }
            if (Active.Contains(number))
                Faults.Add($"{number} was started twice");
            if (Active.Count >= Quota)
                return $"LIMIT {ticket} {Quota} in use";
            Active.Add(number);
            return $"OK {ticket}";
        }
    }
}
