using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Switch.Faces;

/// <summary>
/// A wire protocol in front of an engine: turns what the engine does into the protocol's messages and requests into operations of the engine.
/// No sockets and no threads: bytes in through <see cref="IFaceSession.Receive"/>, messages out through <see cref="IFaceOutput"/>. Everything is
/// called on the kernel.
/// </summary>
public interface ISwitchFace
{
    /// <summary>The protocol, by the name of its adapter: <c>asterisk-ami</c>.</summary>
    string Protocol { get; }

    /// <summary>The switch behind the face.</summary>
    PbxEngine Engine { get; }

    /// <summary>The faults in force. They belong to the face and outlive the connections.</summary>
    FaultBoard Faults { get; }

    /// <summary>The settings of a profile that the face shows, of those that only a face can show. Of any other it speaks as it always does.</summary>
    IReadOnlyCollection<FaceSetting> Shows { get; }

    /// <summary>Clients connected now.</summary>
    int Clients { get; }

    /// <summary>Event messages sent so far, counted once however many clients got them.</summary>
    long EventsSent { get; }

    /// <summary>A client connects. What the switch says first is written at once.</summary>
    /// <param name="output">Receives everything that the switch sends to this client.</param>
    /// <returns>The client's end of the link; dispose it to hang up.</returns>
    IFaceSession Connect(IFaceOutput output);

    /// <summary>
    /// Begins a new life: every client is closed. After a cold start identifiers count anew and the engine's calls must have been dropped; after a
    /// warm start both go on (field rule 43).
    /// </summary>
    void Restart(bool cold);
}
