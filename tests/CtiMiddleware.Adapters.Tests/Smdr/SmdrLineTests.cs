using System.Buffers;
using System.Numerics;
using System.Text;
using CtiMiddleware.Adapters.Smdr;
using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Framing;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Chance;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Adapters.Tests.Smdr;

/// <summary>Lines as they come over wires: cut, padded, damaged.</summary>
public sealed class SmdrLineTests
{
    private static string Good => SmdrLayoutTests.Teleseer("2343", "19995567563");

    [Fact]
    public void The_link_is_in_service_as_soon_as_it_is_open()
    {
        var rig = new SmdrRig("avaya-teleseer");
        Assert.IsType<ReplayItem.LoggedOn>(rig.Output.Items[0]);
        Assert.IsType<ReplayItem.StatusNormal>(rig.Output.Items[1]);
    }

    [Fact]
    public void Records_are_the_same_byte_by_byte_and_cut_anywhere()
    {
        var bytes = Encoding.ASCII.GetBytes($"1122\r\n\0\0\0{Good}\r\n\0\0\0{Good}\n\0\0{Good}\r");
        var whole = new SmdrRig("avaya-teleseer");
        whole.Receive(bytes);
        Assert.Equal(3, whole.Records.Count);
        for (var seed = 0; seed < 5; seed++)
        {
            var cut = new SmdrRig("avaya-teleseer");
            cut.Receive(bytes, seed == 0 ? ReplaySplit.EveryByte : ReplaySplit.Random((ulong)seed, 40));
            Assert.Equal(whole.Records.Select(static one => one.RawLine), cut.Records.Select(static one => one.RawLine));
            Assert.Empty(cut.Anomalies);
        }
    }

    [Theory]
    [InlineData(3, 'x', "'x' in column 3, which is blank")]
    [InlineData(4, '2', "time '2746' in column 4")]
    [InlineData(12, 'Z', "condition 'Z' is not a code")]
    [InlineData(37, 'O', "calling ' 23O3'")]
    [InlineData(72, '1', "'1' in column 72, which is blank")]
    public void A_line_that_fails_a_check_is_told_and_not_recorded(int column, char wrong, string why)
    {
        var line = new StringBuilder(Good) { [column - 1] = wrong }.ToString();
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive(line + "\r\n");
        Assert.Empty(rig.Records);
        Assert.Contains(why, Assert.Single(rig.Anomalies), StringComparison.Ordinal);
        Assert.Equal(line, rig.Output.Items.OfType<ReplayItem.Anomaly>().Single().Frame);
    }

    [Fact]
    public void The_end_of_a_record_that_began_before_we_came_is_told_as_such()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive(Good[40..] + "\r\n");
        Assert.Contains("perhaps the end of one", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
        rig.Read(Good);
    }

