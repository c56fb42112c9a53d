using System.Reflection;
using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The settings of a switch profile as words of a scenario.</summary>
internal static class ProfileWords
{
    private static readonly Dictionary<string, PropertyInfo> Settings = typeof(SwitchProfile)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property is { CanRead: true, CanWrite: true } && property.Name != nameof(SwitchProfile.Name))
        .Where(static property => Plain(property.PropertyType))
        .ToDictionary(static property => EnumWords.CamelCase(property.Name), static property => property, StringComparer.Ordinal);

    /// <summary>The settings and what they hold.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } =
        Settings.ToDictionary(
            static pair => pair.Key,
            static pair => Nullable.GetUnderlyingType(pair.Value.PropertyType) ?? pair.Value.PropertyType,
            StringComparer.Ordinal
        );

    /// <summary>The property of a setting.</summary>
    public static PropertyInfo Property(string word) => Settings[word];

    /// <summary>Sets one; the text has been checked when the scenario was read.</summary>
    public static void Set(SwitchProfile profile, string word, string text) =>
        Settings[word].SetValue(profile, ScalarReader.Read(text, Types[word], out _));

    private static bool Plain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum
            || type == typeof(string)
            || type == typeof(bool)
            || type == typeof(int)
            || type == typeof(long)
            || type == typeof(double)
            || type == typeof(TimeSpan);
    }
}
