using System.Security.Cryptography;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Runtime.Switches;
using CtiMiddleware.Runtime.Voice;
using CtiMiddleware.Server.CallDetails;
using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server;

/// <summary>Makes the runtime of the settings.</summary>
public static class RuntimeComposition
{
    /// <summary>Makes it; nothing is opened yet.</summary>
    /// <param name="services">Clock and loggers.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="adapters">The adapters there are.</param>
    public static CtiRuntime Make(IServiceProvider services, ServerSettings settings, IReadOnlyCollection<IAdapterSettings> adapters)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var loggers = services.GetRequiredService<ILoggerFactory>();
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
        var parts = new CtiRuntimeParts
        {
            Log = new EventLog(new EventLogOptions { RingBytes = settings.RingBytes }, time, new SeededIdSource(time, ~seed)),
            Transports = new TransportFactory(new TransportOptions(), time, loggers),
            Time = time,
            CreateIds = own => new SeededIdSource(time, own),
            Seed = seed,
            CallDetails = services.GetService<CallDetailJournal>(),
            Voice = settings.Voice.Options,
            Messages = services.GetService<DirectoryMessageStore>(),
            Loggers = loggers,
        };
        return new CtiRuntime([.. settings.Switches.Select(one => Define(one, adapters))], parts);
    }

    private static ILinkAdapterFactory FactoryOf(string name, IReadOnlyCollection<IAdapterSettings> adapters) =>
        adapters.First(one => one.Factory.Name == name).Factory;

    private static SwitchDefinition Define(SwitchSettings settings, IReadOnlyCollection<IAdapterSettings> adapters) =>
        new(
            new SwitchId(settings.Name),
            FactoryOf(settings.Adapter, adapters),
            [
                .. settings.Links.Select(link => new LinkDefinition(new LinkId(link.Id), [link.Endpoint, .. link.Others])
                {
                    Role = Enum.Parse<LinkRole>(link.Role, ignoreCase: true),
                    Enabled = link.Enabled,
                    Adapter = link.Adapter is null ? null : FactoryOf(link.Adapter, adapters),
                    Options = link.Options,
                    CaptureFile = link.CaptureFile,
                    CaptureMaxBytes = link.CaptureMaxBytes,
                }),
            ]
        )
        {
            Monitors = settings.Monitors,
            Pacing = settings.Pacing,
            CallHistoryWindow = settings.CallHistoryWindow,
        };

    /// <summary>Makes the store of messages of the settings; null when no folder is configured.</summary>
    /// <exception cref="MessageStoreException">The folder cannot be used.</exception>
    public static DirectoryMessageStore? MakeMessages(IServiceProvider services, ServerSettings settings)
    {
        if (settings.Voice.MessagesFolder is not { } folder)
            return null;
        var ids = new SeededIdSource(services.GetRequiredService<TimeProvider>(), BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("CtiMiddleware.Voice");
        return new DirectoryMessageStore(folder, settings.Voice.Store, ids, logger);
    }
}
