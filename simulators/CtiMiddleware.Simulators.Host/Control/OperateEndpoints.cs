using CtiMiddleware.Simulators.Host.Control.Bodies;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Kernel;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>The switch as a whole: how it is, its time, its traffic, restarts.</summary>
internal static class OperateEndpoints
{
    private static readonly string[] Shares = ["queue", "inbound", "outbound", "hold", "transfer", "busy", "noAnswer"];

    public static void Map(IEndpointRouteBuilder api, SimWorld world)
    {
        api.MapGet("/status", (Delegate)((HttpContext http) => StatusAsync(world, http.RequestAborted)));
        api.MapGet("/clock", (Delegate)((HttpContext http) => ClockAsync(world, http.RequestAborted)));
        api.MapPost("/clock", (Delegate)((HttpContext http) => SetClockAsync(http, world)));
        api.MapGet("/traffic", (Delegate)((HttpContext http) => world.ReportTrafficAsync(http.RequestAborted)));
        api.MapPost("/traffic", (Delegate)((HttpContext http) => StartTrafficAsync(http, world)));
        api.MapDelete("/traffic", (Delegate)((HttpContext http) => StopTrafficAsync(http, world)));
        api.MapPost("/restart", (Delegate)((HttpContext http) => RestartAsync(http, world)));
    }

    private static Task<StatusView> StatusAsync(SimWorld world, CancellationToken cancellationToken) =>
        world.Switch.RunAsync(
            engine => new StatusView
            {
                Seed = world.Seed,
                Time = engine.Kernel.Now,
                ElapsedMs = engine.Kernel.Elapsed.TotalMilliseconds,
                Pace = world.Pace,
                CallsUp = engine.Calls.Count,
                CallsMade = engine.CallsMade,
                WorkFailed = world.Switch.WorkFailed,
                Faces =
                [
                    .. world.Switch.Faces.Select(static face => new FaceView(
                        face.Protocol,
                        "127.0.0.1",
                        face.Port,
                        face.Access.IsListening,
                        face.Clients,
                        face.ClientsOverrun,
                        face.Access.Face.EventsSent,
                        face.Access.Face.Faults.Active.Count
                    )),
                ],
            },
            cancellationToken
        );

    private static Task<ClockView> ClockAsync(SimWorld world, CancellationToken cancellationToken) =>
        world.Switch.RunAsync(
            engine => new ClockView(
                engine.Kernel.Now,
                engine.Kernel.Elapsed.TotalMilliseconds,
                world.Pace,
                engine.Kernel.ClockOffset.TotalSeconds
            ),
            cancellationToken
        );

    private static async Task<IResult> SetClockAsync(HttpContext http, SimWorld world)
    {
        var body = await ControlJson.ReadAsync<ClockBody>(http.Request);
        switch (body)
        {
            case { Pace: { } pace, StepMs: null, JumpSeconds: null }:
                if (!(pace is 0 or (>= RealTimeKernelHost.SlowestPace and <= 1000)))
                    throw new ControlException(ControlProblem.Invalid("pace", "pace must be 0, or from 0.001 to 1000."));
                await world.SetPaceAsync(pace, http.RequestAborted);
                break;
            case { Pace: null, StepMs: { } step, JumpSeconds: null }:
                await world.Switch.StepAsync(Times.Of("stepMs", step), http.RequestAborted);
                break;
            case { Pace: null, StepMs: null, JumpSeconds: { } jump }:
                if (!(Math.Abs(jump) <= 1e9))
                    throw new ControlException(ControlProblem.Invalid("jumpSeconds", "jumpSeconds must be from -1e9 to 1e9."));
                await world.Switch.RunAsync(engine => engine.Kernel.ClockOffset += TimeSpan.FromSeconds(jump), http.RequestAborted);
                break;
            default:
                throw new ControlException(ControlProblem.Invalid(null, "Give exactly one of pace, stepMs, jumpSeconds."));
        }
        return Results.Json(await ClockAsync(world, http.RequestAborted), ControlJson.Options);
    }

