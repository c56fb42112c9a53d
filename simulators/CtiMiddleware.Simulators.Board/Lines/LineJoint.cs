namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>Two far ends that speak with each other after the line left them; the first waits while the second still rings.</summary>
internal sealed class LineJoint(LineExchange exchange, LineCall first, LineCall second, bool answered)
{
    private readonly ILineSound _ringback = exchange.Sound(LineSignal.Ringback);
    private bool _answered = answered;

    public void Answer(LineCall call)
    {
        if (_answered || call != second)
            return;
        _answered = true;
        exchange.Told?.Invoke(new LineEvent.Answered(call));
        call.Party.Connected(call);
    }

    public void HangUp(LineCall call)
    {
        exchange.Forget(this);
        exchange.End(call, byFarEnd: true);
        exchange.End(call == first ? second : first, byFarEnd: true);
    }

    public void Tick()
    {
        Span<short> ofFirst = stackalloc short[TelephoneLine.FrameSamples];
        Span<short> ofSecond = stackalloc short[TelephoneLine.FrameSamples];
        ofFirst.Clear();
        ofSecond.Clear();
        first.Party.NextFrame(ofFirst);
        if (_answered)
            second.Party.NextFrame(ofSecond);
        else
            _ringback.Next(ofSecond);
        if (first.State == LineCallState.Transferred)
            first.Party.Heard(ofSecond);
        if (_answered && second.State == LineCallState.Transferred)
            second.Party.Heard(ofFirst);
    }
}
