namespace CtiMiddleware.Client;

/// <summary>It was silent for as long as a recording allows (voice unit event, 26.2).</summary>
public sealed record SilenceTimeoutExpired : CallEvent;