    private static async Task<IResult> StartTrafficAsync(HttpContext http, SimWorld world)
    {
        var body = await ControlJson.ReadAsync<TrafficBody>(http.Request);
        var rate = body switch
        {
            { CallsPerMinute: { } perMinute, Bhca: null } => perMinute,
            { CallsPerMinute: null, Bhca: { } bhca } => bhca / 60,
            _ => throw new ControlException(ControlProblem.Invalid(null, "Give exactly one of callsPerMinute and bhca.")),
        };
        if (!(rate is > 0 and <= 100_000))
            throw new ControlException(ControlProblem.Invalid(null, "The rate must be above 0 and at most 100,000 calls per minute."));
        var usual = new TrafficOptions();
        foreach (var (name, share) in body.Mix ?? new Dictionary<string, double>())
        {
            if (!Shares.Contains(name, StringComparer.Ordinal))
                throw new ControlException(
                    ControlProblem.Invalid($"mix.{name}", $"The mix has no {name}; it has {string.Join(", ", Shares)}.")
                );
            if (!(share is >= 0 and <= 1))
                throw new ControlException(ControlProblem.Invalid($"mix.{name}", "A share is from 0 to 1."));
        }
        double Share(string name, double other) => body.Mix is { } mix && mix.TryGetValue(name, out var share) ? share : other;
        await world.StartTrafficAsync(
            new TrafficOptions
            {
                CallsPerMinute = rate,
                RampFor = Times.Of("rampMs", body.RampMs),
                MaxCalls = body.MaxCalls is null or > 0
                    ? body.MaxCalls ?? usual.MaxCalls
                    : throw new ControlException(ControlProblem.Invalid("maxCalls", "maxCalls must be above 0.")),
                AnswerAfter = Times.Of("answerAfterMs", body.AnswerAfterMs) ?? usual.AnswerAfter,
                TalkFor = Times.Of("talkForMs", body.TalkForMs) ?? usual.TalkFor,
                QueueShare = Share("queue", usual.QueueShare),
                InboundShare = Share("inbound", usual.InboundShare),
                OutboundShare = Share("outbound", usual.OutboundShare),
                HoldShare = Share("hold", usual.HoldShare),
                TransferShare = Share("transfer", usual.TransferShare),
                BusyShare = Share("busy", usual.BusyShare),
                NoAnswerShare = Share("noAnswer", usual.NoAnswerShare),
            },
            Times.Of("forMs", body.ForMs),
            http.RequestAborted
        );
        return Results.Json(await world.ReportTrafficAsync(http.RequestAborted), ControlJson.Options);
    }

    private static async Task<IResult> StopTrafficAsync(HttpContext http, SimWorld world) =>
        await world.StopTrafficAsync(http.RequestAborted)
            ? Results.Json(await world.ReportTrafficAsync(http.RequestAborted), ControlJson.Options)
            : throw new ControlException(ControlProblem.NotFound("traffic", "No traffic was started."));

    private static async Task<IResult> RestartAsync(HttpContext http, SimWorld world)
    {
        var body = await ControlJson.ReadAsync<RestartBody>(http.Request);
        if (body.Kind is not ("cold" or "warm"))
            throw new ControlException(ControlProblem.Invalid("kind", $"kind is cold or warm, not '{body.Kind}'."));
        var down = Times.Of("downMs", body.DownMs);
        // Not tied to the request: who asks may hang up, and the switch is away as long as was asked for all the same.
        if (down == TimeSpan.Zero)
            await world.Switch.RestartAsync(body.Kind == "cold", down, CancellationToken.None);
        else
            await world.Switch.BeginRestartAsync(body.Kind == "cold", down);
        return Results.Json(await StatusAsync(world, http.RequestAborted), ControlJson.Options);
    }
}
