namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>What one message of a switch is, without its content.</summary>
/// <param name="Name">The protocol's name of it, as faults match it.</param>
/// <param name="Kind">Event, answer or other.</param>
/// <param name="InvokeId">What joins an answer to its request; null when the protocol or the request has none.</param>
public readonly record struct FaceMessage(string Name, FaceMessageKind Kind, string? InvokeId = null);
