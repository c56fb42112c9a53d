using System.Globalization;
using CtiMiddleware.Simulators.Host.Running;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CtiMiddleware.Simulators.Host.Control;

/// <summary>The control API of a simulated switch: HTTP on 127.0.0.1, one token, JSON.</summary>
public static class ControlApp
{
    /// <summary>Where the API lies.</summary>
    public const string BasePath = "/sim/v1";

    /// <summary>Makes it; it does not listen before it is started.</summary>
    /// <param name="world">What is controlled.</param>
    /// <param name="token">What callers must show.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for any free one.</param>
    public static WebApplication Build(SimWorld world, ControlToken token, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Services.AddSingleton(token);
        builder.Services.ConfigureHttpJsonOptions(static options =>
        {
            foreach (var converter in ControlJson.Options.Converters)
                options.SerializerOptions.Converters.Add(converter);
            options.SerializerOptions.DefaultIgnoreCondition = ControlJson.Options.DefaultIgnoreCondition;
            options.SerializerOptions.Encoder = ControlJson.Options.Encoder;
            options.SerializerOptions.TypeInfoResolverChain.Add(ControlJson.Options.TypeInfoResolver!);
        });
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        app.UseMiddleware<ControlDoor>();
        app.UseRouting();
        var api = app.MapGroup(BasePath);
        OperateEndpoints.Map(api, world);
        CallEndpoints.Map(api, world);
        AgentEndpoints.Map(api, world);
        FaultEndpoints.Map(api, world);
        // Terminal: without it the endpoints would run after the door has looked at the answer.
        app.UseEndpoints(static _ => { });
        return app;
    }

    /// <summary>Where it listens, once started: <c>http://127.0.0.1:PORT</c>.</summary>
    public static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