    [Fact]
    public void What_came_of_a_record_when_the_connection_ends_is_told_and_not_recorded()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive(Good[..50]);
        rig.Replay.Close();
        Assert.Empty(rig.Records);
        Assert.Contains("the connection ended", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_whose_end_does_not_come_is_told_after_a_while_and_its_end_makes_no_record()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive(Good[..50]);
        rig.Replay.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("nothing came for 30 s", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
        rig.Receive(Good[50..] + "\r\n");
        Assert.Empty(rig.Records);
        rig.Read(Good);
    }

    [Fact]
    public void Garbage_without_an_end_is_skipped_and_the_next_record_is_read()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive(new string('x', 5000) + "\r\n" + Good + "\r\n");
        Assert.Single(rig.Records);
        Assert.NotEmpty(rig.Anomalies);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1024)]
    [InlineData(1025)]
    public void The_end_of_a_line_that_was_too_long_ends_the_doubt_wherever_it_was_cut(int length)
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive(new string('x', length) + "\r\n" + Good + "\r\n");
        Assert.Single(rig.Records);
    }

    [Fact]
    public void An_error_of_an_idle_line_does_not_spoil_what_comes_long_afterwards()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Read(Good);
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.Parity, On: false), rig.Output);
        rig.Replay.Advance(TimeSpan.FromHours(1));
        rig.Read(Good);
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.Parity, On: false), rig.Output);
        rig.Receive(Good + "\r\n");
        Assert.Equal(2, rig.Records.Count);
    }

    [Fact]
    public void No_line_is_trusted_on_which_the_wire_reported_an_error()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive(Good[..30]);
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.Parity, On: false), rig.Output);
        rig.Receive(Good[30..] + "\r\n");
        Assert.Empty(rig.Records);
        rig.Read(Good);
    }

    [Fact]
    public void A_change_of_a_control_line_means_nothing()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.CarrierDetect, On: true), rig.Output);
        rig.Read(Good);
    }

    [Fact]
    public void Every_command_is_refused_at_once()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Replay.Execute(new SwitchCommand.MakeCall("1", "2"));
        Assert.Equal(CommandOutcome.NotSupported, rig.Output.Items.OfType<ReplayItem.Completed>().Single().Answer.Outcome);
    }

    [Fact]
    public void A_log_in_is_answered_and_what_follows_is_read()
    {
        var rig = new SmdrRig("panasonic-a", static options => options with { Login = true });
        rig.Receive("-");
        Assert.Equal("SMDR\r\n", rig.Output.TakeWire());
        rig.Receive("Enter Password:");
        Assert.Equal("PCCSMDR\r\n", rig.Output.TakeWire());
        rig.Receive("\r\n" + SmdrRig.At((1, "01/02/02"), (10, "03:45PM"), (18, "1234"), (27, "LOG IN")) + "\r\n");
        Assert.Single(rig.Records);
    }

    [Fact]
    public void PBXs_that_connect_to_us_do_not_mix()
    {
        var rig = new SmdrRig("avaya-teleseer", static options => options with { Listens = true });
        var bytes = new ArrayBufferWriter<byte>();
        void Block(ConnectionBlockKind kind, uint connection, string text) =>
            new ConnectionBlock(kind, connection).Write(bytes, Encoding.ASCII.GetBytes(text));
        Block(ConnectionBlockKind.Opened, 1, "10.0.0.7:5000");
        Block(ConnectionBlockKind.Opened, 2, "10.0.0.8:5000");
        Block(ConnectionBlockKind.Bytes, 1, "1122\r\n" + Good[..30]);
        Block(ConnectionBlockKind.Bytes, 2, Good + "\r\n" + Good[..10]);
        Block(ConnectionBlockKind.Bytes, 1, Good[30..] + "\r\n");
        Block(ConnectionBlockKind.Closed, 2, "gone");
        rig.Receive(bytes.WrittenSpan.ToArray(), ReplaySplit.Random(7, 20));
        Assert.Equal(["T07:46", "--11-22T07:46"], rig.Records.Select(static one => one.ReportedTime));
        Assert.Contains("gone", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Noise_of_one_bit_in_a_thousand_makes_no_wrong_record_where_parity_can_tell(ulong seed)
    {
        var random = seed;
        var rig = new SmdrRig("avaya-teleseer", static options => options with { Parity = SmdrParity.Even });
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var doubled = 0;
        var records = 0;
        for (var number = 0; number < 3000; number++)
        {
            var line = SmdrLayoutTests.Teleseer($"{2000 + number % 1000}", $"1999{number:0000000}");
            var bytes = Encoding.ASCII.GetBytes(line + "\r\n\0\0\0").Select(Even).ToArray();
            var twice = false;
            for (var index = 0; index < bytes.Length; index++)
            {
                var flips = 0;
                for (var bit = 0; bit < 8; bit++)
                {
                    if (SplitMix.Next(ref random) % 1000 != 0)
                        continue;
                    bytes[index] ^= (byte)(1 << bit);
                    flips++;
                }
                // Two wrong bits in one character keep its parity: that no protocol of this kind can tell.
                twice |= flips > 1;
            }
            sent.Add(line);
            var before = rig.Records.Count;
            rig.Receive(bytes);
            records = rig.Records.Count;
            if (twice)
                doubled++;
            else if (records > before)
                Assert.Equal(line, rig.Records[^1].RawLine);
        }
        Assert.InRange(records, 1000, 2999);
        Assert.True(doubled < 60, $"{doubled} lines with two wrong bits in one character");
        rig.Receive(Encoding.ASCII.GetBytes("\r\n").Select(Even).ToArray());
        Assert.Equal(Good, ReadEven(rig));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_bytes_make_no_record_of_any_layout_and_break_nothing(ulong seed)
    {
        foreach (var layout in SmdrLayoutCatalog.Shipped.All)
        {
            var random = seed;
            var rig = new SmdrRig(layout);
            var bytes = new byte[20_000];
            for (var index = 0; index < bytes.Length; index++)
                bytes[index] = (byte)SplitMix.Next(ref random);
            rig.Receive(bytes, ReplaySplit.Random(seed, 200));
            Assert.Empty(rig.Records);
        }
    }

    [Fact]
    public void Options_that_do_not_fit_together_are_refused_and_every_error_is_named()
    {
        var options = new SmdrOptions
        {
            Layout = SmdrLayoutCatalog.Shipped.Find("panasonic-a")!,
            Parity = SmdrParity.Even,
            Login = true,
            Listens = true,
            LineTimeout = TimeSpan.Zero,
        };
        var context = new LinkContext(new SwitchId("hq"), new LinkId("hq-2"), options, NullLogger.Instance, 1);
        var refused = Assert.Throws<ArgumentException>(() => new SmdrAdapterFactory().Create(context));
        foreach (var word in (string[])["Parity:", "Login:", "LineTimeout:"])
            Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    private static string ReadEven(SmdrRig rig)
    {
        rig.Receive(Encoding.ASCII.GetBytes(Good + "\r\n").Select(Even).ToArray());
        return rig.Records[^1].RawLine;
    }

    private static byte Even(byte octet) => (byte)(BitOperations.PopCount(octet) % 2 == 0 ? octet : octet | 0x80);

    [Fact]
    public void Padding_behind_a_record_does_not_spoil_the_next_one_after_a_long_silence()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive($"1122\r\n\0\0\0{Good}\r\n\0\0\0");
        rig.Replay.Advance(TimeSpan.FromMinutes(10));
        rig.Receive($"{Good}\r\n\0\0\0");
        Assert.Equal(2, rig.Records.Count);
        Assert.Empty(rig.Anomalies);
    }
}
