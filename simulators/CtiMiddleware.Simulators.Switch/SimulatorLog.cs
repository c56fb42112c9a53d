using Microsoft.Extensions.Logging;

namespace CtiMiddleware.Simulators.Switch;

/// <summary>Log lines of the simulated switch; ids 3000 to 3099, never reused.</summary>
internal static partial class SimulatorLog
{
    [LoggerMessage(3000, LogLevel.Error, "A piece of simulated work failed; the simulation goes on")]
    public static partial void WorkFailed(ILogger logger, Exception exception);

    [LoggerMessage(3001, LogLevel.Information, "Simulated {Protocol} listens on {EndPoint}")]
    public static partial void Listening(ILogger logger, string protocol, System.Net.EndPoint? endPoint);

    [LoggerMessage(3002, LogLevel.Warning, "Simulated {Protocol} closes client {Client}: {Reason}")]
    public static partial void ClientClosed(ILogger logger, string protocol, int client, string reason);

    [LoggerMessage(3003, LogLevel.Warning, "The simulated switch restarts; {Calls} calls are lost")]
    public static partial void Restarting(ILogger logger, int calls);

    [LoggerMessage(3004, LogLevel.Warning, "Listening again on port {Port} failed, next try follows")]
    public static partial void ListenFailed(ILogger logger, int port, Exception exception);

    [LoggerMessage(3005, LogLevel.Error, "Simulated {Protocol} failed on client {Client}, which is cut; the simulation goes on")]
    public static partial void FaceFailed(ILogger logger, string protocol, int client, Exception exception);
}
