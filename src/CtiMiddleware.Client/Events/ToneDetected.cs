namespace CtiMiddleware.Client;

/// <summary>A tone of the telephone network was heard on a connection. Extension of the standard.</summary>
public sealed record ToneDetected : CallEvent
{
    /// <summary>Its name: <c>busy</c>, <c>reorder</c>, <c>dial</c>, <c>ringback</c>, <c>specialInformation</c>, <c>fax</c>, <c>modem</c> …</summary>
    public string Tone { get; init; } = "";
}
