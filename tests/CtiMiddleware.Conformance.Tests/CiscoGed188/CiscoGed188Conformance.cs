using CtiMiddleware.Conformance.Suites;

namespace CtiMiddleware.Conformance.Tests;

public sealed class CiscoGed188FramingConformance() : FramingConformance(CiscoGed188Target.Value);

public sealed class CiscoGed188LinkLifecycleConformance() : LinkLifecycleConformance(CiscoGed188Target.Value);

public sealed class CiscoGed188SnapshotConformance() : SnapshotConformance(CiscoGed188Target.Value);

public sealed class CiscoGed188CallScenarioConformance() : CallScenarioConformance(CiscoGed188Target.Value);

public sealed class CiscoGed188CommandConformance() : CommandConformance(CiscoGed188Target.Value);

public sealed class CiscoGed188EventInvariantConformance() : EventInvariantConformance(CiscoGed188Target.Value);

public sealed class CiscoGed188HostileInputConformance() : HostileInputConformance(CiscoGed188Target.Value);

public sealed class CiscoGed188BackpressureConformance() : BackpressureConformance(CiscoGed188Target.Value);
