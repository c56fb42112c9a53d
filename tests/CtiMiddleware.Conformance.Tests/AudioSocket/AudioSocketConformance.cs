using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class AudioSocketWireFramingConformance() : WireFramingConformance(AudioSocketWire.Value);

public sealed class AudioSocketWireLifecycleConformance() : WireLifecycleConformance(AudioSocketWire.Value);

public sealed class AudioSocketWireHostileInputConformance() : WireHostileInputConformance(AudioSocketWire.Value);

public sealed class AudioSocketWireBackpressureConformance() : WireBackpressureConformance(AudioSocketWire.Value);
