using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Faces;
using CtiMiddleware.Simulators.Switch.Faults;

namespace CtiMiddleware.Conformance.World;

/// <summary>
/// A face with a hand on its wire: what it sends can be swallowed, kept back, cut or added to, what it is sent can be swallowed. Knows nothing of
/// the protocol, so one tap serves every face. Used on the kernel only.
/// </summary>
public sealed class WireTap : ISwitchFace
{
    private readonly ISwitchFace _face;
    private readonly List<Output> _outputs = [];

    internal WireTap(ISwitchFace face) => _face = face;

    /// <inheritdoc/>
    public string Protocol => _face.Protocol;

    /// <inheritdoc/>
    public PbxEngine Engine => _face.Engine;

    /// <inheritdoc/>
    public FaultBoard Faults => _face.Faults;

    /// <inheritdoc/>
    public IReadOnlyCollection<FaceSetting> Shows => _face.Shows;

    /// <inheritdoc/>
    public int Clients => _face.Clients;

    /// <inheritdoc/>
    public long EventsSent => _face.EventsSent;

    /// <summary>True: what the switch sends is lost.</summary>
    public bool Mute { get; set; }

    /// <summary>True: what the link sends is lost.</summary>
    public bool Deaf { get; set; }

    /// <summary>True: what the switch sends is kept until <see cref="Release"/>.</summary>
    public bool Holding { get; set; }

    /// <summary>True: of the next message only the first half is sent, and nothing after it.</summary>
    public bool CutNext { get; set; }

    /// <summary>True: whoever connects is hung up on at once, before a word.</summary>
    public bool HangingUp { get; set; }

    /// <summary>After so many messages nothing more is sent on any connection; null never.</summary>
    public int? MuteAfter { get; set; }

    /// <summary>Messages that the switch sent or would have sent.</summary>
    public int Messages { get; private set; }

    /// <summary>Bytes kept back now.</summary>
    public int Held => _outputs.Sum(static output => output.Held);

    /// <summary>Bytes that the link sent so far.</summary>
    public long BytesFromLink { get; private set; }

    /// <inheritdoc/>
    public IFaceSession Connect(IFaceOutput output)
    {
        if (HangingUp)
        {
            output.Close("hung up on at once");
            return new NoSession();
        }
        var tapped = new Output(this, output);
        _outputs.Add(tapped);
        return new Session(this, _face.Connect(tapped), tapped);
    }

    /// <inheritdoc/>
    public void Restart(bool cold) => _face.Restart(cold);

    /// <summary>Sends bytes that the switch did not send, to every client.</summary>
    public void Inject(ReadOnlySpan<byte> bytes)
    {
        foreach (var output in _outputs.ToArray())
            output.Forward(bytes);
    }

    /// <summary>Sends what was kept back.</summary>
    public void Release()
    {
        Holding = false;
        foreach (var output in _outputs.ToArray())
            output.Flush();
    }

    private sealed class Output(WireTap tap, IFaceOutput inner) : IFaceOutput
    {
        private readonly List<byte> _kept = [];
        private bool _cut;

        public int Held => _kept.Count;

        public bool TryWrite(ReadOnlySpan<byte> message)
        {
            if (tap.Mute || _cut || tap.Messages >= tap.MuteAfter)
                return true;
            tap.Messages++;
            if (tap.Holding)
            {
                _kept.AddRange(message);
                return true;
            }
            if (!tap.CutNext)
                return inner.TryWrite(message);
            tap.CutNext = false;
            _cut = true;
            return inner.TryWrite(message[..(message.Length / 2)]);
        }

        public void Close(string reason) => inner.Close(reason);

        public void Forward(ReadOnlySpan<byte> bytes) => inner.TryWrite(bytes);

        public void Flush()
        {
            if (_kept.Count > 0)
                inner.TryWrite(_kept.ToArray());
            _kept.Clear();
        }
    }

    private sealed class NoSession : IFaceSession
    {
        public int Number => 0;

        public bool IsClosed => true;

        public string? CloseReason => "hung up on at once";

        public void Receive(ReadOnlySpan<byte> bytes) { }

        public void Dispose() { }
    }

    private sealed class Session(WireTap tap, IFaceSession inner, Output output) : IFaceSession
    {
        public int Number => inner.Number;

        public bool IsClosed => inner.IsClosed;

        public string? CloseReason => inner.CloseReason;

        public void Receive(ReadOnlySpan<byte> bytes)
        {
            tap.BytesFromLink += bytes.Length;
            if (!tap.Deaf)
                inner.Receive(bytes);
        }

        public void Dispose()
        {
            tap._outputs.Remove(output);
            inner.Dispose();
        }
    }
}
