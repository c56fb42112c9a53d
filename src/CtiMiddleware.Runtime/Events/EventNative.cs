namespace CtiMiddleware.Runtime.Events;

/// <summary>An event in the switch's own terms.</summary>
/// <param name="CallId">The switch's call identifier, or null.</param>
/// <param name="Cause">The cause in its own words or numbers, or null.</param>
/// <param name="Frame">The place of the frame on the link; its default when it came from no frame.</param>
public sealed record EventNative(string? CallId, string? Cause, FrameRef Frame);
