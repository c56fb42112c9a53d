namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>Something a phone reported.</summary>
/// <param name="Type">Its kind, such as <c>CALL_INCOMING</c>.</param>
/// <param name="Peer">The other party's SIP address, where a call is meant.</param>
/// <param name="CallId">The SIP Call-ID, where a call is meant.</param>
/// <param name="Detail">What else was said.</param>
public sealed record PhoneEvent(string Type, string Peer, string CallId, string Detail);
