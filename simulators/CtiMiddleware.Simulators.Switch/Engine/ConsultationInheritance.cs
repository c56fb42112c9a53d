namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What a consultation knows of the held call's data at its start (field rule 54).</summary>
public enum ConsultationInheritance
{
    /// <summary>A copy of all of it.</summary>
    Copy,

    /// <summary>Nothing.</summary>
    Nothing,
}
