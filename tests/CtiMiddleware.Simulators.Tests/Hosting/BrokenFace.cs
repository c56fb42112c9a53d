using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Simulators.Tests.Hosting;

/// <summary>A face with a defect: it throws at the input <c>boom</c>, and echoes everything else.</summary>
internal sealed class BrokenFace(PbxEngine engine) : ISwitchFace
{
    public string Protocol => "broken";
    public PbxEngine Engine => engine;
    public FaultBoard Faults { get; } = new(engine.Kernel, "broken", FaultSets.Link);
    public int Clients { get; private set; }
    public long EventsSent => 0;
    public IReadOnlyCollection<FaceSetting> Shows => [];

    public IFaceSession Connect(IFaceOutput output)
    {
        Clients++;
        return new Session(this, output);
    }

    public void Restart(bool cold) { }

    private sealed class Session(BrokenFace face, IFaceOutput output) : IFaceSession
    {
        public int Number => 1;
        public bool IsClosed { get; private set; }
        public string? CloseReason => null;

        public void Receive(ReadOnlySpan<byte> bytes)
        {
            if (bytes.SequenceEqual("boom"u8))
                throw new FormatException("as told");
            output.TryWrite(bytes);
        }

        public void Dispose()
        {
            if (IsClosed)
                return;
            IsClosed = true;
            face.Clients--;
        }
    }
}
