namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Who ended an agent's service of a call.</summary>
public enum ServiceEnd
{
    /// <summary>The caller hung up.</summary>
    Caller,

    /// <summary>The agent hung up.</summary>
    Agent,

    /// <summary>The call went on elsewhere.</summary>
    Transfer,
}
