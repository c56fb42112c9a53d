using CtiMiddleware.Model.Devices;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.DataLinks;

namespace CtiMiddleware.Runtime.Tests.DataLinks;

/// <summary>The matcher of records and ringing calls alone: every order, every edge of the window.</summary>
public sealed class CallHistoryMatcherTests
{
    private static readonly NativeConnection A = new("a", "p");
    private static readonly NativeConnection B = new("b", "p");

    private readonly CallHistoryMatcher _matcher = new(TimeSpan.FromSeconds(2));

    [Fact]
    public void Rule_60_A_record_before_the_ringing_is_matched()
    {
        var record = Record("100");
        Assert.Empty(_matcher.Record(record, At(0)));
        Assert.Equal([new HistoryOutcome.Matched(A, record)], _matcher.Rings("1", A, At(1.9)));
        Assert.Empty(_matcher.Expire(At(10)));
    }

    [Fact]
    public void Rule_60_A_record_after_the_ringing_is_matched()
    {
        var record = Record("100");
        Assert.Empty(_matcher.Rings("1", A, At(0)));
        Assert.Equal([new HistoryOutcome.Matched(A, record)], _matcher.Record(record, At(1.9)));
        Assert.Empty(_matcher.Expire(At(10)));
    }

    [Fact]
    public void Rule_60_A_ringing_without_a_record_is_told_when_the_window_closes()
    {
        _matcher.Rings("1", A, At(0));
        Assert.Equal(At(2), _matcher.Next);
        Assert.Empty(_matcher.Expire(At(1.999)));
        Assert.Equal([new HistoryOutcome.NoRecord(A, "1")], _matcher.Expire(At(2)));
        Assert.Null(_matcher.Next);
    }

    [Fact]
    public void Rule_60_A_record_that_comes_after_the_window_is_not_put_on_the_call()
    {
        var record = Record("100");
        _matcher.Rings("1", A, At(0));
        Assert.Equal([new HistoryOutcome.NoRecord(A, "1"), new HistoryOutcome.Unmatched(record, "late")], _matcher.Record(record, At(2)));
        Assert.Empty(_matcher.Expire(At(4)));
        Assert.Null(_matcher.Next);
    }

    [Fact]
    public void Rule_60_A_record_that_comes_late_does_not_wait_for_the_next_caller()
    {
        var record = Record("100");
        _matcher.Rings("1", A, At(0));
        _matcher.Expire(At(2));
        Assert.Null(_matcher.Next);
        Assert.Equal([new HistoryOutcome.Unmatched(record, "late")], _matcher.Record(record, At(2.5)));
        _matcher.Over("1", A, At(3));
        Assert.Empty(_matcher.Rings("1", B, At(3.5)));
        Assert.Equal([new HistoryOutcome.NoRecord(B, "1")], _matcher.Expire(At(5.5)));
    }

    [Fact]
    public void Rule_60_A_record_that_comes_after_the_window_and_shortly_after_the_call_does_not_wait_for_the_next_caller()
    {
        var (late, next) = (Record("100"), Record("200"));
        _matcher.Rings("1", A, At(0));
        _matcher.Expire(At(2));
        _matcher.Over("1", A, At(3.5));
        Assert.Equal(At(5.5), _matcher.Next);
        _matcher.Rings("1", B, At(3.6));
        Assert.Equal([new HistoryOutcome.Unmatched(late, "late")], _matcher.Record(late, At(3.8)));
        Assert.Equal([new HistoryOutcome.Matched(B, next)], _matcher.Record(next, At(4)));
    }

    [Fact]
    public void Rule_60_A_lost_record_does_not_cost_the_next_caller_his_own()
    {
        var record = Record("100");
        _matcher.Rings("1", A, At(0));
        _matcher.Expire(At(2));
        _matcher.Over("1", A, At(4));
        Assert.Null(_matcher.Next);
        Assert.Empty(_matcher.Record(record, At(4.1)));
        Assert.Equal([new HistoryOutcome.Matched(B, record)], _matcher.Rings("1", B, At(4.2)));
    }

    [Fact]
    public void Rule_60_A_ringing_that_comes_after_the_window_does_not_get_the_record()
    {
        var record = Record("100");
        _matcher.Record(record, At(0));
        Assert.Equal([new HistoryOutcome.Unmatched(record, "noRinging")], _matcher.Rings("1", A, At(2)));
        Assert.Equal([new HistoryOutcome.NoRecord(A, "1")], _matcher.Expire(At(4)));
    }

    [Fact]
    public void Rule_60_A_record_repeated_before_the_ringing_is_a_duplicate()
    {
        _matcher.Record(Record("100"), At(0));
        var again = Record("100");
        Assert.Equal([new HistoryOutcome.Unmatched(again, "duplicate")], _matcher.Record(again, At(0.5)));
        Assert.Single(_matcher.Rings("1", A, At(1)).OfType<HistoryOutcome.Matched>());
    }

    [Fact]
    public void Rule_60_A_record_repeated_after_the_match_is_a_duplicate_and_does_not_wait_for_the_next_call()
    {
        _matcher.Rings("1", A, At(0));
        _matcher.Record(Record("100"), At(0.1));
        var again = Record("100");
        Assert.Equal([new HistoryOutcome.Unmatched(again, "duplicate")], _matcher.Record(again, At(0.5)));
        Assert.Empty(_matcher.Rings("1", B, At(1)));
    }

