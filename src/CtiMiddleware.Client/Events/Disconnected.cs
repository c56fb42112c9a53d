namespace CtiMiddleware.Client;

/// <summary>The connection to the server is lost; the stream reconnects by itself and goes on behind its last position.</summary>
/// <param name="Reason">Why, in words.</param>
/// <param name="RetryIn">How long it will wait before the next attempt.</param>
/// <param name="Attempt">The number of attempts since the stream last worked, from 1.</param>
public sealed record Disconnected(string Reason, TimeSpan RetryIn, int Attempt) : StreamEvent;
