using CtiMiddleware.Conformance.Tests.Mutants;
using CtiMiddleware.Conformance.Wire;
using CtiMiddleware.Links.Spi;
using Xunit.Sdk;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>Shown to bite: each suite for data links and boards fails, by the named test, for an adapter that is broken in one way.</summary>
public sealed class WireMutantTests
{
    private sealed record Case(string Suite, Func<ILinkAdapterFactory, ILinkAdapterFactory> Break, string Test);

    // Both owe answers, so that every mutant has something to break.
    private static readonly WireTarget[] s_targets = [LineTextWire.Value, GsmModemWire.Value];

    private static readonly Case[] s_cases =
    [
        new("WireFraming", static a => new LosesAFrameAtASplit(a), "Whole_byte_by_byte_and_cut_at_random_say_the_same"),
        new("WireFraming", static a => new LosesAFrameAtASplit(a), "A_frame_cut_at_any_point_says_the_same"),
        new("WireFraming", static a => new GuessesTheEndOfAFrame(a), "A_frame_without_its_end_asks_for_more_and_says_nothing"),
        new("WireFraming", static a => new SwallowsWhatIsOdd(a), "An_overlong_frame_is_refused_or_skipped_with_a_reason_and_not_kept"),
        new("WireFraming", static a => new SwallowsWhatIsOdd(a), "Garbage_between_frames_is_seen_and_the_story_is_told_afterwards"),
        new("WireFraming", static a => new IsNotDeterministic(a), "A_recorded_link_says_again_what_it_said"),
        new(
            "WireLifecycle",
            static a => new IsNormalBeforeItIsLoggedOn(a),
            "Rule_35_in_service_follows_the_opening_and_the_normal_status_in_this_order"
        ),
        new("WireLifecycle", static a => new NeverNoticesSilence(a), "Silence_is_noticed_where_an_answer_is_owed_and_the_link_comes_back"),
        new("WireLifecycle", static a => new RepeatsARefusedLogin(a), "A_refusal_blocks_the_link_with_a_reason_and_is_not_repeated"),
        new("WireLifecycle", static a => new NeverComesIntoService(a), "Silence_after_any_message_of_the_opening_does_not_strand_the_link"),
        new("WireHostileInput", static a => new SwallowsTheUnknown(a), "An_unknown_frame_is_kept_with_its_kind_and_its_bytes"),
        new("WireHostileInput", static a => new GrowsWithoutABound(a), "Unknown_frames_and_reconnections_take_no_memory"),
        new("WireHostileInput", static a => new GrowsWithItsConnections(a), "Unknown_frames_and_reconnections_take_no_memory"),
        new("WireHostileInput", static a => new FallsOverStrangeBytes(a), "Random_bytes_end_in_a_typed_error_or_go_on"),
        new("WireBackpressure", static a => new GivesUpInABurst(a), "A_burst_within_the_bound_is_taken_whole"),
        new("WireBackpressure", static a => new LosesTheRestOfABurst(a), "A_burst_within_the_bound_is_taken_whole"),
        new("WireBackpressure", static a => new TakesMoreThanItsTurn(a), "No_call_takes_more_frames_than_it_may"),
    ];

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (var target in s_targets)
            {
                foreach (var one in s_cases)
                    rows.Add(target.Adapter.Name, one.Suite, Name(one), one.Test);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_suite_for_links_fails_for_its_mutant_by_the_named_test_and_passes_for_the_honest_adapter(
        string protocol,
        string suite,
        string mutant,
        string test
    )
    {
        var one = s_cases.First(known => known.Suite == suite && known.Test == test && Name(known) == mutant);
        var target = s_targets.First(known => known.Adapter.Name == protocol);
        Assert.Null(await SuiteRunner.RunAsync(Suite(suite, target), test));
        var failure = await SuiteRunner.RunAsync(Suite(suite, target with { Adapter = one.Break(target.Adapter) }), test);
        Assert.True(failure is not null, $"{suite} does not see that an adapter {mutant}.");
        // A broken adapter must fail the assertion: one that falls over the kit shows nothing.
        Assert.True(failure is XunitException, $"{mutant}: {failure}");
    }

    [Fact]
    public void Every_suite_for_links_has_a_mutant() =>
        Assert.Equal(
            SuiteTypes.Wire.Select(static type => type.Name).Order(StringComparer.Ordinal),
            s_cases.Select(static one => $"{one.Suite}Conformance").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );

    private static string Name(Case one) => one.Break(LineTextWire.Value.Adapter).GetType().Name;

    private static object Suite(string name, WireTarget target) =>
        name switch
        {
            "WireFraming" => new Framing(target),
            "WireLifecycle" => new Lifecycle(target),
            "WireHostileInput" => new HostileInput(target),
            _ => new Backpressure(target),
        };

    private sealed class Framing(WireTarget target) : WireFramingConformance(target);

    private sealed class Lifecycle(WireTarget target) : WireLifecycleConformance(target);

    private sealed class HostileInput(WireTarget target) : WireHostileInputConformance(target);

    private sealed class Backpressure(WireTarget target) : WireBackpressureConformance(target);
}
