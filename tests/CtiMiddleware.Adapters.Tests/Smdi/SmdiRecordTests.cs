using System.Text;
using CtiMiddleware.Adapters.Smdi;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Adapters.Tests.Smdi;

/// <summary>Call history records: the shapes that vendors print and send, and what is none.</summary>
public sealed class SmdiRecordTests
{
    // Two records of a real dialogue, one that was cut, and one behind it, as recorded between a sender and Asterisk.
    private const string Dialogue =
        "\r\nMD0010001D2565551001 2565552222 \r\n\x19\r\nMD0010002A2565551001  \r\n\x19garbage\0\xff\r\nMDxx\r\nMD0010005D2565551001 2565555555 \r\n\x19";

    [Theory]
    [InlineData("\r\nMD0010007D 3500 \r\n\x19", "001/0007 2107 D - 3500")] // the printed example of a large exchange
    [InlineData("\r\nMD0010001D2565551001 2565552222 \r\n\x19", "001/0001 2101 D 2565551001 2565552222")]
    [InlineData("\r\nMD0010002A2565551001  \r\n\x19", "001/0002 2102 A 2565551001 -")]
    [InlineData("\r\nMD0010003B2565551003 \r\n\x19", "001/0003 2103 B 2565551003 -")]
    [InlineData("\r\nMD0010004N5551001 5554444 \r\n\x19", "001/0004 2104 N 5551001 5554444")]
    [InlineData("\r\nMD0010005U5551001 5554444 \r\n\x19", "001/0005 2105 U 5551001 5554444")]
    [InlineData("\r\nMD0010006D  \r\n\x19", "001/0006 2106 D - -")]
    [InlineData("MD0020004N2565551004 2565551111 \x19", "002/0004 vm4:line N 2565551004 2565551111")] // no CR LF at all
    [InlineData("\r\nMD0010007D 3500 \r\n", "001/0007 2107 D - 3500")] // no control-Y
    [InlineData("\r\nMD0010007D 3500 \r\n\x7f\x7f\x19", "001/0007 2107 D - 3500")] // DEL as padding
    [InlineData("\0\0\r\nMD0010007D 3500 \r\n\0\x19", "001/0007 2107 D - 3500")] // NUL as padding
    [InlineData("\r\nMD0010007D 3500\r\n\x19", "001/0007 2107 D - 3500")] // no blank behind the caller
    public void A_record_is_read_in_every_shape_that_switches_send(string record, string expected)
    {
        var rig = new SmdiRig();
        rig.Receive(record);
        Assert.Equal([expected], rig.Calls);
        Assert.Empty(rig.Anomalies);
    }

    [Theory]
    [InlineData("MDxx\r", "ends within desk and line")]
    [InlineData("MD0010007D5551001 55\x19", "control-Y where the last blank belongs")] // 5592222 with one wrong bit
    [InlineData("MD0010007D5551001 \x19", "control-Y where the last blank belongs")] // 9552222
    [InlineData("MD00x0007D 3500 \r", "desk and line are not digits")]
    [InlineData("MD0010007d 3500 \r", "the reason 'd' is no letter")]
    [InlineData("MD0010007D3500\r", "no blank behind the called number")]
    [InlineData("MD0010007D 35 00 \r", "a number is not digits")]
    [InlineData("MD0010007D 3\0500 \r", "a character 00 inside")]
    [InlineData("MD0010007D 1234567890123456 \r", "the calling number has 16 digits")]
    [InlineData("MD0010007D 35MD", "it has no end")]
    [InlineData("MWX5551001 INV\r", "begins with neither MD nor MWI")]
    [InlineData("MWI INV\r", "has no number of 1 to 15 digits")]
    [InlineData("MWI5551001 IN\r", "has no cause of three letters")]
    public void A_damaged_record_is_told_and_not_used(string record, string problem)
    {
        var rig = new SmdiRig();
        rig.Receive(record);
        Assert.Equal($"a damaged record is not used: {problem}", Assert.Single(rig.Anomalies));
        rig.Receive("\r\nMD0010001D5551001 5552222 \r\n\x19");
        Assert.Equal("001/0001 2101 D 5551001 5552222", rig.Calls.Single());
    }

    [Fact]
    public void A_record_without_an_end_does_not_wait_for_one_for_ever()
    {
        var rig = new SmdiRig();
        rig.Receive("MD" + new string('1', 500));
        Assert.Contains("a damaged record is not used: it has no end", rig.Anomalies);
        rig.Receive("\r\nMD0010001D5551001 5552222 \r\n\x19");
        Assert.Single(rig.Calls);
    }

    [Fact]
    public void Silence_ends_a_record_that_is_whole_and_drops_one_that_is_not()
    {
        var rig = new SmdiRig();
        rig.Receive("MD0010001D5551001 5552222 ");
        Assert.Empty(rig.Calls);
        rig.Replay.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(rig.Calls);
        rig.Receive("MD0010001D5551001 55522");
        rig.Replay.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(rig.Anomalies);
        rig.Receive("22 \r\n\x19\r\nMD0010002D5551001 5552222 \r\n\x19");
        Assert.Equal(2, rig.Calls.Count);
        Assert.Equal("2 characters belong to no record", rig.Anomalies[1]);
    }

    [Fact]
    public void What_belongs_to_no_record_is_counted_once_for_each_run()
    {
        var rig = new SmdiRig();
        rig.Receive("hello world\r\nMoon MD0010001D5551001 5552222 \r\n\x19");
        Assert.Equal(["10 characters belong to no record", "4 characters belong to no record"], rig.Anomalies);
        Assert.Single(rig.Calls);
    }

