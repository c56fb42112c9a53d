namespace CtiMiddleware.Client;

/// <summary>Data or parties of a call changed (18.2.1); attached data are on the thread in <see cref="LogEvent.Changed"/>.</summary>
public sealed record CallInformation : CallEvent;