    [Fact]
    public void Rule_60_Of_two_records_for_one_port_the_newer_wins_and_the_older_is_told()
    {
        var (older, newer) = (Record("100"), Record("200"));
        _matcher.Record(older, At(0));
        Assert.Equal([new HistoryOutcome.Unmatched(older, "superseded")], _matcher.Record(newer, At(1)));
        Assert.Equal([new HistoryOutcome.Matched(A, newer)], _matcher.Rings("1", A, At(2.5)));
    }

    [Fact]
    public void Rule_60_A_record_for_a_caller_who_hung_up_does_not_fall_to_the_next_one()
    {
        var (first, second) = (Record("100"), Record("200"));
        _matcher.Rings("1", A, At(0));
        _matcher.Over("1", A, At(0.3));
        _matcher.Rings("1", B, At(0.5));
        Assert.Equal([new HistoryOutcome.Unmatched(first, "callOver")], _matcher.Record(first, At(0.7)));
        Assert.Equal([new HistoryOutcome.Matched(B, second)], _matcher.Record(second, At(0.9)));
    }

    [Fact]
    public void Rule_60_A_caller_who_hung_up_without_a_record_is_not_told_of()
    {
        _matcher.Rings("1", A, At(0));
        _matcher.Over("1", A, At(0.5));
        Assert.Empty(_matcher.Expire(At(3)));
    }

    [Fact]
    public void Rule_60_With_two_live_calls_at_one_port_a_record_belongs_to_neither()
    {
        var record = Record("100");
        _matcher.Rings("1", A, At(0));
        _matcher.Rings("1", B, At(0.2));
        Assert.Equal([new HistoryOutcome.Unmatched(record, "ambiguous")], _matcher.Record(record, At(0.5)));
        Assert.Equal(
            [new HistoryOutcome.NoRecord(A, "1"), new HistoryOutcome.NoRecord(B, "1")],
            _matcher.Expire(At(3)).OrderBy(static outcome => outcome.ToString())
        );
    }

    [Fact]
    public void Rule_60_A_port_that_rings_twice_needs_a_record_for_each()
    {
        var (first, second) = (Record("100"), Record("200"));
        _matcher.Rings("1", A, At(0));
        _matcher.Record(first, At(0.1));
        _matcher.Over("1", A, At(0.3));
        Assert.Empty(_matcher.Rings("1", B, At(0.4)));
        Assert.Equal([new HistoryOutcome.Matched(B, second)], _matcher.Record(second, At(0.5)));
    }

    [Fact]
    public void Rule_60_The_same_ringing_told_twice_is_one()
    {
        _matcher.Rings("1", A, At(0));
        _matcher.Rings("1", A, At(0.1));
        var record = Record("100");
        Assert.Equal([new HistoryOutcome.Matched(A, record)], _matcher.Record(record, At(0.5)));
        Assert.Empty(_matcher.Expire(At(5)));
    }

    [Fact]
    public void Rule_60_Ports_do_not_mix()
    {
        var record = Record("100", "2");
        _matcher.Rings("1", A, At(0));
        Assert.Empty(_matcher.Record(record, At(0.1)));
        Assert.Equal([new HistoryOutcome.Matched(B, record)], _matcher.Rings("2", B, At(0.2)));
        Assert.Equal([new HistoryOutcome.NoRecord(A, "1")], _matcher.Expire(At(3)));
    }

    [Fact]
    public void Rule_60_A_ringing_that_was_merged_into_another_call_keeps_its_claim()
    {
        _matcher.Rings("1", A, At(0));
        _matcher.Renamed("1", A, B);
        var record = Record("100");
        Assert.Equal([new HistoryOutcome.Matched(B, record)], _matcher.Record(record, At(0.5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rule_60_Every_record_ends_once_and_no_call_gets_two(int seed)
    {
        // A long random story: what goes in comes out exactly once.
        var random = new Random(seed);
        var outcomes = new List<HistoryOutcome>();
        var (records, rings) = (0, new List<(string Port, NativeConnection Connection)>());
        for (var step = 0; step < 3000; step++)
        {
            var now = At(step * 0.3);
            var port = random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture);
            switch (random.Next(3))
            {
                case 0:
                    rings.Add((port, new NativeConnection($"c{step}", "p")));
                    outcomes.AddRange(_matcher.Rings(port, rings[^1].Connection, now));
                    break;
                case 1:
                    records++;
                    outcomes.AddRange(_matcher.Record(Record($"{random.Next(20)}", port), now));
                    break;
                default:
                    if (rings.Count > 0)
                        _matcher.Over(rings[^1].Port, rings[^1].Connection, now);
                    break;
            }
        }
        outcomes.AddRange(_matcher.Expire(At(10_000)));
        Assert.Null(_matcher.Next);
        var matched = outcomes.OfType<HistoryOutcome.Matched>().ToList();
        Assert.Equal(records, matched.Count + outcomes.OfType<HistoryOutcome.Unmatched>().Count());
        Assert.Equal(matched.Count, matched.Select(static one => one.Connection).Distinct().Count());
        Assert.Empty(
            matched
                .Select(static one => one.Connection)
                .Intersect(outcomes.OfType<HistoryOutcome.NoRecord>().Select(static one => one.Connection))
        );
        Assert.NotEmpty(matched);
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static HistoryRecord Record(string called, string port = "1")
    {
        var history = new DataLinkEvent.CallHistory(
            port,
            "001",
            "0001",
            CallHistoryReason.CallForwardBusy,
            PartyDevice.Of("5550100"),
            PartyDevice.Of(called),
            $"MD0010001B{called}"
        );
        return new HistoryRecord(history, port, default, default);
    }
}
