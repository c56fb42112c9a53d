using CtiMiddleware.Model.Objects;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Rest;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CtiMiddleware.Server;

/// <summary>Opens the log with the server's own object, and says in the service's log where it listens.</summary>
public sealed class LogOpening(
    ICtiRuntime runtime,
    ServerIdentity identity,
    ServerSettings settings,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<LogOpening> logger
) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        runtime.Log.Append(
            new EventDraft(
                "cti.server.started.v1",
                null,
                "server",
                null,
                number => new EventBody
                {
                    Changed =
                    [
                        new ServerObject
                        {
                            Rev = number,
                            Version = identity.Version,
                            Epoch = runtime.Log.Epoch,
                            Started = identity.Started,
                        },
                    ],
                }
            )
        );
        lifetime.ApplicationStarted.Register(() =>
            ServerLog.Listening(
                logger,
                string.Join(' ', server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []),
                settings.Switches.Count,
                settings.ApiKeys.Count
            )
        );
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
