namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Whom a group asks.</summary>
public enum GroupDistribution
{
    /// <summary>All free members of the lowest penalty ring at once.</summary>
    RingAll,

    /// <summary>The free member of the lowest penalty who has had no call for the longest time.</summary>
    LongestIdle,

    /// <summary>The first free member in the order of the group (a linear hunt group).</summary>
    Linear,

    /// <summary>The next free member after the last one asked (a circular hunt group).</summary>
    Circular,
}
