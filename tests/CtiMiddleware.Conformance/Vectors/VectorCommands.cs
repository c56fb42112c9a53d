using System.Globalization;
using System.Text.Json;
using CtiMiddleware.Model.Commands;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Conformance.Vectors;

/// <summary>Makes a command of what a vector writes: the service's name and its members in lower camel case.</summary>
internal static class VectorCommands
{
    public static SwitchCommand Read(VectorFile vector, VectorStep.Command step, Func<string, NativeConnection?> find)
    {
        var type =
            typeof(SwitchCommand).GetNestedType(step.Service) ?? throw vector.Wrong(step.Node, $"there is no service '{step.Service}'");
        var constructor = type.GetConstructors().OrderByDescending(static one => one.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        var extra = type.GetProperties()
            .Where(property => property.CanWrite && parameters.All(one => one.Name != property.Name))
            .ToDictionary(static property => Lower(property.Name), StringComparer.Ordinal);
        string[] known = [.. parameters.Select(static one => Lower(one.Name!)), .. extra.Keys];
        step.Arguments.Allow(vector.File, known);
        var values = parameters
            .Select(one => Value(vector, step.Arguments.Find(Lower(one.Name!)), one.ParameterType, find, step.Node, one.Name!))
            .ToArray();
        var command = (SwitchCommand)constructor.Invoke(values);
        foreach (var (name, property) in extra)
        {
            if (step.Arguments.Find(name) is { } node)
                property.SetValue(command, Value(vector, node, property.PropertyType, find, node, name));
        }
        return command;
    }

    private static object? Value(
        VectorFile vector,
        VectorNode? node,
        Type type,
        Func<string, NativeConnection?> find,
        VectorNode at,
        string name
    )
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (node is null || node.Kind == JsonTokenType.Null)
            return plain == typeof(NativeConnection) || (plain.IsValueType && plain == type)
                ? throw vector.Wrong(at, $"'{Lower(name)}' is missing")
                : null;
        if (plain == typeof(NativeConnection))
            return find(node.Text)
                ?? throw vector.Wrong(node, $"there is no connection '{node.Text}'; write #1@1002 for that of 1002 in the first call");
        if (plain == typeof(string))
            return node.Text;
        if (plain == typeof(bool))
            return node.Text == "true";
        if (plain == typeof(TimeSpan))
            return TimeSpan.Parse(node.Text, CultureInfo.InvariantCulture);
        if (plain.IsEnum)
            return Enum.TryParse(plain, node.Text, ignoreCase: true, out var value)
                ? value
                : throw vector.Wrong(node, $"'{node.Text}' is none of {string.Join(", ", Enum.GetNames(plain))}");
        if (plain.IsAssignableFrom(typeof(Dictionary<string, string?>)))
            return node.Members.ToDictionary(
                static one => one.Key,
                static one => one.Value.Kind == JsonTokenType.Null ? null : one.Value.Text
            );
        return node.Members.Select(static one => new KeyValuePair<string, string>(one.Key, one.Value.Text)).ToList();
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
