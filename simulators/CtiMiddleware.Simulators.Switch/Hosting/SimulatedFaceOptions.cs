using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Simulators.Switch.Hosting;

/// <summary>A face of a <see cref="SimulatedSwitch"/> and where it listens.</summary>
/// <param name="Create">Puts the face in front of the engine.</param>
/// <param name="Port">The port on 127.0.0.1; 0 for any free one.</param>
public sealed record SimulatedFaceOptions(Func<PbxEngine, ISwitchFace> Create, int Port = 0);
