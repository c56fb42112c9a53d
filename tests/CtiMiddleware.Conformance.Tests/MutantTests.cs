using CtiMiddleware.Conformance.Suites;
using CtiMiddleware.Conformance.Tests.Mutants;
using CtiMiddleware.Links.Spi;
using Xunit.Sdk;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>Shown to bite: each suite fails, by the named test, for an adapter that is broken in one way.</summary>
public sealed class MutantTests
{
    private sealed record Case(string Suite, Func<ILinkAdapterFactory, ILinkAdapterFactory> Break, string Test);

    private static readonly ConformanceTarget[] s_targets = [AsteriskAmiTarget.Value, CiscoGed188Target.Value];

    private static readonly Case[] s_cases =
    [
        new("Framing", static a => new LosesAFrameAtASplit(a), "Whole_byte_by_byte_and_cut_at_random_say_the_same"),
        new("Framing", static a => new LosesAFrameAtASplit(a), "A_frame_cut_at_any_point_says_the_same"),
        new("Framing", static a => new GuessesTheEndOfAFrame(a), "A_frame_without_its_end_asks_for_more_and_says_nothing"),
        new("Framing", static a => new SwallowsWhatBreaksTheProtocol(a), "An_overlong_frame_is_refused_with_a_reason_and_not_kept"),
        new("Framing", static a => new IsNotDeterministic(a), "A_recorded_link_says_again_what_it_said"),
        new(
            "LinkLifecycle",
            static a => new IsNormalBeforeItIsLoggedOn(a),
            "Rule_35_in_service_follows_login_normal_status_and_snapshots_in_this_order"
        ),
        new("LinkLifecycle", static a => new RepeatsARefusedLogin(a), "A_refused_login_blocks_the_link_with_a_reason_and_is_not_repeated"),
        new("LinkLifecycle", static a => new NeverNoticesSilence(a), "Silence_is_noticed_by_supervision_and_the_link_comes_back"),
        new("LinkLifecycle", static a => new NeverComesIntoService(a), "Silence_after_any_message_of_the_login_does_not_strand_the_link"),
        new("LinkLifecycle", static a => new NeverComesIntoService(a), "A_drop_after_any_message_of_the_login_is_followed_by_service"),
        new(
            "Snapshot",
            static a => new ForgetsWhatEndedDuringTheOutage(a),
            "Rule_36_a_call_that_ended_during_the_outage_ends_once_with_cause_resync"
        ),
        new("Snapshot", static a => new LeavesCallsOutOfTheSnapshot(a), "Rule_38_after_random_calls_and_outages_both_accounts_are_equal"),
        new("CallScenario", static a => new GivesAWrongCause(a), "A_scenario_is_told_in_the_canonical_sequence"),
        new("CallScenario", static a => new ShowsATrunkAsTheCaller(a), "Rule_24_a_trunk_is_never_shown_as_the_caller"),
        new("CallScenario", static a => new ForgetsTheParentCall(a), "Rule_07_every_event_of_a_consultation_names_its_parent"),
        new("Command", static a => new NeverEndsACommand(a), "Rule_10_a_command_is_done_or_refused_or_not_supported_as_the_table_says"),
        new("Command", static a => new ClaimsWhatItCannotDo(a), "Rule_10_a_command_is_done_or_refused_or_not_supported_as_the_table_says"),
        new(
            "Command",
            static a => new AcknowledgesAndDoesNothing(a),
            "Rule_10_a_command_is_done_or_refused_or_not_supported_as_the_table_says"
        ),
        new("Command", static a => new RefusesWithoutAReason(a), "A_connection_that_does_not_exist_is_refused_with_a_reason"),
        new(
            "EventInvariant",
            static a => new TellsAnEventBeforeTheCallExists(a),
            "No_event_before_its_connection_exists_none_after_its_end_and_none_twice"
        ),
        new(
            "EventInvariant",
            static a => new TellsEverythingTwice(a),
            "No_event_before_its_connection_exists_none_after_its_end_and_none_twice"
        ),
        new("EventInvariant", static a => new NeverEndsACall(a), "In_the_log_every_call_begins_once_and_ends_once_with_nothing_outside"),
        new("EventInvariant", static a => new TellsASnapshotAsNews(a), "What_a_snapshot_leads_to_is_marked"),
        new("EventInvariant", static a => new IsNotDeterministic(a), "Two_runs_of_one_seed_tell_the_same"),
        new("HostileInput", static a => new SwallowsTheUnknown(a), "An_unknown_frame_is_kept_with_its_kind_and_its_bytes"),
        new("HostileInput", static a => new GrowsWithoutABound(a), "Unknown_frames_and_reconnections_take_no_memory"),
        new("HostileInput", static a => new FallsOverStrangeBytes(a), "Random_bytes_end_in_a_typed_error_or_go_on"),
        new("Backpressure", static a => new GivesUpInABurst(a), "A_burst_within_the_bound_is_taken_whole"),
        new("Backpressure", static a => new LosesTheRestOfABurst(a), "A_burst_within_the_bound_is_taken_whole"),
    ];

