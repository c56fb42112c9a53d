namespace CtiMiddleware.Runtime.Voice;

/// <summary>Where a play is.</summary>
internal enum PlayStep
{
    /// <summary>The messages are being read.</summary>
    Loading,

    /// <summary>The board is asked to take audio, or it was suspended.</summary>
    Starting,

    /// <summary>Frames go out.</summary>
    Playing,

    /// <summary>All was handed over and is being played out.</summary>
    Draining,
}
