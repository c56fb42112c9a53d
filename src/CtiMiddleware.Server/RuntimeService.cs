using CtiMiddleware.Runtime;

namespace CtiMiddleware.Server;

/// <summary>Starts the links with the service, after the log was opened, and stops them with it.</summary>
/// <param name="runtime">The runtime.</param>
public sealed class RuntimeService(ICtiRuntime runtime) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        (runtime as CtiRuntime)?.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) =>
        runtime is CtiRuntime running ? running.StopAsync("the service stops") : Task.CompletedTask;
}
