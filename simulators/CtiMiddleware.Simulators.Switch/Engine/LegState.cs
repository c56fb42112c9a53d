namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>State of one party's connection to a call, in the words of ECMA-269 connection states where they exist.</summary>
public enum LegState
{
    /// <summary>Known, nothing heard yet: the far device has not been reached.</summary>
    Null,

    /// <summary>The party has gone off-hook and dialled; nobody has answered it.</summary>
    Initiated,

    /// <summary>The device rings.</summary>
    Alerting,

    /// <summary>The party talks, or could.</summary>
    Connected,

    /// <summary>The party has put the others on hold.</summary>
    Held,

    /// <summary>The party waits in a group's queue.</summary>
    Queued,

    /// <summary>The party is parked in a slot.</summary>
    Parked,

    /// <summary>The party has nobody to talk to and hears a tone (ECMA-269 Fail).</summary>
    Failed,

    /// <summary>Gone.</summary>
    Released,
}
