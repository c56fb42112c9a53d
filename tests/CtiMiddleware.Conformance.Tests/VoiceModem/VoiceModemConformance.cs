using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class VoiceModemWireFramingConformance() : WireFramingConformance(VoiceModemWire.Value);

public sealed class VoiceModemWireLifecycleConformance() : WireLifecycleConformance(VoiceModemWire.Value);

public sealed class VoiceModemWireHostileInputConformance() : WireHostileInputConformance(VoiceModemWire.Value);

public sealed class VoiceModemWireBackpressureConformance() : WireBackpressureConformance(VoiceModemWire.Value);
