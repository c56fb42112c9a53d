namespace CtiMiddleware.Client;

/// <summary>Somebody began to speak (voice unit event, 26.2).</summary>
public sealed record SpeechDetected : CallEvent;
