using System.Globalization;
using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Server.CallDetails;
using Microsoft.Data.Sqlite;

namespace CtiMiddleware.Server.Tests.CallDetails;

public sealed class CallDetailJournalTests : IDisposable
{
    internal static readonly DateTimeOffset At = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("cti-cdr").FullName;

    internal static CallDetailRecord Record(int number, string @switch = "hq") =>
        new()
        {
            Id = "cdr_" + @switch + number.ToString(CultureInfo.InvariantCulture),
            Switch = new SwitchId(@switch),
            Link = new LinkId(@switch + "-2"),
            Layout = "test",
            Received = At.AddMinutes(number),
            ReportedTime = "--11-22T10:00",
            ReportedTimeOf = CallDetailTimeOf.End,
            DurationSeconds = 72,
            Direction = CallDetailDirection.Outgoing,
            CallingDevice = "200" + (number % 5).ToString(CultureInfo.InvariantCulture),
            CalledDevice = "+4930901820",
            Condition = CallDetailCondition.Outgoing,
            ConditionCode = "A",
            Other = new Dictionary<string, string> { ["frl"] = "3" },
            RawLine = "=cmd, \"quoted\"",
            Journalled = true,
        };

    [Fact]
    public void A_record_is_read_as_it_was_written_also_by_the_next_run()
    {
        using (var journal = CallDetailJournal.Open(_folder))
            Assert.Null(journal.Append(Record(1)));
        using var again = CallDetailJournal.Open(_folder);
        var (_, found) = Assert.Single(again.Read(new CallDetailQuery(), 0, 10));
        Assert.Equal(Record(1).Other, found.Other);
        Assert.Equal(Record(1) with { Other = found.Other }, found);
    }

    [Fact]
    public void Records_come_in_the_order_in_which_they_were_received_in_parts()
    {
        using var journal = CallDetailJournal.Open(_folder);
        for (var number = 1; number <= 5; number++)
            Assert.Null(journal.Append(Record(number)));
        var first = journal.Read(new CallDetailQuery(), 0, 2);
        var second = journal.Read(new CallDetailQuery(), first[^1].Position, 10);
        Assert.Equal(["cdr_hq1", "cdr_hq2", "cdr_hq3", "cdr_hq4", "cdr_hq5"], first.Concat(second).Select(static one => one.Record.Id));
    }

    [Fact]
    public void Records_are_found_by_time_switch_and_number()
    {
        using var journal = CallDetailJournal.Open(_folder);
        foreach (var @switch in (string[])["hq", "branch"])
        {
            for (var number = 0; number < 10; number++)
                Assert.Null(journal.Append(Record(number, @switch)));
        }
        var wanted = new CallDetailQuery
        {
            Switch = "hq",
            Number = "2001",
            From = At.AddMinutes(1),
            To = At.AddMinutes(6),
        };
        Assert.Equal(["cdr_hq1"], journal.Read(wanted, 0, 10).Select(static one => one.Record.Id));
        Assert.Equal(20, journal.Read(new CallDetailQuery { Number = "+4930901820" }, 0, 100).Count);
    }

    [Fact]
    public void What_is_older_than_it_is_kept_is_removed_and_counted_over_runs()
    {
        using (var journal = CallDetailJournal.Open(_folder))
        {
            for (var number = 0; number < 10; number++)
                Assert.Null(journal.Append(Record(number)));
            Assert.Equal(4, journal.Purge(At.AddMinutes(4)));
        }
        using var again = CallDetailJournal.Open(_folder);
        Assert.Equal(1, again.Purge(At.AddMinutes(5)));
        Assert.Equal((5, 5), (again.Purged, again.Count));
    }

    [Fact]
    public void A_record_is_never_doubled()
    {
        using var journal = CallDetailJournal.Open(_folder);
        Assert.Null(journal.Append(Record(1)));
        Assert.NotNull(journal.Append(Record(1)));
        Assert.Equal(1, journal.Count);
    }

