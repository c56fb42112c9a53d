using CtiMiddleware.Simulators.Host.Control.Bodies;
using CtiMiddleware.Simulators.Host.Running;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>Agents: who is logged on where, and what they do.</summary>
internal static class AgentEndpoints
{
    public static void Map(IEndpointRouteBuilder api, SimWorld world)
    {
        api.MapGet(
            "/agents",
            (Delegate)(
                (HttpContext http) =>
                    world.Switch.RunAsync(static engine => engine.Agents.Select(AgentView.Of).ToArray(), http.RequestAborted)
            )
        );
        api.MapPost("/agents/{agent}", (HttpContext http, string agent) => ActAsync(http, world, agent));
    }

    private static async Task<IResult> ActAsync(HttpContext http, SimWorld world, string id)
    {
        var body = await ControlJson.ReadAsync<AgentBody>(http.Request);
        var view = await world.Switch.RunAsync(
            engine =>
            {
                var agent =
                    engine.FindAgent(id) ?? throw new ControlException(ControlProblem.NotFound("agent", $"There is no agent {id}."));
                if (Act(engine, agent, body) is not Refusal.None and var refusal)
                    throw new ControlException(ControlProblem.Refused($"Agent {id}: {refusal}."));
                return AgentView.Of(agent);
            },
            http.RequestAborted
        );
        return Results.Json(view, ControlJson.Options);
    }

    private static Refusal Act(PbxEngine engine, PbxAgent agent, AgentBody body) =>
        body.Do switch
        {
            AgentAction.LogOn => engine.LogOn(agent, Station(engine, body), body.Password, PbxAgentState.NotReady, body.Reason),
            AgentAction.LogOff => engine.LogOff(agent, body.Reason),
            AgentAction.Ready => engine.SetState(agent, PbxAgentState.Ready, body.Reason),
            AgentAction.NotReady => engine.SetState(agent, PbxAgentState.NotReady, body.Reason),
            _ => engine.SetState(agent, PbxAgentState.WorkAfterCall, body.Reason),
        };

    private static Station Station(PbxEngine engine, AgentBody body) =>
        body.Station is not { } number
            ? throw new ControlException(ControlProblem.Invalid("station", "logOn needs the field station."))
            : engine.FindStation(number) ?? throw new ControlException(ControlProblem.NotFound("device", $"There is no station {number}."));
}
