namespace CtiMiddleware.Client;

/// <summary>The far end of a connection dialled a digit (voice unit event, 26.2).</summary>
public sealed record DtmfDetected : CallEvent
{
    /// <summary>0–9, <c>*</c>, <c>#</c>, A–D.</summary>
    public string Digit { get; init; } = "";
}
