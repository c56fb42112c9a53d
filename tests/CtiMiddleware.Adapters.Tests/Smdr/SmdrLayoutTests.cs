using CtiMiddleware.Adapters.Smdr.Layouts;
using CtiMiddleware.Model.CallDetails;

namespace CtiMiddleware.Adapters.Tests.Smdr;

/// <summary>Records as the makers print them, and by the makers' tables of columns.</summary>
public sealed class SmdrLayoutTests
{
    public static TheoryData<string> Layouts => [.. SmdrLayoutCatalog.Shipped.All.Select(static layout => layout.Name)];

    /// <summary>A TELESEER record by the table of the Definity guide, 76 columns.</summary>
    public static string Teleseer(string calling, string dialled, string condition = "A", string time = "0746", string duration = "0012") =>
        SmdrRig.At(
            (4, time),
            (8, duration),
            (12, condition),
            (13, "  9"),
            (16, "701"),
            (19, dialled.PadLeft(15)),
            (34, calling.PadLeft(5)),
            (39, "1234".PadLeft(15)),
            (54, "3"),
            (55, "0"),
            (56, "   "),
            (59, "011"),
            (62, "0"),
            (63, "7654321"),
            (70, "       ")
        );

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_layout_names_its_source_and_has_a_record(string name)
    {
        var layout = SmdrLayoutCatalog.Shipped.Find(name)!;
        Assert.NotEqual("", layout.Source);
        Assert.Contains(layout.Shapes, static shape => shape.Kind == SmdrShapeKind.Call);
        Assert.Equal(SmdrLayoutCatalog.Shipped.All.Count, SmdrLayoutCatalog.Shipped.All.Select(static one => one.Name).Distinct().Count());
    }

    [Fact]
    public void Avaya_TELESEER_by_its_columns()
    {
        var record = new SmdrRig("avaya-teleseer").Read(Teleseer("2343", "19995567563"));
        Assert.Equal(("2343", "19995567563", "011"), (record.CallingDevice, record.CalledDevice, record.TrunkOut));
        Assert.Equal(("1234", "7654321"), (record.AccountInfo, record.AuthCode));
        Assert.Equal((72.0, "T07:46"), (record.DurationSeconds!.Value, record.ReportedTime));
        Assert.Equal((CallDetailCondition.Outgoing, "A"), (record.Condition, record.ConditionCode));
        Assert.Equal(CallDetailDirection.Outgoing, record.Direction);
        Assert.Equal(("701", "3"), (record.Other["accessUsed"], record.Other["frl"]));
        Assert.Null(record.TrunkIn);
        Assert.Equal(SmdrRig.Start, record.Received);
    }

    [Fact]
    public void Avaya_LSU_never_tells_four_of_five_digits_as_who_called()
    {
        var rig = new SmdrRig("avaya-lsu");
        string Line(string first) =>
            SmdrRig.At((1, "0012"), (5, "A"), (12, "19995567563"), (27, "2343"), (45, "3"), (46, first), (47, "01"), (50, "011")) + "  ";
        Assert.Equal("2343", rig.Read(Line(" ")).CallingDevice);
        var five = rig.Read(Line("5"));
        Assert.Null(five.CallingDevice);
        Assert.Equal(("5", "2343"), (five.Other["callingFirstDigit"], five.Other["callingLastDigits"]));
        Assert.Equal(("19995567563", "011", "A"), (five.CalledDevice, five.TrunkOut, five.ConditionCode));
    }

    [Fact]
    public void Panasonic_pattern_B_has_80_columns()
    {
        var rig = new SmdrRig("panasonic-b");
        var line = SmdrRig.At((1, "01/02/02"), (10, "10:07AM"), (18, "2005"), (24, "01"), (27, "1234"), (48, "00:00'05"), (79, "TR"));
        Assert.Equal("TR", rig.Read(line).Other["cd"]);
        rig.Receive(line + "X\r\n");
        Assert.Single(rig.Records);
    }

