namespace CtiMiddleware.Server.Rest;

/// <summary>A positive answer in the switch's own terms.</summary>
/// <param name="Text">Its words, or null.</param>
/// <param name="Fields">What it carried, in wire order; names may repeat.</param>
public sealed record ReplyNative(string? Text, IReadOnlyList<NativeField> Fields);
