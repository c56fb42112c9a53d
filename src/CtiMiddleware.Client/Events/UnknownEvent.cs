namespace CtiMiddleware.Client;

/// <summary>An event of a type that this client does not know. <see cref="LogEvent.Changed"/> and <see cref="LogEvent.Removed"/> hold all the same, so state stays right.</summary>
public sealed record UnknownEvent : LogEvent;
