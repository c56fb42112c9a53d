namespace CtiMiddleware.Simulators.Switch.Faults;

/// <summary>A fault that the face cannot produce, or that makes no sense as it stands.</summary>
/// <param name="message">The fault's name, why not, and what the face can do.</param>
public sealed class FaultRefusedException(string message) : Exception(message);
