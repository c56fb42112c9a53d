using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class GsmModemWireFramingConformance() : WireFramingConformance(GsmModemWire.Value);

public sealed class GsmModemWireLifecycleConformance() : WireLifecycleConformance(GsmModemWire.Value);

public sealed class GsmModemWireHostileInputConformance() : WireHostileInputConformance(GsmModemWire.Value);

public sealed class GsmModemWireBackpressureConformance() : WireBackpressureConformance(GsmModemWire.Value);
