using CtiMiddleware.Model.Causes;

namespace CtiMiddleware.Server.Rest;

/// <summary>A refusal in the switch's own terms.</summary>
/// <param name="Category">ECMA-269 failure category.</param>
/// <param name="Value">The value inside it.</param>
/// <param name="Text">The switch's own words.</param>
public sealed record ProblemNative(FailureCategory? Category, string? Value, string? Text);