    /// <summary>Every mutant over every adapter that is more than an example: a suite must bite whatever the protocol.</summary>
    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (var target in s_targets)
            {
                foreach (var one in s_cases)
                    rows.Add(target.Under.Protocol, one.Suite, Name(one), one.Test);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_suite_fails_for_its_mutant_by_the_named_test_and_passes_for_the_honest_adapter(
        string protocol,
        string suite,
        string mutant,
        string test
    )
    {
        var one = s_cases.First(known => known.Suite == suite && known.Test == test && Name(known) == mutant);
        var target = s_targets.First(known => known.Under.Protocol == protocol);
        Assert.Null(await SuiteRunner.RunAsync(Suite(suite, target), test));
        var broken = target with { Under = target.Under with { Adapter = one.Break(target.Under.Adapter) } };
        var failure = await SuiteRunner.RunAsync(Suite(suite, broken), test);
        Assert.True(failure is not null, $"{suite} does not see that an adapter {mutant}.");
        // A broken adapter must fail the assertion: one that never comes into service, or falls over the kit, shows nothing.
        Assert.True(failure is XunitException, $"{mutant}: {failure}");
    }

    [Fact]
    public void Every_suite_has_a_mutant() =>
        Assert.Equal(
            SuiteTypes.All.Select(static type => type.Name).Order(StringComparer.Ordinal),
            s_cases.Select(static one => $"{one.Suite}Conformance").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );

    private static string Name(Case one) => one.Break(AsteriskAmiTarget.Value.Under.Adapter).GetType().Name;

    private static ConformanceSuite Suite(string name, ConformanceTarget target) =>
        name switch
        {
            "Framing" => new Framing(target),
            "LinkLifecycle" => new LinkLifecycle(target),
            "Snapshot" => new Snapshot(target),
            "CallScenario" => new CallScenario(target),
            "Command" => new Command(target),
            "EventInvariant" => new EventInvariant(target),
            "HostileInput" => new HostileInput(target),
            _ => new Backpressure(target),
        };

    private sealed class Framing(ConformanceTarget target) : FramingConformance(target);

    private sealed class LinkLifecycle(ConformanceTarget target) : LinkLifecycleConformance(target);

    private sealed class Snapshot(ConformanceTarget target) : SnapshotConformance(target);

    private sealed class CallScenario(ConformanceTarget target) : CallScenarioConformance(target);

    private sealed class Command(ConformanceTarget target) : CommandConformance(target);

    private sealed class EventInvariant(ConformanceTarget target) : EventInvariantConformance(target);

    private sealed class HostileInput(ConformanceTarget target) : HostileInputConformance(target);

    private sealed class Backpressure(ConformanceTarget target) : BackpressureConformance(target);
}
