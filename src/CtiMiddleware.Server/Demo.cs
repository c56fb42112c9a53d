using CtiMiddleware.Runtime;
using CtiMiddleware.Server.Configuration;
using CtiMiddleware.Server.Rest;
using CtiMiddleware.Server.Security;
using CtiMiddleware.Simulators.Switch.Asterisk;
using CtiMiddleware.Simulators.Switch.Traffic;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CtiMiddleware.Server;

/// <summary>The demonstration: the service with a simulated Asterisk behind a real TCP link on loopback. The only place that knows simulators.</summary>
internal sealed class Demo(SimulatedAsterisk simulated) : ISimulatorControl
{
    private const string User = "cti";
    private const string Secret = "ctisecret";

    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        await using var simulated = await SimulatedAsterisk.StartAsync(
            new SimulatedAsteriskOptions { Traffic = new TrafficOptions { CallsPerMinute = 12 } },
            TimeProvider.System
        );
        var key = ApiKeyText.Generate("demo");
        var builder = WebApplication.CreateBuilder(args);
        // Only what stands on the command line: the demonstration must not call a switch that some file here names.
        builder.Configuration.Sources.Clear();
        builder
            .Configuration.AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args)
            .AddInMemoryCollection(Settings(simulated.Port, key));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var settings = SettingsReader.Read(builder.Configuration, BuiltInAdapters.All, out var errors);
        if (!await ServerProgram.AcceptAsync(errors, error))
            return ServerProgram.ConfigurationInvalid;
        await using var app = ServerApp.BuildWithRuntime(
            builder,
            settings,
            services => services.AddSingleton<ISimulatorControl>(new Demo(simulated))
        );
        if (!await ServerProgram.StartAsync(app, settings, error))
            return ServerProgram.CannotListen;
        await GreetAsync(app, output, key);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <inheritdoc/>
    public async Task<SimCallReply> InjectAsync(
        string from,
        string to,
        TimeSpan? answerAfter,
        TimeSpan? talkFor,
        CancellationToken cancellationToken
    )
    {
        var plan = new CallPlan { AnswerAfter = answerAfter ?? TimeSpan.FromSeconds(2), TalkFor = talkFor ?? TimeSpan.FromSeconds(60) };
        var call = await simulated.InjectCallAsync(from, to, plan, cancellationToken);
        return new SimCallReply(call.Uniqueid, call.Channel);
    }

    private static Dictionary<string, string?> Settings(int port, string key) =>
        new(StringComparer.Ordinal)
        {
            ["Cti:Switches:hq:Adapter"] = "asterisk-ami",
            ["Cti:Switches:hq:Links:0:Host"] = "127.0.0.1",
            ["Cti:Switches:hq:Links:0:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Cti:Switches:hq:Links:0:User"] = User,
            ["Cti:Switches:hq:Links:0:Secret"] = Secret,
            ["Cti:Switches:hq:DeviceMap:0:Pattern"] = @"^PJSIP/(\d+)$",
            ["Cti:Switches:hq:DeviceMap:1:Pattern"] = "^PJSIP/(.+)$",
            ["Cti:Switches:hq:DeviceMap:1:Kind"] = "trunk",
            ["Cti:ApiKeys:demo:Key"] = key,
            ["Cti:ApiKeys:demo:Scopes"] = "admin",
        };

    private static async Task GreetAsync(WebApplication app, TextWriter output, string key)
    {
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await output.WriteLineAsync(
            $$"""
            CtiMiddleware {{ServerIdentity.ProductVersion}}: a simulated Asterisk with telephones 1001 to 1010, the group 610 (support) and some traffic.
            API        {{url}}/api/v1
            Page       {{url}}/#key={{key}}
            API key:
            {{key}}

            Try next:
              curl -s -H "Authorization: Bearer {{key}}" {{url}}/api/v1/calls
              curl -s -H "Authorization: Bearer {{key}}" -H "Content-Type: application/json" -d '{"from":"5551000","to":"1001"}' {{url}}/api/v1/sim/calls
              curl -s -H "Authorization: Bearer {{key}}" -H "Content-Type: application/json" -d '{"from":"hq:1001","to":"1002"}' {{url}}/api/v1/calls
              curl -sN -H "Authorization: Bearer {{key}}" {{url}}/api/v1/events/stream

            Ctrl+C ends it.
            """
        );
        await output.FlushAsync();
    }
}
