using CtiMiddleware.Conformance.Wire;
using CtiMiddleware.Simulators.Board.Lines;
using CtiMiddleware.Simulators.Board.VoiceModem;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>The simulated voice modem as the far end of the suites, with a caller on its line who gives up after the second ring.</summary>
public sealed class VoiceModemPeer : WirePeer, IModemWire
{
    private LineExchange _exchange = null!;
    private VoiceModemFace _modem = null!;
    private LineCall? _call;

    public override int Steps => 8;

    public override void Act(int step)
    {
        switch (step)
        {
            case 0:
                _call?.HangUp();
                _call = _exchange.IsIdle
                    ? _exchange.Ring(new LineCaller { Number = "5551234", Name = "DOE JOHN" }, new LinePlayer())
                    : null;
                break;
            case 7:
                _call?.HangUp();
                break;
        }
    }

    public override void Received(ReadOnlySpan<byte> bytes) => _modem.Receive(bytes);

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        Send(bytes);
        return true;
    }

    protected override void Made()
    {
        var line = new TelephoneLine("201");
        _exchange = new LineExchange(Kernel, line, new LineExchangeOptions());
        _modem = new VoiceModemFace(Kernel, line, ModemProfile.Get("v253")) { Wire = this };
    }
}
