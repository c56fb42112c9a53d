namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Escape: a request in the switch's own terms.</summary>
public sealed record EscapeBody
{
    /// <summary>Names and values in wire order; for Asterisk the headers of an action with <c>Action</c> first. At most 100.</summary>
    public required IReadOnlyList<NativeField> Fields { get; init; }
}
