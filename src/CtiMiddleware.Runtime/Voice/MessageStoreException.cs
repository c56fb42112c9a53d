namespace CtiMiddleware.Runtime.Voice;

/// <summary>A message cannot be had, kept or made; the message says why for people.</summary>
/// <param name="problem">What kind of problem.</param>
/// <param name="message">Why, in words.</param>
/// <param name="inner">What was behind it; null for nothing.</param>
public sealed class MessageStoreException(MessageProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of problem.</summary>
    public MessageProblem Problem { get; } = problem;
}
