namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>Configuration that a suite adds to the common one; a file of the same name takes its place.</summary>
/// <param name="Templates">The folder below the templates.</param>
/// <param name="Values">What its placeholders stand for, beside the common ones.</param>
public sealed record AsteriskAddition(string Templates, IReadOnlyDictionary<string, string> Values);
