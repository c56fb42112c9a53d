namespace CtiMiddleware.Simulators.Board.GsmModem;

/// <summary>How a mobile is registered, by the numbers of 3GPP TS 27.007, 7.2 (<c>+CREG</c>).</summary>
public enum NetworkState
{
    /// <summary>Not registered and not searching.</summary>
    None = 0,

    /// <summary>Registered at home.</summary>
    Home = 1,

    /// <summary>Searching.</summary>
    Searching = 2,

    /// <summary>Denied.</summary>
    Denied = 3,

    /// <summary>Not known.</summary>
    Unknown = 4,

    /// <summary>Registered, roaming.</summary>
    Roaming = 5,
}
