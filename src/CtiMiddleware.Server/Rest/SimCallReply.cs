namespace CtiMiddleware.Server.Rest;

/// <summary>A call that was brought into the simulated switch. It shows up on the stream like any other.</summary>
/// <param name="NativeCallId">The switch's own name of it, as in <c>native.callId</c>.</param>
/// <param name="Channel">The caller's channel on the simulated switch.</param>
public sealed record SimCallReply(string NativeCallId, string Channel);
