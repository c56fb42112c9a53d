namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>The state of a call of a mobile, by the numbers of 3GPP TS 27.007, 7.18 (<c>+CLCC</c>).</summary>
public enum MobileCallState
{
    /// <summary>Talking.</summary>
    Active = 0,

    /// <summary>On hold.</summary>
    Held = 1,

    /// <summary>Going out; the far end does not ring yet.</summary>
    Dialing = 2,

    /// <summary>Going out; the far end rings.</summary>
    Alerting = 3,

    /// <summary>Coming in, and there is no other.</summary>
    Incoming = 4,

    /// <summary>Coming in beside another call.</summary>
    Waiting = 5,
}
