namespace CtiMiddleware.Server.Rest;

/// <summary>A field in the switch's own terms.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record NativeField(string Name, string Value);
