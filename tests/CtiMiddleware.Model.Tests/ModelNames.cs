using System.Reflection;
using System.Text.Json.Serialization;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.Snapshots;

namespace CtiMiddleware.Model.Tests;

/// <summary>What the model has, by reflection, under the names of ECMA-323.</summary>
internal static class ModelNames
{
    // The schema's own spelling, where the model spells as ECMA-269 does.
    private static readonly Dictionary<string, string> SchemaSpelling = new(StringComparer.Ordinal)
    {
        ["TransferredEvent"] = "TransferedEvent",
        // A service of the switching function towards us, which is an event for applications.
        ["DataCollectedEvent"] = "DataCollected",
    };

    // What the standard has as a service and the model as data.
    private static readonly Dictionary<string, Type> AsData = new(StringComparer.Ordinal)
    {
        ["SnapshotCall"] = typeof(SnapshotItem.Call),
        ["GetSwitchingFunctionDevices"] = typeof(SnapshotItem.Device),
        ["GetAgentState"] = typeof(SnapshotItem.Agent),
        ["GetSwitchingFunctionCaps"] = typeof(SwitchCapabilities),
    };

    public static IEnumerable<Type> Events =>
        typeof(SwitchEvent)
            .Assembly.GetExportedTypes()
            .Where(static type => !type.IsAbstract && typeof(SwitchEvent).IsAssignableFrom(type));

    public static IEnumerable<Type> Commands => typeof(SwitchCommand).GetNestedTypes().Where(static type => !type.IsAbstract);

    public static bool IsExtension(MemberInfo member) => member.IsDefined(typeof(ExtensionAttribute), inherit: false);

    public static string EventElement(Type type)
    {
        var name = type.Name.EndsWith("Event", StringComparison.Ordinal) ? type.Name : type.Name + "Event";
        return SchemaSpelling.GetValueOrDefault(name, name);
    }

    /// <summary>The type of the model that stands for an element of the schema; null when there is none yet.</summary>
    public static Type? For(string element) =>
        Events.FirstOrDefault(type => EventElement(type) == element)
        ?? Commands.FirstOrDefault(type => type.Name == element)
        ?? AsData.GetValueOrDefault(element);

    /// <summary>Members that the type or the hierarchy above it declares and that are not marked as extensions.</summary>
    public static IEnumerable<PropertyInfo> StandardMembers(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => !IsExtension(property));

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The name of an enumeration's value as it is written in JSON.</summary>
    public static IEnumerable<(string Name, bool Extension)> Values(Type enumeration) =>
        enumeration
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field =>
                (field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? Camel(field.Name), IsExtension(field))
            );
}
