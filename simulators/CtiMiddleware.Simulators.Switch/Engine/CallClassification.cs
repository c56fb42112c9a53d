namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>What a switch that listens to an answered party believes to hear.</summary>
public enum CallClassification
{
    /// <summary>A person.</summary>
    Voice,

    /// <summary>An answering machine.</summary>
    AnsweringMachine,

    /// <summary>A fax or modem.</summary>
    Fax,

    /// <summary>Sound that is none of these; treated as a person.</summary>
    Unknown,
}
