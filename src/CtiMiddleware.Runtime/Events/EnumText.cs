using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CtiMiddleware.Runtime.Events;

/// <summary>The names of an enumeration as they stand on the wire, encoded once.</summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, JsonEncodedText> Texts = Read();

    public static JsonEncodedText Of(T value) => Texts[value];

    private static Dictionary<T, JsonEncodedText> Read()
    {
        var texts = new Dictionary<T, JsonEncodedText>();
        foreach (var field in typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var name = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name;
            texts[(T)field.GetValue(null)!] = JsonEncodedText.Encode(name);
        }
        return texts;
    }
}
