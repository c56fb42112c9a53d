namespace CtiMiddleware.Links.Spi;

/// <summary>What the runtime does after a protocol closed its link.</summary>
public enum CloseNext
{
    /// <summary>Try again after the back-off.</summary>
    Retry,

    /// <summary>Try the next address.</summary>
    OtherAddress,

    /// <summary>Try again at once, for example after the switch announced a restart of the link.</summary>
    RetryNow,

    /// <summary>Do not try again: a person must change something (credentials, permissions).</summary>
    Blocked,
}
