using CtiMiddleware.Model.CallDetails;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.CallDetails;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Tests.Switches;

namespace CtiMiddleware.Runtime.Tests.DataLinks;

/// <summary>Call detail records: to the journal first, then to everybody.</summary>
public sealed class CallDetailTests
{
    [Fact]
    public void A_record_is_in_the_journal_before_it_is_told()
    {
        Bench? bench = null;
        var told = -1;
        var journal = new Journal { OnAppend = () => told = Reports(bench!).Count };
        using (bench = new Bench(journal: journal).StartInService())
        {
            bench.Say("CDR 1");
            Assert.Equal(0, told);
            var report = Assert.Single(Reports(bench));
            Assert.Equal(report, Assert.Single(journal.Records));
            Assert.True(report.Journalled);
            Assert.StartsWith("cdr_", report.Id, StringComparison.Ordinal);
            Assert.Equal(report.Id, bench.Events.Single(static e => e.Type == EventTypes.CallDetailReport).Subject);
        }
    }

    [Fact]
    public void A_journal_that_fails_degrades_the_link_in_words_and_the_record_says_that_it_is_not_kept()
    {
        var journal = new Journal { Failure = "disk full" };
        using var bench = new Bench(journal: journal).StartInService();
        bench.Say("CDR 1\nCDR 2");
        Assert.All(Reports(bench), static record => Assert.False(record.Journalled));
        Assert.Equal((LinkState.Degraded, "call details are not journalled: disk full"), (bench.Link.State, bench.Link.Reason));
        Assert.Equal(2, bench.Runtime.Diagnostics(Bench.Hq1)!.NotJournalled);
        journal.Failure = null;
        bench.Say("CDR 3");
        Assert.True(Reports(bench)[^1].Journalled);
        Assert.Equal(LinkState.Up, bench.Link.State);
    }

    [Fact]
    public void Without_a_journal_every_record_says_so()
    {
        using var bench = new Bench().StartInService();
        bench.Say("CDR 1");
        Assert.False(Assert.Single(Reports(bench)).Journalled);
        Assert.Equal(LinkState.Degraded, bench.Link.State);
        Assert.Contains("there is no journal", bench.Link.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_while_a_link_is_tested_is_kept_and_told()
    {
        var journal = new Journal();
        using var bench = new Bench(journal: journal).StartInService();
        bench.Switch.Greeting = "HELLO 1.0\nNORMAL\nCDR 1\n";
        var test = bench.Runtime.TestLinkAsync(Bench.Hq1, CancellationToken.None);
        for (var second = 0; second < 60 && !test.IsCompleted; second++)
            bench.Advance(1);
        await test;
        Assert.Single(journal.Records);
        Assert.Single(Reports(bench));
    }

    [Fact]
    public void A_record_is_only_for_readers_that_see_the_whole_switch()
    {
        using var bench = new Bench(journal: new Journal()).StartInService();
        bench.Say("CDR 1");
        var entry = bench.Events.Single(static e => e.Type == EventTypes.CallDetailReport);
        EventView View(string pattern) => new(new ViewFilter(), new AccessRule { Patterns = [pattern] });
        Assert.True(View("hq:*").Apply(entry).Visible);
        Assert.False(View("hq:1002").Apply(entry).Visible);
    }

    private static List<CallDetailRecord> Reports(Bench bench) =>
        [
            .. bench
                .Events.Where(static e => e.Type == EventTypes.CallDetailReport)
                .Select(static e => (CallDetailRecord)e.Data.Detail!.Single(static item => item.Key == "record").Value!),
        ];

    private sealed class Journal : ICallDetailJournal
    {
        public List<CallDetailRecord> Records { get; } = [];

        public string? Failure { get; set; }

        public Action OnAppend { get; init; } = static () => { };

        public string? Append(CallDetailRecord record)
        {
            OnAppend();
            if (Failure is null)
                Records.Add(record);
            return Failure;
        }
    }
}