    [Fact]
    public void A_reason_that_is_not_known_is_read_as_U_and_told()
    {
        var rig = new SmdiRig();
        rig.Receive("\r\nMD0010001F5551001 5552222 \r\n\x19");
        Assert.Equal("the reason F is not known and read as U", Assert.Single(rig.Anomalies));
        Assert.Single(rig.Calls);
    }

    [Fact]
    public void The_record_of_a_line_without_a_device_is_told_without_one()
    {
        var rig = new SmdiRig();
        rig.Receive("\r\nMD0630007D5551001 5552222 \r\n\x19");
        Assert.Equal("063/0007 - D 5551001 5552222", Assert.Single(rig.Calls));
    }

    [Fact]
    public void Known_lengths_of_numbers_find_a_lost_digit()
    {
        var rig = new SmdiRig(SmdiRig.Options with { NumberLengths = [7, 10] });
        rig.Receive("\r\nMD0010001D555101 5552222 \r\n\x19\r\nMD0010001D5551001 2565552222 \r\n\x19");
        Assert.Contains("the called number has 6 digits and not 7 or 10", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
        Assert.Single(rig.Calls);
    }

    [Fact]
    public void Desks_of_two_digits_are_read_where_they_are_configured()
    {
        var rig = new SmdiRig(SmdiRig.Options with { DeskDigits = 2 });
        rig.Receive("\r\nMD010007D 3500 \r\n\x19");
        Assert.Equal("001/0007 2107 D - 3500", rig.Calls.Single());
    }

    [Fact]
    public void A_dialogue_says_the_same_byte_by_byte_and_cut_at_random()
    {
        var whole = Story(ReplaySplit.Whole);
        Assert.Contains("001/0005", whole, StringComparison.Ordinal);
        Assert.Equal(whole, Story(ReplaySplit.EveryByte));
        for (ulong seed = 1; seed <= 30; seed++)
            Assert.Equal(whole, Story(ReplaySplit.Random(seed, 20)));

        static string Story(ReplaySplit split)
        {
            var rig = new SmdiRig();
            rig.Replay.Receive(Encoding.Latin1.GetBytes(Dialogue + "\r\nMD001"), split);
            Assert.Equal("MD001".Length, rig.Replay.Unconsumed);
            return string.Join('\n', rig.Calls.Concat(rig.Anomalies));
        }
    }

    [Fact]
    public void An_open_line_is_in_service_and_has_nothing_to_list()
    {
        var rig = new SmdiRig();
        Assert.Single(rig.Said<ReplayItem.LoggedOn>());
        Assert.Single(rig.Said<ReplayItem.StatusNormal>());
        rig.Replay.Execute(new SwitchCommand.RequestSnapshot(SnapshotScope.Calls));
        Assert.Equal(CommandOutcome.NotSupported, Assert.Single(rig.Said<ReplayItem.Completed>()).Answer.Outcome);
        Assert.Equal("", rig.Output.TakeWire());
    }

    [Fact]
    public void An_error_of_the_line_makes_the_record_that_it_touched_damaged()
    {
        var rig = new SmdiRig();
        rig.Receive("\r\nMD0010001D55510");
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.Parity, On: false), rig.Output);
        rig.Receive("01 5552222 \r\n\x19");
        Assert.Contains("the line had an error", Assert.Single(rig.Anomalies), StringComparison.Ordinal);
        rig.Receive("\r\nMD0010001D5551001 5552222 \r\n\x19");
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.CarrierDetect, On: false), rig.Output);
        rig.Receive("\r\nMD0010001D5551001 5552222 \r\n\x19");
        Assert.Equal(2, rig.Calls.Count);
    }

    [Fact]
    public void An_error_of_an_idle_line_does_not_spoil_what_comes_long_afterwards()
    {
        var rig = new SmdiRig();
        rig.Receive("\r\nMD0010001D5551001 5552222 \r\n\x19");
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.Framing, On: false), rig.Output);
        rig.Replay.Advance(TimeSpan.FromHours(3));
        rig.Receive("\r\nMD0010001D5551001 5552222 \r\n\x19");
        Assert.Equal(2, rig.Calls.Count);
        rig.Protocol.Noticed(new LineNotice(LineNoticeKind.Framing, On: false), rig.Output);
        rig.Receive("MD0010001D5551001 5552222 \r\n\x19");
        Assert.Equal(2, rig.Calls.Count);
    }

    [Fact]
    public void What_a_turn_left_behind_its_last_record_is_not_given_up_for_its_silence()
    {
        var rig = new SmdiRig();
        var bytes = Encoding.ASCII.GetBytes("MD0010001D5551001 5552222 \r\nMD0010002D5551001 5552222 \r\n\x19");
        var consumed = rig.Protocol.Received(bytes, 1, rig.Output);
        rig.Replay.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(bytes.Length, consumed + rig.Protocol.Received(bytes.AsSpan(consumed), 10, rig.Output));
        Assert.Equal(2, rig.Calls.Count);
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Rejects_options_out_of_bounds_and_names_every_error()
    {
        var options = SmdiRig.Options with
        {
            DeskDigits = 9,
            NumberPrefix = "12x",
            NumberLengths = [7, 99],
            Ports = new Dictionary<SmdiPort, string> { [new SmdiPort(1, 1)] = "vm1:" },
        };
        var refused = Assert.Throws<ArgumentException>(() => SmdiRig.Create(options));
        foreach (var word in new[] { "DeskDigits", "NumberPrefix", "NumberLengths", "Ports" })
            Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }
}
