using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.Snapshots;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Support;

namespace CtiMiddleware.Runtime.Tests;

/// <summary>Architecture promises 1 to 3 and 5, over random traffic, random keys and random filters, through JSON.</summary>
public sealed class FoldProperties
{
    private static readonly string[] Patterns = ["*", "hq:*", "hq:20??", "hq:2001", "hq:21*", "hq:support", "hq:agent:*", "lab:*"];
    private static readonly string[][] Types =
    [
        [],
        [],
        [],
        ["cti.call.*"],
        ["cti.call.*", "cti.agent.*"],
        ["cti.agent.*"],
        ["cti.*"],
        ["cti.call.delivered.v1"],
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_a_stream_folds_to_is_what_GET_answers(int seed)
    {
        using var rig = new Rig((ulong)seed);
        var pbx = new RandomPbx(seed, e => rig.Apply(e));
        if (seed % 2 == 0)
            rig.Snapshot(SnapshotScope.Devices, [.. pbx.Devices()]);
        var random = new Random(seed);
        var readers = Enumerable.Range(0, 6).Select(_ => new Reader(rig.Log, RandomView(random))).ToArray();
        for (var step = 0; step < 400; step++)
        {
            pbx.Step();
            if (random.Next(60) == 0)
                rig.Registry.LinkLost(LinkState.Down, "Lost.", rig.Clock.GetUtcNow());
            if (random.Next(60) == 0)
                rig.Registry.InService(LinkState.Up, "In service.", rig.Clock.GetUtcNow());
            foreach (var reader in readers)
            {
                switch (random.Next(20))
                {
                    case 0:
                        reader.Resume();
                        break;
                    case 1:
                        reader.Change(RandomView(random));
                        break;
                    case < 12:
                        reader.Read(random.Next(1, 9));
                        break;
                }
            }
        }
        foreach (var reader in readers)
            reader.CheckAtEnd();
        pbx.HangUpAll();
        foreach (var reader in readers)
            reader.CheckAtEnd();
        Assert.Empty(rig.Calls);
        Assert.Empty(rig.Log.TakeSnapshot().OfKind(ObjectKind.Thread));
        Assert.Empty(rig.Anomalies);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rule_1_the_fold_holds_over_new_epochs_in_which_every_call_identifier_comes_again(int seed)
    {
        using var rig = new Rig((ulong)seed);
        var random = new Random(seed);
        var readers = Enumerable.Range(0, 6).Select(_ => new Reader(rig.Log, RandomView(random))).ToArray();
        var seen = new HashSet<CallId>();
        for (var epoch = 1; epoch <= 4; epoch++)
        {
            var before = rig.Log.Head.Number;
            var pbx = new RandomPbx(seed, e => rig.Apply(e));
            for (var step = 0; step < 80; step++)
            {
                pbx.Step();
                foreach (var reader in readers)
                    reader.Read(random.Next(1, 9));
            }
            var calls = rig.After(before).SelectMany(static entry => entry.Data.Changed).OfType<Call>().ToList();
            Assert.All(calls, call => Assert.Equal(epoch, call.Native.CallIdEpoch));
            Assert.All(calls.Select(static call => call.Id).Distinct(), id => Assert.True(seen.Add(id)));
            rig.Registry.NewEpoch(rig.Clock.GetUtcNow());
            Assert.Empty(rig.Calls);
            foreach (var reader in readers)
                reader.CheckAtEnd();
        }
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Objects_enter_and_leave_views_and_are_masked_in_the_traffic_these_tests_use()
    {
        using var rig = new Rig();
        var pbx = new RandomPbx(1, e => rig.Apply(e));
        var reader = new Reader(rig.Log, new EventView(ViewFilter.Everything, new AccessRule { Patterns = ["hq:20??"] }));
        reader.CheckAtEnd();
        for (var step = 0; step < 2000; step++)
            pbx.Step();
        reader.CheckAtEnd();
        Assert.True(reader.Mirror.Entered > 10);
        Assert.True(reader.Mirror.Left > 10);
        Assert.True(reader.Mirror.Masked > 10);
        Assert.Contains(EventTypes.ViewLeft, reader.Mirror.Types);
        Assert.Contains("cti.call.transferred.v1", reader.Mirror.Types);
        Assert.DoesNotContain(EventTypes.Private, reader.Mirror.Types);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_illegal_transition_is_published_and_positions_have_no_holes(int seed)
    {
        using var rig = new Rig((ulong)seed);
        var random = new Random(seed);
        // Some events are lost and some come twice or late: the registry is told contradictions.
        var late = new Queue<Model.Events.SwitchEvent>();
        var pbx = new RandomPbx(
            seed,
            e =>
            {
                switch (random.Next(12))
                {
                    case 0:
                        break;
                    case 1:
                        late.Enqueue(e);
                        break;
                    case 2:
                        rig.Apply(e);
                        rig.Apply(e);
                        break;
                    default:
                        rig.Apply(e);
                        break;
                }
                if (late.Count > 2)
                    rig.Apply(late.Dequeue());
            }
        );
        for (var step = 0; step < 1000; step++)
            pbx.Step();
        Assert.NotEmpty(rig.Anomalies);
        Transitions.Check(rig.Entries);
        Assert.Equal(Enumerable.Range(1, rig.Entries.Count).Select(n => (long)n), rig.Entries.Select(entry => entry.Number));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    private static EventView RandomView(Random random)
    {
        string[] Some() => [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Patterns[random.Next(Patterns.Length)])];
        return new EventView(
            new ViewFilter { Devices = random.Next(2) == 0 ? [] : Some(), Types = Types[random.Next(Types.Length)] },
            new AccessRule
            {
                Patterns = Some(),
                CounterpartsVisible = random.Next(3) == 0,
                OutsideVisible = random.Next(3) != 0,
            }
        );
    }

    private sealed class Reader(EventLog log, EventView view)
    {
        private readonly List<StreamItem> _items = [];
        private Subscription _subscription = new(log, view);

        public Mirror Mirror { get; } = new();

        public void Read(int max)
        {
            _items.Clear();
            _subscription.Read(_items, max);
            foreach (var item in _items)
                Mirror.Take(item);
        }

        // The connection drops: what was read is kept, the rest is asked for again.
        public void Resume()
        {
            if (!_subscription.InSnapshot && Mirror.Cursor is { } cursor)
                _subscription = new Subscription(log, _subscription.View, cursor, Mirror.Seq);
        }

        public void Change(EventView other) => _subscription.ChangeView(other);

        public void CheckAtEnd()
        {
            do Read(7);
            while (_items.Count > 0);
            Assert.Equal(log.Head, _subscription.Cursor);
            var expected = Mirror.Get(log, _subscription.View);
            var kinds = _subscription.View.Kinds.Select(kind => kind.ToString().ToLowerInvariant()).ToHashSet();
            var folded = Mirror.Objects.Where(pair => kinds.Contains(pair.Key.Split(' ')[0]));
            Assert.Equal(expected, folded);
        }
    }
}
