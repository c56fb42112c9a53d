namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>How the modem looks from outside. Fixed for the life of a face.</summary>
public sealed record GsmModemFaceOptions
{
    /// <summary>Who made it.</summary>
    public string Manufacturer { get; init; } = "CtiMiddleware";

    /// <summary>Its model.</summary>
    public string Model { get; init; } = "Simulated GSM modem";

    /// <summary>Its revision.</summary>
    public string Revision { get; init; } = "1";

    /// <summary>Its serial number (IMEI), 15 digits.</summary>
    public string SerialNumber { get; init; } = "490154203237518";

    /// <summary>The SIM's identity (IMSI).</summary>
    public string Subscriber { get; init; } = "246813579012345";

    /// <summary>The number that callers dial, told with <c>+CDIP</c>; empty when it is not told.</summary>
    public string OwnNumber { get; init; } = "";

    /// <summary>Whether what is received is sent back until <c>ATE0</c>, as most modems do; emulators mostly do not.</summary>
    public bool Echo { get; init; }
}
