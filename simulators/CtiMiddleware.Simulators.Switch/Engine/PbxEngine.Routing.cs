namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Route points: the switch asks, a computer says where, and the default stands ready (field rules 46 to 50).</summary>
public sealed partial class PbxEngine
{
    private readonly Dictionary<string, RoutePoint> _routePoints = [];
    private readonly SortedDictionary<long, RouteRequest> _routeRequests = [];
    private long _lastRouteRequest;

    /// <summary>All route points, in the order of the profile.</summary>
    public IEnumerable<RoutePoint> RoutePoints => _routePoints.Values;

    /// <summary>The route point of a number; null when there is none.</summary>
    /// <param name="number">The number to dial.</param>
    public RoutePoint? FindRoutePoint(string number) => _routePoints.GetValueOrDefault(number);

    /// <summary>The open request of an id; null when there is none.</summary>
    /// <param name="id">Its cross-reference.</param>
    public RouteRequest? FindRouteRequest(long id) => _routeRequests.GetValueOrDefault(id);

    /// <summary>A computer will answer the requests of a route point.</summary>
    /// <param name="point">The route point; several computers may register.</param>
    public static void RegisterRouter(RoutePoint point) => point.Routers++;

    /// <summary>A computer no longer answers; with the last one, open requests go to the default at once.</summary>
    /// <param name="point">The route point.</param>
    public void CancelRouter(RoutePoint point)
    {
        if (point.Routers == 0 || --point.Routers > 0)
        {
            return;
        }
        foreach (var request in _routeRequests.Values.Where(one => one.Point == point).ToArray())
        {
            UseDefault(request, RouteEnd.NoRouter);
        }
    }

    /// <summary>Says where a waiting call goes. The first answer wins (field rule 48).</summary>
    /// <param name="request">The request.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="userData">New user-to-user data; null leaves it.</param>
    /// <param name="values">Variables to set; null for none.</param>
    /// <returns><see cref="Refusal.UnknownRequest"/> when it is over, which is counted; <see cref="Refusal.InvalidNumber"/> when the switch asks again or uses its default.</returns>
    public Refusal SelectRoute(
        RouteRequest request,
        string destination,
        string? userData = null,
        IReadOnlyDictionary<string, string?>? values = null
    )
    {
        if (request.End is not null)
        {
            request.Point.Late++;
            return Refusal.UnknownRequest;
        }
        if (TooLong(values, userData))
        {
            return Refusal.TooLong;
        }
        if (!Exists(destination) || !MayDivert(request.Leg.Call, destination) || destination == request.Point.Number)
        {
            var refusal = Exists(destination) ? Refusal.Loop : Refusal.InvalidNumber;
            if (Profile.ReRoute && request.ReRoutes < Profile.MaxDiversions)
            {
                request.ReRoutes++;
                Raise(new PbxEvent.RouteRequested(request, ReRoute: true));
            }
            else
            {
                UseDefault(request, RouteEnd.InvalidDestination);
            }
            return refusal;
        }
        SetData(request.Leg.Call, values, userData);
        request.Point.Selected++;
        Leave(request, RouteEnd.Selected);
        GoOn(request, destination);
        return Refusal.None;
    }

    /// <summary>A computer does not want to say where a call goes: the default is used.</summary>
    /// <param name="request">The request.</param>
    public Refusal RejectRoute(RouteRequest request)
    {
        if (request.End is not null)
        {
            request.Point.Late++;
            return Refusal.UnknownRequest;
        }
        UseDefault(request, RouteEnd.Rejected);
        return Refusal.None;
    }

    private void AskRoute(PbxLeg leg, RoutePoint point)
    {
        var request = new RouteRequest(++_lastRouteRequest, point, leg);
        if (point.Routers == 0)
        {
            point.Defaulted++;
            request.End = RouteEnd.NoRouter;
            GoOn(request, point.DefaultDestination);
            return;
        }
        point.Requested++;
        _routeRequests.Add(request.Id, request);
        leg.Routing = request;
        request.Timer = Kernel.Schedule(point.Timeout, () => UseDefault(request, RouteEnd.TimedOut));
        Raise(new PbxEvent.RouteRequested(request, ReRoute: false));
    }

    private void UseDefault(RouteRequest request, RouteEnd end)
    {
        if (request.End is not null)
        {
            return;
        }
        request.Point.Defaulted++;
        request.Point.TimedOut += end == RouteEnd.TimedOut ? 1 : 0;
        Leave(request, end);
        GoOn(request, request.Point.DefaultDestination);
    }

    private void Leave(RouteRequest request, RouteEnd end)
    {
        request.Timer?.Dispose();
        request.End = end;
        request.Leg.Routing = null;
        _routeRequests.Remove(request.Id);
        Raise(new PbxEvent.RouteEnded(request));
    }

    private void LeaveRoutePoint(PbxLeg leg)
    {
        if (leg.Routing is { } request)
        {
            Leave(request, RouteEnd.CallGone);
        }
    }

    private void GoOn(RouteRequest request, string destination)
    {
        var leg = request.Leg;
        if (leg.IsReleased)
        {
            return;
        }
        leg.Call.Hops.Add(request.Point.Number);
        if (!MayDivert(leg.Call, destination))
        {
            Raise(new PbxEvent.Unreachable(leg, destination, ReleaseCause.Unknown));
            EndWithoutAnswer(leg, ReleaseCause.Unknown);
            return;
        }
        TellDiversion(leg, null, request.Point.Number, destination, DiversionReason.Routed);
        Route(leg, destination);
        Raise(new PbxEvent.RouteUsed(request, destination));
    }
}
