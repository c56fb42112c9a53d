namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>What a message of the switch is, for faults that touch only some.</summary>
public enum FaceMessageKind
{
    /// <summary>Neither: a greeting, a heartbeat.</summary>
    Other,

    /// <summary>The switch tells of something that nobody asked for.</summary>
    Event,

    /// <summary>Answers a request, in full or in part.</summary>
    Answer,
}
