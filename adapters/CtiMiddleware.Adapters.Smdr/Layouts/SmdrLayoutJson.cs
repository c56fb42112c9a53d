using System.Text.Json.Serialization;

namespace CtiMiddleware.Adapters.Smdr.Layouts;

/// <summary>Reads layout files, strictly: a member that is not known is an error. Generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(SmdrLayoutText))]
internal sealed partial class SmdrLayoutJson : JsonSerializerContext;
