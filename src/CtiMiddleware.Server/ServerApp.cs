using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Voice;
using CtiMiddleware.Server.CallDetails;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Console;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;
using CtiMiddleware.Server.Streaming;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace CtiMiddleware.Server;

/// <summary>Puts the service together: settings, doors, runtime.</summary>
public static class ServerApp
{
    /// <summary>Where the API lies.</summary>
    public const string BasePath = "/api/v1";

    // Longer than any command may take, so that it never ends one.
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(45);

    /// <summary>Makes the application of validated settings.</summary>
    /// <param name="builder">The builder, with the configuration that the settings come from.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="runtime">Makes the runtime; started and stopped with the application when it is a hosted service.</param>
    /// <param name="extend">Adds or replaces services: the demonstration its simulator, tests their clock.</param>
    public static WebApplication Build(
        WebApplicationBuilder builder,
        ServerSettings settings,
        Func<IServiceProvider, ICtiRuntime> runtime,
        Action<IServiceCollection>? extend = null
    )
    {
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        // One line per request by the framework says less than one audit line per command.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // It logs with a stack trace what the program says in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        AddServices(builder.Services, settings);
        builder.Services.AddSingleton(runtime);
        extend?.Invoke(builder.Services);
        var app = builder.Build();
        UsePipeline(app, settings);
        MapDoors(app);
        return app;
    }

    /// <summary>Makes the application with the runtime of the settings.</summary>
    public static WebApplication BuildWithRuntime(
        WebApplicationBuilder builder,
        ServerSettings settings,
        Action<IServiceCollection>? extend = null
    ) =>
        Build(
            builder,
            settings,
            services => services.GetRequiredService<CtiRuntime>(),
            services =>
            {
                services.AddSingleton(provider => RuntimeComposition.Make(provider, settings, BuiltInAdapters.All));
                services.AddHostedService<RuntimeService>();
                extend?.Invoke(services);
            }
        );

    private static void AddServices(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ServerIdentity(
            ServerIdentity.ProductVersion,
            provider.GetRequiredService<TimeProvider>().GetUtcNow()
        ));
        services.AddSingleton(provider => new ApiKeyRing(settings.ApiKeys, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new IdempotencyStore(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new StreamRegistry(settings.MaxStreams));
        services.AddSingleton<OperationOwners>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<RequestGate>();
        services.AddSingleton<ObjectAccess>();
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<ConnectionVerbs>();
        services.AddSingleton<CallEndpoints>();
        services.AddSingleton<AgentEndpoints>();
        services.AddSingleton<ObjectEndpoints>();
        services.AddSingleton<LinkEndpoints>();
        services.AddSingleton<OperateEndpoints>();
        services.AddSingleton<CallDetailEndpoints>();
        services.AddSingleton<SimEndpoints>();
        if (settings.Voice.MessagesFolder is not null)
            services.AddSingleton(provider => RuntimeComposition.MakeMessages(provider, settings)!);
        services.AddSingleton(provider => new MessageEndpoints(
            settings,
            provider.GetRequiredService<AuditLog>(),
            provider.GetService<DirectoryMessageStore>()
        ));
        services.AddSingleton<WebSocketDoor>();
        services.AddSingleton<SseDoor>();
        CallDetailServices.Add(services, settings);
        services.AddHostedService<LogOpening>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddRequestTimeouts(options =>
            options.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = RequestTimeout,
                TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
            }
        );
        services.AddCors(options =>
            options.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins([.. settings.AllowedOrigins])
                    .AllowAnyMethod()
                    .WithHeaders("Authorization", "Content-Type", "Idempotency-Key", "Prefer", "Last-Event-ID")
                    .WithExposedHeaders("Location", "Retry-After", "Idempotency-Replayed")
            )
        );
        // Streams are told to reconnect and then end at once; commands under way get the rest.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        ApiDescription.Add(services);
    }

    private static void UsePipeline(WebApplication app, ServerSettings settings)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        if (settings.AllowedOrigins.Count > 0)
            app.UseCors();
        app.UseMiddleware<KeyMiddleware>();
        app.UseRequestTimeouts();
        app.Use(CoalescingUpgrade.Use);
        app.UseWebSockets();
        // Terminal: without it the endpoints would run before the stages above.
        app.UseEndpoints(_ => { });
    }

    private static void MapDoors(WebApplication app)
    {
        var api = app.MapGroup(BasePath);
        var services = app.Services;
        services.GetRequiredService<ObjectEndpoints>().Map(api);
        services.GetRequiredService<CallEndpoints>().Map(api);
        services.GetRequiredService<ConnectionVerbs>().Map(api);
        services.GetRequiredService<AgentEndpoints>().Map(api);
        services.GetRequiredService<LinkEndpoints>().Map(api);
        services.GetRequiredService<OperateEndpoints>().Map(api);
        services.GetRequiredService<CallDetailEndpoints>().Map(api);
        services.GetRequiredService<SimEndpoints>().Map(api);
        services.GetRequiredService<MessageEndpoints>().Map(api);
        NotYetEndpoints.Map(api);
        api.MapGet("/stream", (HttpContext http, [FromServices] WebSocketDoor door) => door.HandleAsync(http))
            .WithMetadata(new RequiredScope(ApiScope.Read) { KeyMayFollow = true })
            .WithTags("stream")
            .WithSummary("The event stream (WebSocket, subprotocol cti.v1); see docs/api/websocket.md")
            .Problems(401, 403, 426, 429)
            .DisableRequestTimeout();
        api.MapGet("/events/stream", (HttpContext http, [FromServices] SseDoor door) => door.HandleAsync(http))
            .WithMetadata(new RequiredScope(ApiScope.Read))
            .WithTags("stream")
            .WithSummary("The event stream as Server-Sent Events")
            .WithMetadata(
                new QueryParameter("filter", "JSON: `{\"switch\":[…],\"devices\":[…],\"types\":[…]}`."),
                new QueryParameter("from", "A cursor to resume after; the header Last-Event-ID goes before it."),
                new QueryParameter("lastSeq", "The last sequence number received.")
            )
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .Problems(400, 401, 403, 429)
            .DisableRequestTimeout();
        app.MapGet("/healthz", () => Results.Text("ok\n")).WithMetadata(new OpenDoor()).ExcludeFromDescription();
        PageFiles.Map(app);
        ApiDescription.Map(app);
    }
}
