namespace CtiMiddleware.Runtime.Events;

/// <summary>The place of a frame on a link, written <c>hq-1/5512207</c>. A value, so that an event costs no text for it until it is written.</summary>
/// <param name="Link">The link's name; null when there is no frame.</param>
/// <param name="Number">The position of the frame's first byte on the link since it was opened first, or its count: what the link's capture goes by.</param>
public readonly record struct FrameRef(string? Link, long Number)
{
    /// <inheritdoc/>
    public override string ToString() => Link is null ? string.Empty : $"{Link}/{Number}";
}
