using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Conformance.World;

/// <summary>Passes on what a board says of audio, and tells it. As short-lived as the output it wraps; not thread-safe.</summary>
/// <param name="inner">Where everything goes.</param>
/// <param name="said">Told of everything before it is passed on.</param>
public sealed class ForwardingMedia(IMediaOutput inner, Action<ReplayItem> said) : IMediaOutput
{
    /// <inheritdoc/>
    public void Ready(NativeConnection connection, MediaDirections directions)
    {
        said(new ReplayItem.MediaReady(connection, directions));
        inner.Ready(connection, directions);
    }

    /// <inheritdoc/>
    public void Failed(NativeConnection connection, string reason)
    {
        said(new ReplayItem.MediaStopped(connection, Ended: false, reason));
        inner.Failed(connection, reason);
    }

    /// <inheritdoc/>
    public void Ended(NativeConnection connection, string reason)
    {
        said(new ReplayItem.MediaStopped(connection, Ended: true, reason));
        inner.Ended(connection, reason);
    }

    /// <inheritdoc/>
    public void Received(NativeConnection connection, ReadOnlySpan<short> samples)
    {
        said(new ReplayItem.AudioReceived(connection, samples.Length));
        inner.Received(connection, samples);
    }

    /// <inheritdoc/>
    public void DigitReceived(NativeConnection connection, char digit)
    {
        said(new ReplayItem.DigitReceived(connection, digit));
        inner.DigitReceived(connection, digit);
    }

    /// <inheritdoc/>
    public void ToneReceived(NativeConnection connection, LineTone tone)
    {
        said(new ReplayItem.ToneReceived(connection, tone));
        inner.ToneReceived(connection, tone);
    }

    /// <inheritdoc/>
    public void Lost(NativeConnection connection, string reason)
    {
        said(new ReplayItem.AudioLost(connection, reason));
        inner.Lost(connection, reason);
    }
}
