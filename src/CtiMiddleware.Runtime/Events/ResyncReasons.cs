namespace CtiMiddleware.Runtime.Events;

/// <summary>Why a reader gets a snapshot instead of events.</summary>
public static class ResyncReasons
{
    /// <summary>It asked for the beginning.</summary>
    public const string Initial = "initial";

    /// <summary>The cursor it came with is not in the ring any more.</summary>
    public const string CursorExpired = "cursor-expired";

    /// <summary>The cursor it came with is of another epoch of the log.</summary>
    public const string EpochChanged = "epoch-changed";

    /// <summary>It read so slowly that its position fell out of the ring.</summary>
    public const string SlowConsumer = "slow-consumer";

    /// <summary>Its filter or its key's rule changed.</summary>
    public const string FilterChanged = "filter-changed";
}
