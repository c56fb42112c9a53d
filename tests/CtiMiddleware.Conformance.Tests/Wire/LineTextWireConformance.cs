using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class LineTextWireFraming() : WireFramingConformance(LineTextWire.Value);

public sealed class LineTextWireLifecycle() : WireLifecycleConformance(LineTextWire.Value);

public sealed class LineTextWireHostileInput() : WireHostileInputConformance(LineTextWire.Value);

public sealed class LineTextWireBackpressure() : WireBackpressureConformance(LineTextWire.Value);
