using CtiMiddleware.Model.Objects;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>A registry's working copy of an object: changed in place on the switch's loop, published as an immutable object.</summary>
internal abstract class TrackedRecord
{
    /// <summary>It stands in the change set of the event being made.</summary>
    public bool Dirty { get; set; }

    /// <summary>The log knows it.</summary>
    public bool Published { get; set; }

    /// <summary>It was made by reconciliation.</summary>
    public bool Synthetic { get; set; }

    /// <summary>The last snapshot that named it, or during which an event proved that it exists.</summary>
    public long SeenIn { get; set; }

    public abstract ObjectKind Kind { get; }

    public abstract string Key { get; }

    /// <summary>Makes the immutable object for a log position.</summary>
    public abstract CtiObject Build(long rev);
}
