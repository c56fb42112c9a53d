using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Board.Lines;

/// <summary>One call of a <see cref="LineExchange"/>, between its line and a far end. Kernel only.</summary>
public sealed class LineCall
{
    private readonly LineExchange _exchange;

    internal LineCall(LineExchange exchange, ILineParty party, string number, bool incoming)
    {
        _exchange = exchange;
        Party = party;
        Number = number;
        IsIncoming = incoming;
    }

    /// <summary>The far end.</summary>
    public ILineParty Party { get; }

    /// <summary>What was dialled on the line, or the caller's number when the call came in (empty when it has none).</summary>
    public string Number { get; }

    /// <summary>True when the far end called the line.</summary>
    public bool IsIncoming { get; }

    /// <summary>Where it stands.</summary>
    public LineCallState State { get; internal set; }

    internal LineJoint? Joint { get; set; }

    internal KernelTimer? Answering { get; set; }

    /// <summary>The far end answers a call that the line made; does nothing when it is answered or over.</summary>
    public void Answer() => _exchange.Answered(this);

    /// <summary>The far end cannot be reached after all: the line hears this signal instead of ringback. Does nothing once answered.</summary>
    public void Refuse(LineSignal signal) => _exchange.Refused(this, signal);

    /// <summary>The far end hangs up, in any state; does nothing when it is over.</summary>
    public void HangUp() => _exchange.FarEndHungUp(this);
}
