using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A call at a route point that waits for a destination. Read on the kernel only.</summary>
public sealed class RouteRequest
{
    internal RouteRequest(long id, RoutePoint point, PbxLeg leg)
    {
        Id = id;
        Point = point;
        Leg = leg;
    }

    /// <summary>Counts up from 1: the cross-reference of the routing dialogue.</summary>
    public long Id { get; }

    /// <summary>The route point.</summary>
    public RoutePoint Point { get; }

    /// <summary>The calling party.</summary>
    public PbxLeg Leg { get; }

    /// <summary>How often the switch asked again after a destination that led nowhere.</summary>
    public int ReRoutes { get; internal set; }

    /// <summary>How it ended; null while it waits.</summary>
    public RouteEnd? End { get; internal set; }

    internal KernelTimer? Timer { get; set; }
}
