namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Why a party holds or takes back (field rule 23).</summary>
public enum HoldCause
{
    /// <summary>It pressed hold.</summary>
    Hold,

    /// <summary>It consults.</summary>
    Consultation,

    /// <summary>It changes between two calls.</summary>
    Alternate,
}
