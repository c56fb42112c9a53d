namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>Why a call of a mobile ended.</summary>
public enum CallEnd
{
    /// <summary>The mobile hung up or refused it.</summary>
    Here,

    /// <summary>The far end hung up.</summary>
    There,

    /// <summary>The far end was busy.</summary>
    Busy,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The network has no such number, or lost the call.</summary>
    NoCarrier,

    /// <summary>The mobile joined two far ends and left.</summary>
    Transferred,
}
