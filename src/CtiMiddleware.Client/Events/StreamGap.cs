namespace CtiMiddleware.Client;

/// <summary>
/// An error of the server or of what lies between: a hole in the contiguous numbering of this subscription. The stream asks for the state anew, so
/// a <see cref="Resync"/> with reason <c>gap</c> follows.
/// </summary>
/// <param name="Expected">The number that had to come.</param>
/// <param name="Received">The number that came.</param>
public sealed record StreamGap(long Expected, long Received) : StreamEvent;
