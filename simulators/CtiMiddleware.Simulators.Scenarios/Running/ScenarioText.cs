using System.Collections;
using System.Globalization;
using CtiMiddleware.Simulators.Scenarios.Model;
using CtiMiddleware.Simulators.Scenarios.Reading;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>Writes parts of a scenario as one line, for messages.</summary>
internal static class ScenarioText
{
    /// <summary>A mapping as it could stand in a scenario.</summary>
    public static string Of(ScenarioNode node)
    {
        var parts = new List<string>();
        var fresh = Activator.CreateInstance(node.GetType());
        if (node is FaultStep fault)
            parts.Add($"{Switch.Faults.FaultBoard.Name(fault.Kind)}: {Text(fault.Parameters)}");
        foreach (var member in ScenarioShape.Of(node.GetType()).Members)
        {
            var value = member.Property.GetValue(node);
            // What was not written is not told.
            if (value is null || value.Equals(member.Property.GetValue(fresh)) || value is ICollection { Count: 0 })
                continue;
            parts.Add($"{member.Word}: {Text(value)}");
        }
        return string.Join(", ", parts);
    }

    /// <summary>A time as it is written in a scenario.</summary>
    public static string Time(TimeSpan span) =>
        span.TotalSeconds >= 1 || span == TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###}s")
            : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###}ms");

    private static string Text(object value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            TimeSpan span => Time(span),
            Enum word => EnumWords.Of(word.GetType()).First(pair => pair.Value.Equals(word)).Key,
            ScenarioNode node => $"{{ {Of(node)} }}",
            IDictionary map => $"{{ {string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key}: {Text(map[key]!)}"))} }}",
            IEnumerable list => $"[ {string.Join(", ", list.Cast<object>().Select(Text))} ]",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
