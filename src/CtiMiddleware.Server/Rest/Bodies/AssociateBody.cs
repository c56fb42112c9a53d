namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Associate Data.</summary>
public sealed record AssociateBody : ConnectionBody
{
    /// <summary>Keys and values to attach to the thread; a null removes the key. At most 64 keys.</summary>
    public required Dictionary<string, string?> UserData { get; init; }
}
