using CtiMiddleware.Simulators.Host.Control.Bodies;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Traffic;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>Calls and people: who talks to whom, and what somebody does at a telephone.</summary>
internal static class CallEndpoints
{
    private static readonly TimeSpan UsualAnswer = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UsualTalk = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder api, SimWorld world)
    {
        api.MapGet("/devices", (Delegate)((HttpContext http) => world.Switch.RunAsync(Devices, http.RequestAborted)));
        api.MapPost("/devices/{number}/service", (HttpContext http, string number) => ServiceAsync(http, world, number));
        api.MapGet("/calls", (Delegate)((HttpContext http) => world.Switch.RunAsync(Calls, http.RequestAborted)));
        api.MapPost("/calls", (Delegate)((HttpContext http) => MakeAsync(http, world)));
        api.MapPost("/calls/{call:long}/clear", (HttpContext http, long call) => ClearAsync(http, world, call));
        api.MapPost("/actions", (Delegate)((HttpContext http) => ActAsync(http, world)));
    }

    private static IReadOnlyList<CallView> Calls(PbxEngine engine) => [.. engine.Calls.Select(CallView.Of)];

    private static IReadOnlyList<DeviceView> Devices(PbxEngine engine) =>
        [
            .. engine.Stations.Select(static station => DeviceView.Of(station, "station")),
            .. engine.Trunks.Select(static trunk => DeviceView.Of(trunk, "trunk")),
            .. engine.Groups.Select(static group => new DeviceView(group.Number, group.Name, "group", InService: true, [])),
        ];

    private static async Task<IResult> MakeAsync(HttpContext http, SimWorld world)
    {
        var body = await ControlJson.ReadAsync<CallBody>(http.Request);
        var plan = body.Unattended
            ? new CallPlan()
            : new CallPlan
            {
                AnswerAfter = Times.Of("answerAfterMs", body.AnswerAfterMs) ?? UsualAnswer,
                TalkFor = Times.Of("talkForMs", body.TalkForMs) ?? UsualTalk,
            };
        try
        {
            var call = await world.Switch.RunAsync(
                _ => CallView.Of(world.Switch.Inject(body.From, body.To, plan).Call),
                http.RequestAborted
            );
            return Results.Json(call, ControlJson.Options, statusCode: StatusCodes.Status201Created);
        }
        catch (ArgumentException refused)
        {
            throw new ControlException(ControlProblem.Refused(refused.Message.Split(" (Parameter", 2)[0]));
        }
    }

    private static async Task<IResult> ClearAsync(HttpContext http, SimWorld world, long call)
    {
        await world.Switch.RunAsync(
            engine =>
                engine.ClearCall(
                    engine.Calls.FirstOrDefault(one => one.Id == call)
                        ?? throw new ControlException(ControlProblem.NotFound("call", $"There is no call {call}."))
                ),
            http.RequestAborted
        );
        return Results.NoContent();
    }

    private static async Task<IResult> ServiceAsync(HttpContext http, SimWorld world, string number)
    {
        var body = await ControlJson.ReadAsync<ServiceBody>(http.Request);
        var device = await world.Switch.RunAsync(
            engine =>
            {
                PbxDevice found =
                    engine.FindStation(number)
                    ?? engine.FindTrunk(number) as PbxDevice
                    ?? throw new ControlException(ControlProblem.NotFound("device", $"There is no station or trunk {number}."));
                engine.SetService(found, body.InService);
                return DeviceView.Of(found, found is Station ? "station" : "trunk");
            },
            http.RequestAborted
        );
        return Results.Json(device, ControlJson.Options);
    }

    private static async Task<IResult> ActAsync(HttpContext http, SimWorld world)
    {
        var body = await ControlJson.ReadAsync<ActionBody>(http.Request);
        var calls = await world.Switch.RunAsync(
            engine =>
            {
                var station =
                    engine.FindStation(body.Device)
                    ?? throw new ControlException(ControlProblem.NotFound("device", $"There is no station {body.Device}."));
                People.Act(engine, station, body);
                return (CallView[])[.. station.Legs.Select(static leg => CallView.Of(leg.Call))];
            },
            http.RequestAborted
        );
        return Results.Json(calls, ControlJson.Options);
    }
}
