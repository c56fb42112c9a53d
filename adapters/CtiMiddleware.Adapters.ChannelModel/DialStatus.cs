namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>How dialling an endpoint ended.</summary>
public enum DialStatus
{
    /// <summary>A status that is not known.</summary>
    Unknown,

    /// <summary>Answered.</summary>
    Answer,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>Not answered in time.</summary>
    NoAnswer,

    /// <summary>The caller gave up, or another endpoint answered.</summary>
    Cancel,

    /// <summary>Congestion.</summary>
    Congestion,

    /// <summary>The endpoint cannot be reached.</summary>
    ChannelUnavailable,

    /// <summary>The dial plan goes on without it.</summary>
    Continue,
}
