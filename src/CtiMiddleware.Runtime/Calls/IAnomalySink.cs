using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Runtime.Calls;

/// <summary>Where a registry tells what contradicted the model. Called on the switch's loop, inside the call that found it, so the caller knows the frame.</summary>
public interface IAnomalySink
{
    /// <summary>Something that contradicts the model and was survived.</summary>
    /// <param name="kind">The kind, under which it is counted.</param>
    /// <param name="detail">What was wrong, in words, with the switch's own identifiers.</param>
    void Anomaly(AnomalyKind kind, string detail);
}
