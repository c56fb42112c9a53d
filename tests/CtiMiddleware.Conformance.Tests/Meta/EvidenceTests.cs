using System.Globalization;
using System.Text;
using CtiMiddleware.Conformance.Vectors;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>
/// Truth comes from outside: docs/adapters/evidence.md names for every message type the vectors whose source lies outside the project. A type
/// without one is confirmed by a test against the real switch, or listed as unconfirmed in quality.json; nothing else passes.
/// </summary>
public sealed class EvidenceTests
{
    public static TheoryData<string> Adapters => [.. AdapterFolders.All.Keys];

    [Theory]
    [MemberData(nameof(Adapters))]
    public void A_message_type_has_outside_evidence_or_is_listed_as_unconfirmed(string protocol)
    {
        var adapter = AdapterFolders.All[protocol];
        var quality = Quality.Load(adapter);
        var confirmed = Confirmed(adapter).Keys.ToHashSet(StringComparer.Ordinal);
        var live = quality.ConfirmedLive.Select(static one => one.Type).ToList();
        var unconfirmed = quality.Unconfirmed.SelectMany(static one => one.Types).ToList();
        var all = adapter.Target.Received.Concat(adapter.Target.Sent).ToList();
        Assert.Equal(all.Count, all.Distinct(StringComparer.Ordinal).Count());
        var silent = all.Where(type => !confirmed.Contains(type) && !live.Contains(type) && !unconfirmed.Contains(type));
        Assert.True(!silent.Any(), $"Neither confirmed nor listed as unconfirmed: {string.Join(", ", silent)}");
        Assert.DoesNotContain(unconfirmed, confirmed.Contains);
        Assert.Equal(unconfirmed.Count, unconfirmed.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(live, confirmed.Contains);
        Assert.Empty(live.Concat(unconfirmed).Except(all));
        Assert.All(quality.Unconfirmed, static one => Assert.False(string.IsNullOrWhiteSpace(one.Why)));
        Assert.All(quality.ConfirmedLive, static one => Assert.True(SourceTests.IsLive(one.Test), $"There is no live test {one.Test}."));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void No_vector_holds_a_message_type_that_the_adapter_does_not_name(string protocol)
    {
        var adapter = AdapterFolders.All[protocol];
        foreach (var run in Runs(adapter))
        {
            Assert.Empty(run.Received.Except(adapter.Target.Received));
            Assert.Empty(run.Sent.Except(adapter.Target.Sent));
        }
    }

    [Fact]
    public void The_evidence_page_says_what_the_vectors_say() => GeneratedPage.Equals("docs/adapters/evidence.md", Page());

    internal static IEnumerable<VectorRun> Runs(AdapterFolder adapter) =>
        adapter.Vectors.Select(path => VectorRunner.Run(VectorFile.Load(path), adapter.Target, ReplaySplit.Whole));

    private static SortedDictionary<string, List<VectorRun>> Confirmed(AdapterFolder adapter)
    {
        var types = new SortedDictionary<string, List<VectorRun>>(StringComparer.Ordinal);
        foreach (var run in Runs(adapter).Where(static run => run.File.Outside))
        {
            foreach (var type in run.Received.Concat(run.Sent))
            {
                if (!types.TryGetValue(type, out var runs))
                    types.Add(type, runs = []);
                runs.Add(run);
            }
        }
        return types;
    }

    private static string Page()
    {
        var text = new StringBuilder();
        text.Append("# What holds each message type to the wire\n\n")
            .Append(
                "Written from the vectors and `quality.json` of each adapter by `tests/CtiMiddleware.Conformance.Tests/Meta/EvidenceTests.cs`; a test fails\n"
            )
            .Append(
                "when the two differ. A vector counts only when its `source` lies outside the project: an adapter and a simulator by the same hands agree\n"
            )
            .Append("also when both are wrong. *Live*: a test against the real switch. *Unconfirmed*: nothing outside holds it.\n")
            .Append(
                "For what is sent a vector holds that a switch answered this kind of request so; that it takes ours to the byte only a live test shows.\n"
            );
        foreach (var (protocol, adapter) in AdapterFolders.All)
        {
            var quality = Quality.Load(adapter);
            var confirmed = Confirmed(adapter);
            var all = adapter.Target.Received.Concat(adapter.Target.Sent).ToList();
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {protocol}\n\nTier: {quality.Tier}. {all.Count(confirmed.ContainsKey)} of {all.Count} message types by vectors from outside, {quality.ConfirmedLive.Count} live, {all.Count - all.Count(confirmed.ContainsKey) - quality.ConfirmedLive.Count} unconfirmed.\n"
            );
            Table(text, "From the switch", adapter.Target.Received, confirmed, quality);
            Table(text, "To the switch", adapter.Target.Sent, confirmed, quality);
            text.Append("\n| Vector | Source |\n| --- | --- |\n");
            foreach (var run in Runs(adapter))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileNameWithoutExtension(run.File.File)}{(run.File.Outside ? "" : " (ours)")} | {run.File.Source} |\n"
                );
        }
        return text.ToString();
    }

    private static void Table(
        StringBuilder text,
        string head,
        IReadOnlyList<string> types,
        SortedDictionary<string, List<VectorRun>> confirmed,
        Quality quality
    )
    {
        text.Append(CultureInfo.InvariantCulture, $"\n| {head} | Evidence |\n| --- | --- |\n");
        foreach (var type in types)
        {
            var evidence =
                confirmed.TryGetValue(type, out var runs)
                    ? Some(runs.Select(static run => Path.GetFileNameWithoutExtension(run.File.File)).ToList())
                : quality.ConfirmedLive.FirstOrDefault(one => one.Type == type) is { } live ? $"live: `{live.Test}`"
                : quality.Unconfirmed.FirstOrDefault(one => one.Types.Contains(type)) is { } un ? $"**unconfirmed**: {un.Why}"
                : "**nothing**";
            text.Append(CultureInfo.InvariantCulture, $"| {type} | {evidence} |\n");
        }
    }

    private static string Some(List<string> names) =>
        names.Count <= 4
            ? string.Join(", ", names)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(4))} and {names.Count - 4} more");
}
