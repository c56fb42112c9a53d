using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class SmdiWireFramingConformance() : WireFramingConformance(SmdiWire.Value);

public sealed class SmdiWireLifecycleConformance() : WireLifecycleConformance(SmdiWire.Value);

public sealed class SmdiWireHostileInputConformance() : WireHostileInputConformance(SmdiWire.Value);

public sealed class SmdiWireBackpressureConformance() : WireBackpressureConformance(SmdiWire.Value);
