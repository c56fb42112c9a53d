namespace CtiMiddleware.Adapters.GsmModem.Calls;

/// <summary>The state of a call in a list (27.007, 7.18).</summary>
internal enum ListedState
{
    /// <summary>Talking.</summary>
    Active = 0,

    /// <summary>On hold.</summary>
    Held = 1,

    /// <summary>Going out.</summary>
    Dialing = 2,

    /// <summary>The far end rings.</summary>
    Alerting = 3,

    /// <summary>Coming in.</summary>
    Incoming = 4,

    /// <summary>Coming in beside another.</summary>
    Waiting = 5,
}
