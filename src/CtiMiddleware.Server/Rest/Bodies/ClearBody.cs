using CtiMiddleware.Model.Causes;

namespace CtiMiddleware.Server.Rest.Bodies;

/// <summary>Clear Connection.</summary>
public sealed record ClearBody : ConnectionBody
{
    /// <summary>The cause to give to the switch, by its ECMA-269 name.</summary>
    public EventCause? Reason { get; init; }
}
