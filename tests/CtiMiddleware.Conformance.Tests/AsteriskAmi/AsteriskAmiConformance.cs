using CtiMiddleware.Conformance.Suites;

namespace CtiMiddleware.Conformance.Tests;

public sealed class AsteriskAmiFramingConformance() : FramingConformance(AsteriskAmiTarget.Value);

public sealed class AsteriskAmiLinkLifecycleConformance() : LinkLifecycleConformance(AsteriskAmiTarget.Value);

public sealed class AsteriskAmiSnapshotConformance() : SnapshotConformance(AsteriskAmiTarget.Value)
{
    [Fact]
    [Deviation("CoreShowChannels does not tell who holds: a hold made or ended while the link was down shows with the next event.")]
    public override Task A_hold_during_the_outage_is_seen_afterwards() => DeviatesAsync(base.A_hold_during_the_outage_is_seen_afterwards);
}

public sealed class AsteriskAmiCallScenarioConformance() : CallScenarioConformance(AsteriskAmiTarget.Value)
{
    [Fact]
    [Deviation(
        "The dial plan forwards, and the manager tells an unanswered call and a new one: only forwarding by the phone (302) is Diverted."
    )]
    public override Task Rule_25_a_call_forwarded_when_nobody_answers_is_diverted_and_goes_on() =>
        DeviatesAsync(base.Rule_25_a_call_forwarded_when_nobody_answers_is_diverted_and_goes_on);
}

public sealed class AsteriskAmiEventInvariantConformance() : EventInvariantConformance(AsteriskAmiTarget.Value);

public sealed class AsteriskAmiCommandConformance() : CommandConformance(AsteriskAmiTarget.Value);

public sealed class AsteriskAmiHostileInputConformance() : HostileInputConformance(AsteriskAmiTarget.Value);

public sealed class AsteriskAmiBackpressureConformance() : BackpressureConformance(AsteriskAmiTarget.Value);
