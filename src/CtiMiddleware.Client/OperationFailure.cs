namespace CtiMiddleware.Client;

/// <summary>Why a command was refused, in the terms of ECMA-269.</summary>
/// <param name="Category">The category, for example <c>stateIncompatibility</c>.</param>
/// <param name="Value">The value inside it, for example <c>invalidConnectionState</c>.</param>
public sealed record OperationFailure(string? Category, string? Value);
