namespace CtiMiddleware.Client;

/// <summary>Something of the switch that has no counterpart in the standard (31.2); its fields are in <see cref="LogEvent.Data"/>.</summary>
public sealed record PrivateEvent : LogEvent;
