namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>What a mobile says of its SIM.</summary>
public enum SimState
{
    /// <summary>Usable.</summary>
    Ready,

    /// <summary>The PIN is wanted.</summary>
    PinRequired,

    /// <summary>The PIN was wrong three times: the PUK is wanted.</summary>
    PukRequired,

    /// <summary>There is none.</summary>
    Absent,
}
