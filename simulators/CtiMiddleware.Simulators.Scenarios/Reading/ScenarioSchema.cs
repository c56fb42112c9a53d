using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CtiMiddleware.Simulators.Scenarios.Model;

namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>The JSON schema of scenarios for editors, made from the same types that the reader binds, with their documentation comments.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text (JSON Schema draft 7, the one that YAML editors know best).</summary>
    public static string Write()
    {
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var comments = ReadComments();
        var root = Mapping(typeof(Scenario), definitions, comments);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A scenario for a simulated switch",
        };
        foreach (var (name, value) in root.ToArray())
            schema[name] = value?.DeepClone();
        schema["definitions"] = new JsonObject(definitions.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Type(
        Type type,
        WordList? list,
        SortedDictionary<string, JsonNode> definitions,
        Dictionary<string, string> comments
    )
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = Type(type.GetGenericArguments()[0], list, definitions, comments);
            return AnyOf(new JsonObject { ["type"] = "array", ["items"] = item }, item.DeepClone());
        }
        if (list == WordList.Behaviours)
            return Behaviours(comments);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            var values = Type(type.GetGenericArguments()[1], list: null, definitions, comments);
            var mapping = new JsonObject { ["type"] = "object", ["additionalProperties"] = values };
            return type.GetGenericArguments()[1] == typeof(string) ? AnyOf(mapping, Plain()) : mapping;
        }
        if (typeof(ScenarioNode).IsAssignableFrom(type))
        {
            var name = EnumWords.CamelCase(type.Name);
            if (!definitions.ContainsKey(name))
            {
                // Known before its members are written: a type may hold itself.
                definitions[name] = new JsonObject();
                definitions[name] = Mapping(type, definitions, comments);
            }
            return new JsonObject { ["$ref"] = $"#/definitions/{name}" };
        }
        if (list == WordList.Profiles)
            return AnyOf(Enumeration(ScenarioProfiles.Names), new JsonObject { ["type"] = "string", ["pattern"] = @"\.ya?ml$" });
        if (list is { } words)
            return Enumeration(Words.Of(words));
        if (type.IsEnum)
            return Enumeration(EnumWords.Of(type).Keys);
        return Scalar(type);
    }

    private static JsonObject Mapping(Type type, SortedDictionary<string, JsonNode> definitions, Dictionary<string, string> comments)
    {
        var shape = ScenarioShape.Of(type);
        var properties = new JsonObject();
        foreach (var member in shape.Members)
        {
            var value = Type(member.Property.PropertyType, member.List, definitions, comments);
            var comment = comments.GetValueOrDefault(
                $"P:{member.Property.DeclaringType!.FullName!.Replace('+', '.')}.{member.Property.Name}"
            );
            // Beside a reference everything else is ignored by draft 7.
            properties[member.Word] = value.ContainsKey("$ref")
                ? new JsonObject { ["description"] = comment, ["allOf"] = new JsonArray(value) }
                : With(value, comment);
        }
        if (shape.IsFault)
        {
            foreach (var (word, kind) in FaultWords.Kinds)
            {
                var comment = comments.GetValueOrDefault($"F:{typeof(Switch.Faults.FaultKind).FullName}.{kind}");
                var parameters = new JsonObject();
                foreach (var parameter in FaultWords.Parameters(kind))
                    parameters[parameter] = Plain();
                properties[word] = With(
                    AnyOf(
                        new JsonObject
                        {
                            ["type"] = "object",
                            ["properties"] = parameters,
                            ["additionalProperties"] = false,
                        },
                        Plain(),
                        new JsonObject { ["type"] = "null" }
                    ),
                    comment
                );
            }
        }
        var mapping = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        var required = shape.Members.Where(static member => member.IsRequired).Select(static member => (JsonNode?)member.Word).ToArray();
        if (required.Length > 0)
            mapping["required"] = new JsonArray(required);
        return With(
            shape.Shorthand is { } shorthand
                ? AnyOf(mapping, Type(shorthand.Property.PropertyType, shorthand.List, definitions, comments))
                : mapping,
            comments.GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}")
        );
    }

    private static JsonObject Behaviours(Dictionary<string, string> comments)
    {
        var properties = new JsonObject();
        foreach (var (word, type) in ProfileWords.Types)
        {
            var property = ProfileWords.Property(word);
            properties[word] = With(
                type.IsEnum ? Enumeration(EnumWords.Of(type).Keys) : Scalar(type),
                comments.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}")
            );
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject With(JsonObject schema, string? comment)
    {
        if (comment is not null)
            schema["description"] = comment;
        return schema;
    }

    private static JsonObject AnyOf(params JsonNode[] nodes) => new() { ["anyOf"] = new JsonArray([.. nodes]) };

    private static JsonObject Enumeration(IEnumerable<string> words) =>
        new() { ["enum"] = new JsonArray([.. words.Select(static word => (JsonNode?)word)]) };

    // A number that is not quoted is as good as text.
    private static JsonObject Plain() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private static JsonObject Scalar(Type type)
    {
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(long) || type == typeof(ulong))
            return new JsonObject { ["type"] = "integer" };
        if (type == typeof(double))
            return new JsonObject { ["type"] = "number" };
        if (type == typeof(TimeSpan))
            return new JsonObject { ["type"] = "string", ["pattern"] = @"^\d+(\.\d+)?(ms|s|m|min|h|d)$" };
        if (type == typeof(CountRule))
            return new JsonObject { ["type"] = new JsonArray("integer", "string"), ["pattern"] = @"^(>=|<=|>|<)?\s*-?\d+$" };
        return Plain();
    }

    private static Dictionary<string, string> ReadComments()
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in new[] { typeof(ScenarioSchema).Assembly, typeof(Switch.Faults.FaultKind).Assembly })
        {
            var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
            if (!File.Exists(file))
                continue;
            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                if (member.Attribute("name")?.Value is { } name && member.Element("summary") is { } summary)
                    comments[name] = string.Join(' ', Text(summary).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }
        return comments;
    }

    private static string Text(XElement element) =>
        string.Concat(
            element
                .Nodes()
                .Select(static node =>
                    node switch
                    {
                        XText text => text.Value,
                        XElement { Name.LocalName: "see" } see => (see.Attribute("cref")?.Value ?? "").Split('.')[^1],
                        XElement inner => Text(inner),
                        _ => "",
                    }
                )
        );
}
