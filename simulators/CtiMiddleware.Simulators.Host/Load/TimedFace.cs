using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Host.Load;

/// <summary>A face that notes when it wrote what to its first client, so that latency can be told for any protocol.</summary>
/// <param name="inner">The face.</param>
/// <param name="time">The clock.</param>
public sealed class TimedFace(ISwitchFace inner, TimeProvider time) : ISwitchFace
{
    /// <summary>What the first client was sent, and when.</summary>
    public WriteTimes Written { get; } = new();

    /// <summary>Connections so far.</summary>
    public int Connects { get; private set; }

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
    public IFaceSession Connect(IFaceOutput output) => inner.Connect(++Connects == 1 ? new TimedOutput(output, Written, time) : output);

    /// <inheritdoc/>
    public void Restart(bool cold) => inner.Restart(cold);

    private sealed class TimedOutput(IFaceOutput output, WriteTimes written, TimeProvider time) : IFaceOutput
    {
        public bool TryWrite(ReadOnlySpan<byte> message)
        {
            written.Note(message.Length, time.GetTimestamp());
            return output.TryWrite(message);
        }

        public void Close(string reason) => output.Close(reason);
    }
}
