using CtiMiddleware.Conformance.Wire;
using CtiMiddleware.Simulators.Board.GsmModem;
using CtiMiddleware.Simulators.Switch.Faces;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>The simulated GSM modem as the far end of the suites, with a caller who is answered at the telephone itself and hangs up.</summary>
public sealed class GsmModemPeer(bool wantsPin) : WirePeer
{
    private IFaceSession? _session;
    private MobileCall? _call;

    public MobilePhone Phone { get; private set; } = null!;

    public GsmModemFace Face { get; private set; } = null!;

    public override int Steps => 5;

    public override void Act(int step)
    {
        switch (step)
        {
            case 0:
                _call = Phone.Call("+4930123456", "Alice") ?? _call;
                break;
            case 1:
                Phone.Answer();
                break;
            case 2:
                Phone.HangUpThere(_call!);
                break;
            case 3:
                Phone.Deliver("+4930123456", "Grüße");
                Phone.SetNetwork(NetworkState.Searching);
                break;
            default:
                Phone.SetNetwork(NetworkState.Home);
                break;
        }
    }

    public override void Opened()
    {
        _session?.Dispose();
        _session = Face.Connect(new Output(this));
    }

    public override void Received(ReadOnlySpan<byte> bytes) => _session?.Receive(bytes);

    protected override void Made()
    {
        Phone = new MobilePhone(Kernel);
        if (wantsPin)
            Phone.SetSim(SimState.PinRequired);
        Face = new GsmModemFace(Phone, new GsmModemFaceOptions { Echo = true });
    }

    private sealed class Output(GsmModemPeer peer) : IFaceOutput
    {
        public bool TryWrite(ReadOnlySpan<byte> message)
        {
            peer.Send(message);
            return true;
        }

        public void Close(string reason) => throw new InvalidOperationException(reason);
    }
}
