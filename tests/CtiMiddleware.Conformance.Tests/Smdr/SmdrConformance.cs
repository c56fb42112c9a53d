using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

public sealed class SmdrWireFramingConformance() : WireFramingConformance(SmdrWire.Value)
{
    [Fact]
    [Deviation("A record that was cut off when the connection ended is lost, and that is told as an anomaly.")]
    public override Task A_connection_that_ends_inside_a_frame_leaves_nothing_behind() =>
        DeviatesAsync(base.A_connection_that_ends_inside_a_frame_leaves_nothing_behind);
}

public sealed class SmdrWireLifecycleConformance() : WireLifecycleConformance(SmdrWire.Value);

public sealed class SmdrWireHostileInputConformance() : WireHostileInputConformance(SmdrWire.Value);

public sealed class SmdrWireBackpressureConformance() : WireBackpressureConformance(SmdrWire.Value);
