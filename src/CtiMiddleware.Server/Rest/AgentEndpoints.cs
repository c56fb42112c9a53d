using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Model.Objects;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime;
using CtiMiddleware.Server.Rest.Bodies;
using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Rest;

/// <summary>The commands on agents: one group for each command, so that each has one outcome.</summary>
/// <param name="runtime">The runtime.</param>
/// <param name="access">Finds what a request names.</param>
/// <param name="runner">Carries commands out.</param>
public sealed class AgentEndpoints(ICtiRuntime runtime, ObjectAccess access, CommandRunner runner)
{
    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agents/{agent}/login",
                (string agent, HttpContext http) =>
                    runner.RunAsync<AgentLoginBody>(http, "SetAgentState", (caller, body) => LogOn(caller, agent, body))
            )
            .DescribeCommand<AgentLoginBody>("SetAgentState (loggedOn)", ApiScope.Agent, "agents");
        api.MapPost(
                "/agents/{agent}/logout",
                (string agent, HttpContext http) =>
                    runner.RunAsync<AgentLogoutBody>(http, "SetAgentState", (caller, body) => LogOff(caller, agent, body))
            )
            .DescribeCommand<AgentLogoutBody>("SetAgentState (loggedOff)", ApiScope.Agent, "agents");
        api.MapPut(
                "/agents/{agent}/state",
                (string agent, HttpContext http) =>
                    runner.RunAsync<AgentStateBody>(http, "SetAgentState", (caller, body) => SetState(caller, agent, body))
            )
            .DescribeCommand<AgentStateBody>("SetAgentState", ApiScope.Agent, "agents");
    }

    private PreparedCommand LogOn(Caller caller, string id, AgentLoginBody body)
    {
        var (@switch, agent) = Find(caller, id);
        var device = DeviceOn(caller, @switch, body.Device);
        var command = new SwitchCommand.SetAgentState(device, RequestedAgentState.LoggedOn, agent, Numbers.Group(body.Group, @switch))
        {
            AgentName = Numbers.OptionalText("name", body.Name, 64),
            Password = Numbers.OptionalText("password", body.Password, 64),
        };
        return new PreparedCommand(@switch, command, id);
    }

    private PreparedCommand LogOff(Caller caller, string id, AgentLogoutBody body)
    {
        var (@switch, agent) = Find(caller, id);
        var device = body.Device is not null ? DeviceOn(caller, @switch, body.Device) : DeviceOf(id);
        var command = new SwitchCommand.SetAgentState(device, RequestedAgentState.LoggedOff, agent, Numbers.Group(body.Group, @switch))
        {
            Reason = Numbers.OptionalText("reason", body.Reason, 128),
        };
        return new PreparedCommand(@switch, command, id);
    }

    private PreparedCommand SetState(Caller caller, string id, AgentStateBody body)
    {
        var (@switch, agent) = Find(caller, id);
        if (body.State == RequestedAgentState.LoggedOn)
            throw ProblemException.At(ProblemCodes.InvalidValue, "state", "Log on with POST /agents/{agent}/login: it needs a device.");
        if (body.Pending is not null && body.State != RequestedAgentState.WorkingAfterCall)
            throw ProblemException.At(ProblemCodes.InvalidValue, "pending", "It goes with the state workingAfterCall only.");
        if (body.Pending is not (null or AgentState.AgentReady or AgentState.AgentNotReady))
            throw ProblemException.At(ProblemCodes.InvalidValue, "pending", "It must be agentReady or agentNotReady.");
        var command = new SwitchCommand.SetAgentState(DeviceOf(id), body.State, agent, Numbers.Group(body.Group, @switch))
        {
            Reason = Numbers.OptionalText("reason", body.Reason, 128),
            PendingAgentState = body.Pending,
        };
        return new PreparedCommand(@switch, command, id);
    }

    private (SwitchId Switch, string Agent) Find(Caller caller, string id)
    {
        var (@switch, agent) = Numbers.Agent(id);
        var mine = caller.Covers(id) || (runtime.Log.TryGet<Agent>(ObjectKind.Agent, id, out var known) && caller.Rule.Allows(known));
        return mine && runtime.Switches.Contains(@switch)
            ? (@switch, agent)
            : throw new ProblemException(ProblemCodes.NoAgent, $"'{id}' is not known.");
    }

    // An agent that is logged on nowhere has no state to change and no device to change it at.
    private string DeviceOf(string id) =>
        runtime.Log.TryGet<Agent>(ObjectKind.Agent, id, out var agent)
            ? agent.Device is { } device
                ? device.Number.ToString()
                : string.Empty
            : throw new ProblemException(ProblemCodes.NoAgent, $"'{id}' is not known; log it on first.");

    private string DeviceOn(Caller caller, SwitchId @switch, string value)
    {
        var device = Numbers.Device(caller, "device", value);
        if (access.Switch(device.Switch.ToString()) != @switch)
            throw ProblemException.At(ProblemCodes.InvalidValue, "device", $"{value} is not on {@switch}.");
        return device.Number.ToString();
    }
}
