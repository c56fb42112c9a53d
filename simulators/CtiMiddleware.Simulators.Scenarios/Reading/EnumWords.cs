using System.Reflection;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The words of an enumeration as a scenario writes them: the names of the uniform API, otherwise lower camel case.</summary>
internal static class EnumWords
{
    /// <summary>Words and values, in the order of the enumeration.</summary>
    public static IReadOnlyDictionary<string, object> Of(Type type)
    {
        var words = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            words[field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? CamelCase(field.Name)] = field.GetValue(null)!;
        return words;
    }

    /// <summary>The word of a value.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Of(typeof(T)).First(pair => pair.Value.Equals(value)).Key;

    /// <summary>A name of the code as a word of the syntax.</summary>
    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