    [Theory]
    [InlineData("avaya-teleseer", "1122\r\n\0\0\0")]
    [InlineData("avaya-lsu", "1122\r\n\0\0\0")]
    [InlineData("avaya-printer", "11 22\r\n\0\0\0")]
    [InlineData("avaya-expanded", "11 22\r\n\0\0\0")]
    public void Avaya_date_records_are_no_calls(string layout, string line)
    {
        var rig = new SmdrRig(layout);
        rig.Receive(line);
        Assert.Empty(rig.Records);
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void A_date_record_gives_the_records_after_it_their_date_and_none_before_it()
    {
        var rig = new SmdrRig("avaya-teleseer");
        Assert.Equal("T07:46", rig.Read(Teleseer("2343", "5551")).ReportedTime);
        rig.Receive("1122\r\n\0\0\0");
        Assert.Equal("--11-22T07:46", rig.Read(Teleseer("2343", "5551")).ReportedTime);
        rig.Replay.Advance(TimeSpan.FromHours(26));
        Assert.Equal("T07:46", rig.Read(Teleseer("2343", "5551")).ReportedTime);
    }

    [Fact]
    public void A_date_is_forgotten_when_the_connection_ends()
    {
        var rig = new SmdrRig("avaya-teleseer");
        rig.Receive("1122\r\n");
        rig.Replay.Close();
        rig.Replay.Open();
        Assert.Equal("T07:46", rig.Read(Teleseer("2343", "5551")).ReportedTime);
    }

    [Fact]
    public void Avaya_Printer_by_its_columns()
    {
        var line = SmdrRig.At(
            (1, "0746"),
            (6, "0"),
            (7, "01"),
            (9, "2"),
            (11, "9"),
            (17, "011"),
            (21, "           2343"),
            (37, "5551"),
            (74, "012"),
            (78, "   ")
        );
        var record = new SmdrRig("avaya-printer").Read(line);
        Assert.Equal(("5551", "2343", "012"), (record.CallingDevice, record.CalledDevice, record.TrunkIn));
        Assert.Equal((CallDetailCondition.Incoming, CallDetailDirection.NotKnown), (record.Condition, record.Direction));
    }

    [Theory]
    [InlineData(
        "N 027 00 2343 T010 011 05/09 07:46 00:01:12 A 19995567563",
        CallDetailDirection.Outgoing,
        "2343",
        "19995567563",
        null,
        "T010 011",
        72
    )]
    [InlineData("S 025 00 T010 016 6101 05/09 07:47 00:00:20 5566472", CallDetailDirection.Incoming, null, "6101", "T010 016", null, 20)]
    [InlineData("E 028 00 T010 016 2463 05/09 07:48 00:00:52 5566472", CallDetailDirection.Incoming, null, "2463", "T010 016", null, 52)]
    public void Nortel_records_of_a_running_switch(
        string line,
        CallDetailDirection direction,
        string? calling,
        string called,
        string? trunkIn,
        string? trunkOut,
        double seconds
    )
    {
        var record = new SmdrRig("nortel-meridian1").Read(line);
        Assert.Equal((direction, calling, called), (record.Direction, record.CallingDevice, record.CalledDevice));
        Assert.Equal((trunkIn, trunkOut, seconds), (record.TrunkIn, record.TrunkOut, record.DurationSeconds));
        Assert.Equal(
            ("--05-09T" + line.Split(' ').First(static word => word.Contains(':')), line.Split(' ')[1]),
            (record.ReportedTime, record.RecordNumber)
        );
    }

    [Fact]
    public void Nortel_digits_of_an_incoming_record_are_kept_apart_because_no_source_says_whose_they_are()
    {
        var record = new SmdrRig("nortel-meridian1").Read("S 025 00 T010 016 6101 05/09 07:47 00:00:20 5566472");
        Assert.Equal("5566472", record.Other["digits"]);
    }

    [Fact]
    public void Toshiba_sample_of_the_manual()
    {
        var line = SmdrRig
            .At(
                (1, "N"),
                (3, "001"),
                (7, "00"),
                (14, "DN1234"),
                (22, "T000001"),
                (30, "06/28 12:10:50"),
                (45, "00:10:30.0"),
                (56, "12134567890")
            )
            .PadRight(87);
        var record = new SmdrRig("toshiba-ctx").Read(line);
        Assert.Equal(("1234", "12134567890", "T000001"), (record.CallingDevice, record.CalledDevice, record.TrunkOut));
        Assert.Equal(("--06-28T12:10:50", 630.0, "001"), (record.ReportedTime, record.DurationSeconds!.Value, record.RecordNumber));
        Assert.Equal((CallDetailDirection.Outgoing, CallDetailTimeOf.End), (record.Direction, record.ReportedTimeOf));
    }

    [Fact]
    public void Toshiba_sample_with_a_B_channel_and_its_second_line()
    {
        var rig = new SmdrRig("toshiba-ctx-1.03");
        var line = SmdrRig
            .At(
                (1, "N"),
                (3, "024"),
                (7, "110"),
                (14, "A02002023"),
                (24, "DN2021"),
                (34, "06/28 13:45:05"),
                (49, "00:00:26.0"),
                (60, "9495833705")
            )
            .PadRight(91);
        var record = rig.Read(line);
        Assert.Equal(("A02002023", "2021", CallDetailDirection.Incoming), (record.TrunkIn, record.CalledDevice, record.Direction));
        var more = rig.Read(SmdrRig.At((2, "&"), (3, "9495833705"), (26, "9495833705"), (40, "5832021")));
        Assert.Equal(("024", "9495833705", "5832021"), (more.Other["continues"], more.CallingDevice, more.Other["dnis"]));
    }

    [Fact]
    public void NEC_samples_of_the_manual()
    {
        var rig = new SmdrRig("nec-sl1100-dated");
        rig.Receive("CLASS TIME DATE LINE DURATION STATION DIALLED No./CLI ACCOUNT\r\n\n");
        var placed = rig.Read(
            SmdrRig.At(
                (1, "POT"),
                (6, "10:52"),
                (12, "12/09"),
                (18, "002"),
                (23, "00:00:10"),
                (32, "2001"),
                (43, "2142623801"),
                (64, "08754")
            )
        );
        Assert.Equal(
            ("2001", "2142623801", "002", "08754"),
            (placed.CallingDevice, placed.CalledDevice, placed.TrunkOut, placed.AccountInfo)
        );
        Assert.Equal(("--12-09T10:52", CallDetailTimeOf.Start), (placed.ReportedTime, placed.ReportedTimeOf));
        var missed = rig.Read(SmdrRig.At((1, "PIN"), (6, "10:53"), (12, "12/09"), (18, "002"), (43, "2142623801"), (64, "NO ANSWER")));
        Assert.Equal(
            (CallDetailCondition.NotAnswered, "2142623801", null),
            (missed.Condition, missed.CallingDevice, missed.DurationSeconds)
        );
        var more = rig.Read("NEXT NECinfrontia Corp.");
        Assert.Equal("NECinfrontia Corp.", more.Other["callerName"]);
        Assert.Empty(rig.Anomalies);
    }

    [Fact]
    public void Panasonic_samples_of_the_manual_in_pattern_A()
    {
        var rig = new SmdrRig("panasonic-a");
        string Line(string ext, string co, string dial, string ring, string duration, string account) =>
            SmdrRig.At((1, "01/02/02"), (10, "01:07PM"), (18, ext), (24, co), (27, dial), (53, ring), (58, duration), (67, account));
        var incoming = rig.Read(Line("1234", "01", "<I>ABC COMPANY12345678", "0'05", "00:01'05", "9876543210"));
        Assert.Equal(("ABC COMPANY12345678", "1234", "01"), (incoming.CallingDevice, incoming.CalledDevice, incoming.TrunkIn));
        Assert.Equal((5.0, 65.0, "9876543210"), (incoming.RingSeconds!.Value, incoming.DurationSeconds!.Value, incoming.AccountInfo));
        Assert.Equal(("2002-01-02T13:07", CallDetailTimeOf.End), (incoming.ReportedTime, incoming.ReportedTimeOf));
        var did = rig.Read(Line("1234", "01", "<D>CDE9876<I>Q COMPANY", "0'05", "00:01'05", "9876543210"));
        Assert.Equal(("CDE9876", "Q COMPANY"), (did.Other["ddi"], did.CallingDevice));
        var placed = rig.Read(Line("1234", "01", "123456XX", "", "00:12'05", "98765"));
        Assert.Equal(
            (CallDetailDirection.Outgoing, "123456XX", 725.0),
            (placed.Direction, placed.CalledDevice, placed.DurationSeconds!.Value)
        );
        var intercom = rig.Read(SmdrRig.At((1, "01/02/02"), (10, "03:55PM"), (18, "1234"), (27, "EXT1235")));
        Assert.Equal((CallDetailDirection.Internal, "1235"), (intercom.Direction, intercom.CalledDevice));
        var logIn = rig.Read(SmdrRig.At((1, "01/02/02"), (10, "03:45PM"), (18, "1234"), (27, "LOG IN")));
        Assert.Equal((CallDetailCondition.LogOn, "1234"), (logIn.Condition, logIn.Device));
        var check = rig.Read(SmdrRig.At((1, "01/02/02"), (10, "04:00PM"), (18, "1234"), (27, "Check in")));
        Assert.Equal("Check in", check.Other["entry"]);
    }

    [Fact]
    public void Panasonic_samples_in_pattern_B_and_C()
    {
        var b = new SmdrRig("panasonic-b").Read(
            SmdrRig.At(
                (1, "01/02/02"),
                (10, "10:07AM"),
                (18, "2005"),
                (24, "01"),
                (27, "1234567890123456789"),
                (48, "00:00'05"),
                (57, "00560.00EU"),
                (68, "9876543210")
            )
        );
        Assert.Equal(("1234567890123456789", "00560.00EU", 5.0), (b.CalledDevice, b.Other["cost"], b.DurationSeconds!.Value));
        var c = new SmdrRig("panasonic-c").Read(
            SmdrRig.At(
                (1, "01/02/02"),
                (10, "10:07AM"),
                (18, "1230"),
                (24, "0001"),
                (29, "<I>ABC COMPANY123456789012345"),
                (80, "0'05"),
                (85, "00:00'05")
            )
        );
        Assert.Equal(("ABC COMPANY123456789012345", "0001"), (c.CallingDevice, c.TrunkIn));
    }

    [Fact]
    public void Mitel_fields_beyond_the_confirmed_ones_are_kept_as_they_came()
    {
        var record = new SmdrRig("mitel").Read("-05/09 07:46:10 00:06:12 2343  *** 95551234  A T101");
        Assert.Equal(("2343", "--05-09T07:46:10", 372.0), (record.CallingDevice, record.ReportedTime, record.DurationSeconds!.Value));
        Assert.Equal("*** 95551234  A T101", record.Other["rest"]);
    }

    [Fact]
    public void A_layout_is_added_by_a_file_and_takes_the_place_of_one_of_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("cti-smdr");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "own.json"),
                """
                { "name": "own", "source": "our own switch", "records": [ { "name": "call", "length": 20, "map": { "callingDevice": "from" },
                  "fields": [ { "name": "from", "start": 1, "length": 5, "type": "digits" } ] } ] }
                """
            );
            var errors = new List<string>();
            var catalog = SmdrLayoutCatalog.Shipped.With(folder.FullName, errors);
            Assert.Empty(errors);
            Assert.Equal("12345", new SmdrRig(catalog.Find("own")!).Read("12345").CallingDevice);
            Assert.NotNull(catalog.Find("avaya-teleseer"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_layout_is_told_at_once()
    {
        var errors = new List<string>();
        var layout = SmdrLayoutReader.Read(
            """
            { "name": "bad name", "records": [ { "name": "x", "length": 10, "kind": "cal", "map": { "nobody": "a", "time": "none" }, "code": "a",
              "fields": [ { "name": "a", "start": 8, "length": 5 }, { "name": "b", "start": 1, "length": 3, "type": "time", "format": "HH:mm" },
                          { "name": "c", "start": 2, "length": 2, "pattern": "(" } ] } ] }
            """,
            "bad.json",
            errors
        );
        Assert.Null(layout);
        Assert.All(errors, static error => Assert.StartsWith("bad.json: ", error, StringComparison.Ordinal));
        foreach (
            var part in (string[])
                [
                    "name:",
                    "source:",
                    "kind: 'cal'",
                    "columns 8 to 12",
                    "'nobody'",
                    "no field 'none'",
                    "5 characters, the field 3",
                    "begins in column 2",
                    ".pattern:",
                    ".code:",
                ]
        )
            Assert.Contains(errors, error => error.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_layout_is_told_with_its_name()
    {
        var errors = new List<string>();
        Assert.Null(SmdrLayoutReader.Read("{ \"nam\": 1 }", "x.json", errors));
        Assert.StartsWith("x.json: ", Assert.Single(errors), StringComparison.Ordinal);
    }
}
