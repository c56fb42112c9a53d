namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>AgentAvailabilityStatus of the specification, 4 bytes on the wire.</summary>
public enum AgentAvailabilityStatus
{
    /// <summary>NOT_AVAILABLE.</summary>
    NotAvailable = 0,

    /// <summary>ICM_AVAILABLE.</summary>
    IcmAvailable = 1,

    /// <summary>APPLICATION_AVAILABLE.</summary>
    ApplicationAvailable = 2,
}
