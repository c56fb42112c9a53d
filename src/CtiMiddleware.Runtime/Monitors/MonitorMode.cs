namespace CtiMiddleware.Runtime.Monitors;

/// <summary>Which devices are monitored on a switch that shows calls only of those.</summary>
public enum MonitorMode
{
    /// <summary>Those that the configuration lists.</summary>
    List,

    /// <summary>All that the switch names when asked, but trunks, park slots and conferences.</summary>
    All,

    /// <summary>Those that the configuration lists, and those that a reader's filter names, for as long as it does and a while longer.</summary>
    OnDemand,
}
