namespace CtiMiddleware.Runtime;

/// <summary>A frame that was kept because something was wrong or unknown about it.</summary>
/// <param name="At">When it was received, UTC.</param>
/// <param name="Kind">The anomaly's kind, or <c>Unknown</c>.</param>
/// <param name="Detail">What was wrong, in words.</param>
/// <param name="Frame">The frame as text, bytes outside ASCII escaped; cut to 4 KiB with the cut stated.</param>
/// <param name="Position">Its place on the link: <c>hq-1/5512207</c>.</param>
public sealed record FrameNote(DateTimeOffset At, string Kind, string Detail, string Frame, string Position);
