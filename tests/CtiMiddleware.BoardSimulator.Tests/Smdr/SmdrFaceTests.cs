using System.Text;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Simulators.Board.Smdr;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;
using CtiMiddleware.Simulators.Switch.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.BoardSimulator.Tests.Smdr;

/// <summary>The simulated switch records its calls, and the adapter reads what it sends.</summary>
public sealed class SmdrFaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Writable =>
        [.. SmdrLayoutCatalog.Shipped.All.Where(static layout => CanWrite(layout)).Select(static layout => layout.Name)];

    [Fact]
    public void An_answered_call_from_outside_is_recorded_column_by_column()
    {
        var world = new World("avaya-teleseer");
        world.FromOutside("55501", "1001", ring: 6, talk: 72);
        Assert.Equal(
            "1122\r\n\0\0\0" + At((4, "1001"), (8, "0012"), (12, "9"), (30, "1001"), (34, "55501"), (56, "001"), (77, "\r\n\0\0\0")),
            world.Written
        );
        var record = Assert.Single(world.Records);
        Assert.Equal(("55501", "1001", "001"), (record.CallingDevice, record.CalledDevice, record.TrunkIn));
        Assert.Equal(("--11-22T10:01", 72.0), (record.ReportedTime, record.DurationSeconds!.Value));
        Assert.Equal(CallDetailCondition.Incoming, record.Condition);
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void Every_layout_of_columns_is_written_and_read(string layout)
    {
        var world = new World(layout);
        world.FromOutside("5501", "1001", ring: 6, talk: 600);
        Assert.Equal(600.0, Assert.Single(world.Records).DurationSeconds);
        Assert.Empty(world.Anomalies);
    }

    [Fact]
    public void A_call_that_nobody_answered_is_recorded_as_such()
    {
        var world = new World("avaya-printer");
        world.FromOutside("55501", "1001", ring: 12, talk: 0);
        Assert.Equal((CallDetailCondition.NotAnswered, 0.0), (world.Records[0].Condition, world.Records[0].DurationSeconds!.Value));
    }

    [Fact]
    public void A_number_that_has_no_room_is_left_out_and_not_cut()
    {
        var world = new World("avaya-teleseer");
        world.FromOutside("7035552222", "1001", ring: 6, talk: 60);
        Assert.Null(Assert.Single(world.Records).CallingDevice);
    }

    [Fact]
    public void Noise_on_the_line_makes_no_wrong_record_where_parity_can_tell()
    {
        var world = new World("avaya-teleseer", SmdrParity.Even);
        world.Face.Faults.Set(new FaultSpec(FaultKind.Noise) { Parameters = new Dictionary<string, string> { ["ber"] = "0.001" } });
        for (var call = 0; call < 100; call++)
            world.FromOutside("55501", "1001", ring: 6, talk: 60);
        Assert.InRange(world.Records.Count, 20, 99);
        Assert.NotEmpty(world.Anomalies);
        Assert.All(
            world.Records,
            static record => Assert.Equal(("55501", "1001", 60.0), (record.CallingDevice, record.CalledDevice, record.DurationSeconds))
        );
    }

    [Fact]
    public void A_layout_of_patterns_cannot_be_written_and_says_so() =>
        Assert.Throws<ArgumentException>(() => new SmdrLineWriter(SmdrLayoutCatalog.Shipped.Find("nortel-meridian1")!));

    private static bool CanWrite(SmdrLayout layout)
    {
        try
        {
            return new SmdrLineWriter(layout) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string At(params (int Column, string Value)[] values)
    {
        var line = new StringBuilder();
        foreach (var (column, value) in values)
            line.Append(' ', column - 1 - line.Length).Append(value);
        return line.ToString();
    }

    private sealed class World : IFaceOutput
    {
        private readonly StringBuilder _written = new();
        private readonly ReplayOutput _output = new(Start);
        private readonly ProtocolReplay _protocol;
        private readonly SimulationKernel _kernel = new(1, Start);
        private readonly PbxEngine _engine;

        public World(string layout, SmdrParity parity = SmdrParity.None)
        {
            _engine = new PbxEngine(_kernel, new SwitchProfile().AddStations(1001, 2).AddTrunk("carrier"));
            var found = SmdrLayoutCatalog.Shipped.Find(layout)!;
            Face = new SmdrFace(_engine, new SmdrFaceOptions { Layout = found, Parity = parity });
            var options = new SmdrOptions { Layout = found, Parity = parity };
            var context = new LinkContext(new SwitchId("s"), new LinkId("s-1"), options, NullLogger.Instance, Seed: 1);
            _protocol = new ProtocolReplay(new SmdrAdapterFactory().Create(context), _output);
            _protocol.Open();
            Face.Connect(this);
        }

        public SmdrFace Face { get; }

        public string Written => _written.ToString();

        public IReadOnlyList<CallDetailRecord> Records =>
            [.. _output.Events.OfType<DataLinkEvent.CallDetailRecordsReport>().Select(static one => one.Record)];

        public IEnumerable<ReplayItem.Anomaly> Anomalies => _output.Items.OfType<ReplayItem.Anomaly>();

        public void FromOutside(string from, string to, double ring, double talk)
        {
            var caller = _engine.Inbound(_engine.FindTrunk("carrier")!, from, to)!;
            _kernel.RunFor(TimeSpan.FromSeconds(ring));
            if (talk > 0)
            {
                var called = caller.Call.Legs.First(leg => leg.Device == _engine.FindStation(to));
                Assert.True(_engine.Answer(called));
                _kernel.RunFor(TimeSpan.FromSeconds(talk));
            }
            _engine.HangUp(caller);
            _kernel.RunFor(TimeSpan.FromSeconds(1));
        }

        public bool TryWrite(ReadOnlySpan<byte> message)
        {
            _written.Append(Encoding.Latin1.GetString(message));
            _protocol.Receive(message, ReplaySplit.EveryByte);
            return true;
        }

        public void Close(string reason) => _protocol.Close();
    }
}
