using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;

namespace CtiMiddleware.Adapters.Smdr;

/// <summary>What the link can do: tell call detail records, and nothing else of the model.</summary>
public static class SmdrCapabilities
{
    private const string NoCommand = "The PBX only sends call detail records over this link.";
    private const string NoEvent = "The PBX tells of a call when it is over, and nothing before.";

    /// <summary>The table.</summary>
    public static SwitchCapabilities All { get; } =
        new(
            SmdrAdapterFactory.AdapterName,
            [
                .. typeof(SwitchCommand)
                    .GetNestedTypes()
                    .Select(static type => new ServiceCapability(type.Name, ServiceSupport.NotSupported, NoCommand)),
            ],
            [.. EventNames().Select(Event)]
        );

    private static ServiceCapability Event(string name) =>
        name == nameof(DataLinkEvent.CallDetailRecordsReport)
            ? new ServiceCapability(name, ServiceSupport.Supported)
            : new ServiceCapability(name, ServiceSupport.NotSupported, NoEvent);

    // Some events of different groups have one name (Stop).
    private static IEnumerable<string> EventNames() =>
        typeof(SwitchEvent)
            .Assembly.GetExportedTypes()
            .Where(static type => !type.IsAbstract && typeof(SwitchEvent).IsAssignableFrom(type))
            .Select(static type => type.Name)
            .Append("Offered")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
