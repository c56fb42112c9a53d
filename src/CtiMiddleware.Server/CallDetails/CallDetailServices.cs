using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server.CallDetails;

/// <summary>The journal of call detail records as a part of the service: there is one where there is a state folder.</summary>
public static class CallDetailServices
{
    /// <summary>Adds it.</summary>
    public static void Add(IServiceCollection services, ServerSettings settings)
    {
        if (settings.StateFolder is not { } folder)
            return;
        services.AddSingleton(_ => CallDetailJournal.Open(folder));
        if (settings.CallDetailRetention > TimeSpan.Zero)
            services.AddHostedService(provider => new CallDetailRetention(
                provider.GetRequiredService<CallDetailJournal>(),
                settings.CallDetailRetention,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<CallDetailRetention>>()
            ));
    }
}
