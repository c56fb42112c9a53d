using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class SmdrWireFramingConformance() : WireFramingConformance(SmdrWire.Value);

public sealed class SmdrWireLifecycleConformance() : WireLifecycleConformance(SmdrWire.Value);

public sealed class SmdrWireHostileInputConformance() : WireHostileInputConformance(SmdrWire.Value);

public sealed class SmdrWireBackpressureConformance() : WireBackpressureConformance(SmdrWire.Value);
