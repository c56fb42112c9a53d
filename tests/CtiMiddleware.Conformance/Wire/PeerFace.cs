using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>Puts a <see cref="WirePeer"/> where the rig wants a switch; the engine behind it is empty and nothing happens there.</summary>
internal sealed class PeerFace : ISwitchFace
{
    // Longer than nothing and shorter than any timer of a protocol.
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(1);

    private readonly WirePeer _peer;
    private readonly List<Session> _sessions = [];
    private int _last;

    public PeerFace(PbxEngine engine, WirePeer peer, string protocol)
    {
        Engine = engine;
        _peer = peer;
        Protocol = protocol;
        Faults = new FaultBoard(engine.Kernel, protocol, []);
        peer.Make(engine.Kernel, bytes => engine.Kernel.Schedule(s_latency, () => Send(bytes)));
    }

    public string Protocol { get; }

    public PbxEngine Engine { get; }

    public FaultBoard Faults { get; }

    public IReadOnlyCollection<FaceSetting> Shows => [];

    public int Clients => _sessions.Count;

    public long EventsSent { get; private set; }

    public IFaceSession Connect(IFaceOutput output)
    {
        var session = new Session(this, output, ++_last);
        _sessions.Add(session);
        _peer.Opened();
        return session;
    }

    public void Restart(bool cold)
    {
        foreach (var session in _sessions.ToArray())
            session.End("the far end starts anew");
    }

    private void Send(byte[] bytes)
    {
        EventsSent++;
        foreach (var session in _sessions.ToArray())
        {
            if (!session.Output.TryWrite(bytes))
                session.End("the adapter does not read");
        }
    }

    private sealed class Session(PeerFace face, IFaceOutput output, int number) : IFaceSession
    {
        public IFaceOutput Output => output;

        public int Number => number;

        public bool IsClosed { get; private set; }

        public string? CloseReason { get; private set; }

        public void Receive(ReadOnlySpan<byte> bytes) => face._peer.Received(bytes);

        public void End(string reason)
        {
            CloseReason = reason;
            Dispose();
            output.Close(reason);
        }

        public void Dispose()
        {
            IsClosed = true;
            face._sessions.Remove(this);
        }
    }
}
