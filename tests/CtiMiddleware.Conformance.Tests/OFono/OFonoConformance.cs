using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class OFonoWireFramingConformance() : WireFramingConformance(OFonoWire.Value);

public sealed class OFonoWireLifecycleConformance() : WireLifecycleConformance(OFonoWire.Value);

public sealed class OFonoWireHostileInputConformance() : WireHostileInputConformance(OFonoWire.Value);

public sealed class OFonoWireBackpressureConformance() : WireBackpressureConformance(OFonoWire.Value);
