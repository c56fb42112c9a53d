namespace CtiMiddleware.Links.Spi;

/// <summary>How the far end broke the protocol. New reasons come at the end; none is reused.</summary>
public enum LinkProtocolError
{
    /// <summary>A frame is longer than the configured bound.</summary>
    FrameTooLong,

    /// <summary>A frame has more fields than the configured bound.</summary>
    TooManyFields,

    /// <summary>The greeting is not that of the protocol.</summary>
    BadGreeting,

    /// <summary>A frame cannot be read as one.</summary>
    Malformed,

    /// <summary>A response does not end within the configured bound.</summary>
    EndlessResponse,
}
