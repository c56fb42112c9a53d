using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CtiMiddleware.Runtime.Events;

namespace CtiMiddleware.Server.Rest;

/// <summary>How the doors write and read JSON.</summary>
public static class ApiJson
{
    /// <summary>For answers: camel case, members without a value left out.</summary>
    public static JsonSerializerOptions Options { get; } = Make(_ => { });

    /// <summary>For requests: unknown members, nulls where none may be and repeated names are refused.</summary>
    public static JsonSerializerOptions Strict { get; } =
        Make(options =>
        {
            options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.RespectNullableAnnotations = true;
            options.RespectRequiredConstructorParameters = true;
            options.AllowDuplicateProperties = false;
            options.MaxDepth = 16;
        });

    private static JsonSerializerOptions Make(Action<JsonSerializerOptions> configure)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.NumberHandling = JsonNumberHandling.Strict;
        configure(options);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Sets what all doors have in common.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Answers are JSON with its own media type, never pasted into HTML: names keep their letters.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        foreach (var converter in CtiJson.ApiOptions.Converters)
            options.Converters.Add(converter);
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(CtiJson.Api, new DefaultJsonTypeInfoResolver());
    }
}