    [Fact]
    public void What_comes_while_another_program_has_the_journal_locked_is_written_in_its_order_as_soon_as_it_works_again()
    {
        using var journal = CallDetailJournal.Open(_folder);
        Assert.Null(journal.Append(Record(1)));
        using (Locked())
        {
            for (var number = 2; number <= 50; number++)
                Assert.Contains("locked'.; records wait", journal.Append(Record(number)), StringComparison.Ordinal);
            Assert.Equal(1, journal.Count);
        }
        Assert.Null(journal.Append(Record(51)));
        Assert.Equal(
            Enumerable.Range(1, 51).Select(static number => $"cdr_hq{number}"),
            journal.Read(new CallDetailQuery(), 0, 100).Select(static one => one.Record.Id)
        );
        Assert.Equal(0, journal.Lost);
    }

    [Fact]
    public void Beyond_what_may_wait_for_a_locked_journal_records_are_lost_counted_and_told()
    {
        using var journal = CallDetailJournal.Open(_folder);
        using (Locked())
        {
            for (var number = 0; number < CallDetailJournal.MaxWaiting; number++)
                Assert.Contains("records wait", journal.Append(Record(number)), StringComparison.Ordinal);
            Assert.Contains("more are lost", journal.Append(Record(5000)), StringComparison.Ordinal);
            Assert.Equal(1, journal.Lost);
        }
        Assert.Null(journal.Append(Record(5001)));
        Assert.Equal(CallDetailJournal.MaxWaiting + 1, journal.Count);
    }

    [Fact]
    public void What_waits_is_written_when_the_journal_is_closed()
    {
        using (var journal = CallDetailJournal.Open(_folder))
        {
            using (Locked())
                Assert.NotNull(journal.Append(Record(1)));
        }
        using var again = CallDetailJournal.Open(_folder);
        Assert.Equal(1, again.Count);
    }

    [Fact]
    public void A_number_is_looked_up_and_not_searched_for()
    {
        using (CallDetailJournal.Open(_folder)) { }
        using var other = Other();
        using var plan = other.CreateCommand();
        foreach (var column in (string[])["switch", "device", "calling", "called"])
        {
            plan.CommandText = $"EXPLAIN QUERY PLAN SELECT position FROM call_details WHERE {column} = '2001'";
            using var reader = plan.ExecuteReader();
            Assert.True(reader.Read());
            Assert.Contains($"INDEX call_details_{column}", reader.GetString(3), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_journal_of_a_later_version_is_refused_with_its_name()
    {
        using (CallDetailJournal.Open(_folder)) { }
        using (var other = new SqliteConnection($"Data Source={Path.Combine(_folder, CallDetailJournal.FileName)};Pooling=False"))
        {
            other.Open();
            using var change = other.CreateCommand();
            change.CommandText = "PRAGMA user_version = 99";
            change.ExecuteNonQuery();
        }
        var refused = Assert.Throws<IOException>(() => CallDetailJournal.Open(_folder));
        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_journal_is_refused_with_its_name()
    {
        File.WriteAllText(Path.Combine(_folder, CallDetailJournal.FileName), new string('x', 5000));
        var refused = Assert.Throws<IOException>(() => CallDetailJournal.Open(_folder));
        Assert.Contains(CallDetailJournal.FileName, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_it_was_closed_it_says_so()
    {
        var journal = CallDetailJournal.Open(_folder);
        journal.Dispose();
        Assert.Contains("closed", journal.Append(Record(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_columns_of_the_CSV_keep_their_names_and_order_and_no_cell_is_a_formula()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CallDetailCsv.Write(text, [Record(1)]);
        Assert.Equal(
            "id,switch,link,layout,received,recordNumber,reportedTime,reportedTimeOf,durationSeconds,direction,device,callingDevice,calledDevice,"
                + "trunkIn,trunkOut,accountInfo,authCode,condition,conditionCode,ringSeconds,transferred,conferenced,other,rawLine\r\n"
                + "cdr_hq1,hq,hq-2,test,2026-11-22T10:01:00.000Z,,\"'--11-22T10:00\",end,72,outgoing,,2001,\"'+4930901820\","
                + ",,,,outgoing,A,,,,frl=3,\"'=cmd, \"\"quoted\"\"\"\r\n",
            text.ToString()
        );
    }

    private SqliteConnection Other()
    {
        var other = new SqliteConnection($"Data Source={Path.Combine(_folder, CallDetailJournal.FileName)};Pooling=False");
        other.Open();
        return other;
    }

    private SqliteConnection Locked()
    {
        var other = Other();
        using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return other;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
