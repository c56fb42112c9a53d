using CtiMiddleware.Conformance.Suites;

namespace CtiMiddleware.Conformance.Tests;

public sealed class LineTextFramingConformance() : FramingConformance(LineTextTarget.Value);

public sealed class LineTextLinkLifecycleConformance() : LinkLifecycleConformance(LineTextTarget.Value);

public sealed class LineTextSnapshotConformance() : SnapshotConformance(LineTextTarget.Value);

public sealed class LineTextCallScenarioConformance() : CallScenarioConformance(LineTextTarget.Value);

public sealed class LineTextCommandConformance() : CommandConformance(LineTextTarget.Value);

public sealed class LineTextEventInvariantConformance() : EventInvariantConformance(LineTextTarget.Value);

public sealed class LineTextHostileInputConformance() : HostileInputConformance(LineTextTarget.Value);

public sealed class LineTextBackpressureConformance() : BackpressureConformance(LineTextTarget.Value);
