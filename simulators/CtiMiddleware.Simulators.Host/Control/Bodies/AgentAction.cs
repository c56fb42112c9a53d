namespace CtiMiddleware.Simulators.Host.Control.Bodies;

/// <summary>What agents do.</summary>
public enum AgentAction
{
    /// <summary>Logs on, not ready.</summary>
    LogOn,

    /// <summary>Logs off.</summary>
    LogOff,

    /// <summary>Takes calls.</summary>
    Ready,

    /// <summary>Takes none.</summary>
    NotReady,

    /// <summary>Finishes the last call.</summary>
    WorkAfterCall,
}
