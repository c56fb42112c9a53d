namespace CtiMiddleware.Client;

/// <summary>After <see cref="Disconnected"/>: the stream goes on exactly behind its last position, nothing is missing. Comes with the first event or heartbeat.</summary>
public sealed record Resumed : StreamEvent;
