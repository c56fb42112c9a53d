namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>One call of a mobile. Kernel only.</summary>
public sealed class MobileCall
{
    internal MobileCall(int id, bool incoming, string number, MobileCallState state)
    {
        Id = id;
        IsIncoming = incoming;
        Number = number;
        State = state;
    }

    /// <summary>Its number among the calls, 1 to 7; used again when it is over.</summary>
    public int Id { get; }

    /// <summary>Whether it came in.</summary>
    public bool IsIncoming { get; }

    /// <summary>The far end's number; empty when it is withheld.</summary>
    public string Number { get; }

    /// <summary>The far end's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Where it is.</summary>
    public MobileCallState State { get; internal set; }

    /// <summary>Whether it takes part in a conversation of several.</summary>
    public bool IsMultiparty { get; internal set; }

    /// <summary>Digits that the mobile sent.</summary>
    public string DigitsSent { get; internal set; } = "";

    /// <summary>Whether it is over.</summary>
    public bool IsOver { get; internal set; }

    /// <summary>Whether it is ringing at the mobile.</summary>
    public bool IsRinging => State is MobileCallState.Incoming or MobileCallState.Waiting;
}
