using System.Buffers.Binary;
using System.Security.Cryptography;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server;

/// <summary>Makes the runtime of the settings.</summary>
public static class RuntimeComposition
{
    /// <summary>Makes it; nothing is opened before <see cref="RuntimeService"/> starts it.</summary>
    public static CtiRuntime Make(IServiceProvider services, ServerSettings settings)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var loggers = services.GetRequiredService<ILoggerFactory>();
        var seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var adapters = BuiltInAdapters.All.ToDictionary(adapter => adapter.Factory.Name, adapter => adapter.Factory, StringComparer.Ordinal);
        var definitions = settings
            .Switches.Select(one => new SwitchDefinition(new SwitchId(one.Name), adapters[one.Adapter], [.. one.Links.Select(Link)]))
            .ToArray();
        return new CtiRuntime(
            definitions,
            new CtiRuntimeParts
            {
                Log = new EventLog(new EventLogOptions { RingBytes = settings.RingBytes }, time, new SeededIdSource(time, seed)),
                Transports = new SocketTransportFactory(new TransportOptions(), time, loggers.CreateLogger<SocketTransport>()),
                CreateIds = drawn => new SeededIdSource(time, drawn),
                Seed = seed,
                Time = time,
                Loggers = loggers,
            }
        );
    }

    private static LinkDefinition Link(LinkSettings settings) =>
        new(new LinkId(settings.Id), [settings.Endpoint])
        {
            Role = settings.Role switch
            {
                "standby" => LinkRole.Standby,
                "data" => LinkRole.Data,
                _ => LinkRole.Primary,
            },
            Options = settings.Options,
            Enabled = settings.Enabled,
        };
}
