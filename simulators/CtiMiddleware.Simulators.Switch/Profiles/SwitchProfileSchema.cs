using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CtiMiddleware.Simulators.Switch.Profiles;

/// <summary>The JSON schema of switch profiles, for editors: made from the same fields that the reader knows.</summary>
public static class SwitchProfileSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text, draft 2020-12.</summary>
    public static string Text()
    {
        var properties = new JsonObject();
        foreach (var field in ProfileFormat.Top)
        {
            properties[field.Name] = Of(field);
        }
        foreach (var section in ProfileFormat.Sections)
        {
            properties[section.Name] = Of(section);
        }
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Switch profile",
            ["description"] = "What a simulated switch consists of, and how it behaves.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Required(ProfileFormat.Top),
            ["properties"] = properties,
        };
        return new StringBuilder(schema.ToJsonString(Indented)).Append('\n').ToString();
    }

    private static JsonObject Of(ProfileSection section)
    {
        var properties = new JsonObject();
        foreach (var field in section.Fields)
        {
            properties[field.Name] = Of(field);
        }
        var row = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        if (section.Fields.Any(field => field.Required))
        {
            row["required"] = Required(section.Fields);
        }
        row["properties"] = properties;
        if (!section.IsList)
        {
            row["description"] = section.Meaning;
            return row;
        }
        return new JsonObject
        {
            ["description"] = section.Meaning,
            ["type"] = "array",
            ["items"] = row,
        };
    }

    private static JsonObject Of(ProfileField field)
    {
        var value = field.Kind switch
        {
            ProfileFieldKind.Count => new JsonObject { ["type"] = "integer" },
            ProfileFieldKind.Real => new JsonObject { ["type"] = "number" },
            ProfileFieldKind.Flag => new JsonObject { ["type"] = "boolean" },
            ProfileFieldKind.Duration => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9.]+(ms|s|m|h)$" },
            ProfileFieldKind.Word => new JsonObject { ["enum"] = new JsonArray([.. field.Words.Select(word => (JsonNode)word)]) },
            ProfileFieldKind.Numbers => new JsonObject { ["type"] = "array", ["items"] = Dialled() },
            ProfileFieldKind.Skills => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject
                {
                    ["type"] = "integer",
                    ["minimum"] = 1,
                    ["maximum"] = 100,
                },
            },
            ProfileFieldKind.Destinations => new JsonObject { ["type"] = "object", ["additionalProperties"] = Dialled() },
            ProfileFieldKind.Number => Dialled(),
            _ => new JsonObject { ["type"] = "string" },
        };
        value["description"] = field.Meaning;
        if (field.Least is { } least)
        {
            value["minimum"] = least;
        }
        if (field.Most is { } most)
        {
            value["maximum"] = most;
        }
        return value;
    }

    private static JsonObject Dialled() => new() { ["type"] = new JsonArray("string", "integer"), ["pattern"] = "^[0-9*#+]{1,32}$" };

    private static JsonArray Required(ProfileField[] fields) =>
        new([.. fields.Where(field => field.Required).Select(field => (JsonNode)field.Name)]);
}
