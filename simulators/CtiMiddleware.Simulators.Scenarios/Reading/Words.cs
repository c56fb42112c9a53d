using CtiMiddleware.Model.Causes;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Events;
using CtiMiddleware.Model.States;
using CtiMiddleware.Runtime.Events;
using CtiMiddleware.Simulators.Scenarios.Rig;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The words of each list, made from the code that knows them.</summary>
internal static class Words
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> EventTypesByWord = new(ReadEvents);

    /// <summary>Every word of a list.</summary>
    public static IReadOnlyCollection<string> Of(WordList list) =>
        list switch
        {
            WordList.Events => [.. EventTypesByWord.Value.Keys],
            WordList.Capabilities => Capabilities,
            WordList.Failures => Failures,
            WordList.Adapters => [.. SwitchesUnderTest.All.Select(static under => under.Protocol)],
            WordList.Variants =>
            [
                .. SwitchesUnderTest.All.SelectMany(static under => under.Variants.Keys).Distinct(StringComparer.Ordinal),
            ],
            WordList.Answers => ["positive", "negative", .. EnumWords.Of(typeof(CommandOutcome)).Keys],
            WordList.Behaviours => [.. ProfileWords.Types.Keys],
            WordList.Profiles => ScenarioProfiles.Names,
            _ => throw new ArgumentOutOfRangeException(nameof(list)),
        };

    /// <summary>The whole type that a word for an event means.</summary>
    public static string EventType(string word) => EventTypesByWord.Value[word];

    /// <summary>The ECMA-269 name by which an event stands among the capabilities; null for those of the middleware itself.</summary>
    public static string? CapabilityOf(string type)
    {
        var parts = type.Split('.');
        if (parts[1] is not ("call" or "agent" or "device") || parts[2] == "observed")
            return null;
        return char.ToUpperInvariant(parts[2][0]) + parts[2][1..];
    }

    private static string[] Capabilities { get; } =
    [
        .. typeof(SwitchCommand).GetNestedTypes().Select(static type => type.Name),
        .. Nested(typeof(CallEvent)),
        .. Nested(typeof(AgentEvent)),
        .. Nested(typeof(DeviceEvent)),
        nameof(PrivateEvent),
        "Offered",
    ];

    private static string[] Failures { get; } =
    [
        .. typeof(Failure)
            .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Where(static field => field.FieldType == typeof(Failure))
            .Select(static field => ((Failure)field.GetValue(null)!).Value)
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Nested(Type type) => type.GetNestedTypes().Select(static nested => nested.Name);

    // Whole, without the version, without "cti.", and the last part alone where no other type ends in it.
    private static Dictionary<string, string> ReadEvents()
    {
        string[] types =
        [
            .. Nested(typeof(CallEvent)).Select(static name => $"cti.call.{EnumWords.CamelCase(name)}.v1"),
            .. Nested(typeof(AgentEvent)).Select(static name => $"cti.agent.{EnumWords.CamelCase(name)}.v1"),
            .. Nested(typeof(DeviceEvent)).Select(static name => $"cti.device.{EnumWords.CamelCase(name)}.v1"),
            .. EnumWords.Of(typeof(LinkState)).Keys.Select(static name => $"cti.link.{name}.v1"),
            .. typeof(EventTypes)
                .GetFields()
                .Where(static field => field.IsLiteral)
                .Select(static field => (string)field.GetRawConstantValue()!),
            "cti.switch.stateChanged.v1",
            "cti.operation.effect.v1",
        ];
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            var parts = type.Split('.');
            if (types.Count(other => other.Split('.')[2] == parts[2]) == 1)
                words[parts[2]] = type;
            words[$"{parts[1]}.{parts[2]}"] = type;
            words[$"cti.{parts[1]}.{parts[2]}"] = type;
            words[type] = type;
        }
        return words;
    }
}
