using CtiMiddleware.Conformance.Suites;

namespace CtiMiddleware.Conformance.Tests;

public sealed class AsteriskAmiFramingConformance() : FramingConformance(AsteriskAmiTarget.Value);

public sealed class AsteriskAmiLinkLifecycleConformance() : LinkLifecycleConformance(AsteriskAmiTarget.Value);

public sealed class AsteriskAmiSnapshotConformance() : SnapshotConformance(AsteriskAmiTarget.Value);
