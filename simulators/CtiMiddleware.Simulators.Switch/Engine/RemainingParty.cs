namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What becomes of a station whose other party has left or could not be reached (field rule 22).</summary>
public enum RemainingParty
{
    /// <summary>Its connection is cleared.</summary>
    Cleared,

    /// <summary>Its connection stays, failed, on a tone until the handset goes down or <see cref="SwitchProfile.BlockedTime"/> is over.</summary>
    Blocked,
}
