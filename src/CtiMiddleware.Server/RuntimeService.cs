using CtiMiddleware.Runtime;

namespace CtiMiddleware.Server;

/// <summary>Starts the links with the application and ends them in order when it stops.</summary>
/// <param name="runtime">The runtime.</param>
public sealed class RuntimeService(CtiRuntime runtime) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        runtime.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => runtime.StopAsync("the service stops");
}
