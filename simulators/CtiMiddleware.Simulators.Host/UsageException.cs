namespace CtiMiddleware.Simulators.Host;

/// <summary>The command line is wrong.</summary>
/// <param name="message">What is wrong and what would be right.</param>
public sealed class UsageException(string message) : Exception(message);
