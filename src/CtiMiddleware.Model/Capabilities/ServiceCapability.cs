namespace CtiMiddleware.Model.Capabilities;

/// <summary>Whether one service or event is there, and under which condition.</summary>
/// <param name="Name">The ECMA-269 name, for example <c>HoldCall</c> or <c>Delivered</c>.</param>
/// <param name="Support">Whether it is there.</param>
/// <param name="Note">The condition, the manner or the reason, in a sentence; null when there is nothing to say.</param>
public sealed record ServiceCapability(string Name, ServiceSupport Support, string? Note = null);
