using CtiMiddleware.Runtime.Commands;
using CtiMiddleware.Server.Rest;

namespace CtiMiddleware.Server.Security;

/// <summary>One line for every command: who, from where, what, on what, and how it ended. Never a secret, never attached data.</summary>
/// <param name="logger">The log.</param>
public sealed class AuditLog(ILogger<AuditLog> logger)
{
    /// <summary>Writes the line of a command.</summary>
    public void Command(HttpContext http, ApiKey key, string service, string target, int status, Operation? operation) =>
        ServerLog.Audit(
            logger,
            key.Id,
            http.Connection.RemoteIpAddress?.ToString() ?? "-",
            service,
            LogText.Of(target),
            status,
            operation?.Outcome?.ToString() ?? "-",
            operation?.Id.Value ?? "-",
            ProblemWriter.TraceId(http)
        );
}
