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

    /// <summary>Ways to run a link.</summary>
    Variants,

    /// <summary>How a command may be answered.</summary>
    Answers,

    /// <summary>How the switch behaves where switches differ: the settings of a switch profile.</summary>
    Behaviours,

    /// <summary>Switch profiles by name.</summary>
    Profiles,
}
