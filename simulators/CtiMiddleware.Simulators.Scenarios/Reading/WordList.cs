namespace CtiMiddleware.Simulators.Scenarios.Reading;

/// <summary>A list of words that a scenario may use in one place.</summary>
internal enum WordList
{
    /// <summary>Types of uniform events, whole or short.</summary>
    Events,

    /// <summary>Services and events by their ECMA-269 names.</summary>
    Capabilities,

    /// <summary>Values of a failure.</summary>
    Failures,

    /// <summary>Protocols that have an adapter and a face.</summary>
    Adapters,

    /// <summary>How a command may be answered.</summary>
    Answers,

    /// <summary>Switch profiles by name.</summary>
    Profiles,
}
