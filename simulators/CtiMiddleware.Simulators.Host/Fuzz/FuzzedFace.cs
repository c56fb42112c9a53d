using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Fuzz;

/// <summary>A face whose messages a script may replace.</summary>
/// <param name="inner">The face.</param>
/// <param name="script">The script.</param>
public sealed class FuzzedFace(ISwitchFace inner, IFuzzScript script) : ISwitchFace
{
    /// <summary>Messages that the face wrote.</summary>
    public long Messages { get; private set; }

    /// <inheritdoc/>
    public string Protocol => inner.Protocol;

    /// <inheritdoc/>
    public PbxEngine Engine => inner.Engine;

    /// <inheritdoc/>
    public FaultBoard Faults => inner.Faults;

    /// <inheritdoc/>
    public IReadOnlyCollection<FaceSetting> Shows => inner.Shows;

    /// <inheritdoc/>
    public int Clients => inner.Clients;

    /// <inheritdoc/>
    public long EventsSent => inner.EventsSent;

    /// <inheritdoc/>
    public IFaceSession Connect(IFaceOutput output) => inner.Connect(new Output(this, output));

    /// <inheritdoc/>
    public void Restart(bool cold) => inner.Restart(cold);

    private bool Write(IFaceOutput output, ReadOnlySpan<byte> message)
    {
        if (script.Replace(Messages++, message) is not { } instead)
            return output.TryWrite(message);
        foreach (var one in instead)
        {
            if (one.Length > 0 && !output.TryWrite(one))
                return false;
        }
        return true;
    }

    private sealed class Output(FuzzedFace face, IFaceOutput output) : IFaceOutput
    {
        public bool TryWrite(ReadOnlySpan<byte> message) => face.Write(output, message);

        public void Close(string reason) => output.Close(reason);
    }
}
