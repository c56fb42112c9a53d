using System.Text.Json;

namespace CtiMiddleware.Server.Rest;

/// <summary>Names of enumeration values as they are on the wire, for sentences.</summary>
public static class EnumText
{
    /// <summary>The name of a value; <c>-</c> for null.</summary>
    public static string Of<T>(T? value)
        where T : struct, Enum => value is { } one ? JsonSerializer.Serialize(one, ApiJson.Options).Trim('"') : "-";
}
