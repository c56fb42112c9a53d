namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Why the engine does not do what was asked. A face turns it into its protocol's own words.</summary>
public enum Refusal
{
    /// <summary>Not refused: done, or begun.</summary>
    None,

    /// <summary>The number leads nowhere.</summary>
    InvalidNumber,

    /// <summary>The device is out of service.</summary>
    OutOfService,

    /// <summary>Every line appearance of the device, or every line of the trunk, is taken.</summary>
    NoFreeLine,

    /// <summary>The call, the connection or the agent is not in a state in which this can be done.</summary>
    InvalidState,

    /// <summary>The device may not do this: a predictive call from a station, a pickup outside the group.</summary>
    NotAllowed,

    /// <summary>There is no such agent.</summary>
    UnknownAgent,

    /// <summary>The agent's password is another one.</summary>
    WrongPassword,

    /// <summary>The agent is logged on already, here or elsewhere.</summary>
    AlreadyLoggedOn,

    /// <summary>Another agent is logged on at the station.</summary>
    StationTaken,

    /// <summary>The agent is not logged on.</summary>
    NotLoggedOn,

    /// <summary>The switch wants a reason with this state.</summary>
    ReasonRequired,

    /// <summary>The data does not fit; nothing of it was kept.</summary>
    TooLong,

    /// <summary>Nothing rings that could be taken.</summary>
    NothingToPickUp,

    /// <summary>The request is unknown, or over.</summary>
    UnknownRequest,

    /// <summary>The call has been there already.</summary>
    Loop,

    /// <summary>The called station is busy, on a switch that refuses such a call instead of letting it fail.</summary>
    DestinationBusy,
}
