namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>DistributionValue of the specification, 2 bytes on the wire.</summary>
public enum DistributionValue : ushort
{
    /// <summary>CLIENT.</summary>
    Client = 0,

    /// <summary>SUPERVISOR.</summary>
    Supervisor = 1,

    /// <summary>TEAM.</summary>
    Team = 2,

    /// <summary>ALL.</summary>
    All = 3,
}
