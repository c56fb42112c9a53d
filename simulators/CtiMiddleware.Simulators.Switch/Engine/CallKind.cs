namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>How a call came about.</summary>
public enum CallKind
{
    /// <summary>From a station, to whatever it dialled.</summary>
    Internal,

    /// <summary>From outside.</summary>
    Inbound,

    /// <summary>From a station to a trunk.</summary>
    Outbound,

    /// <summary>A second call of a station whose first one is on hold.</summary>
    Consultation,

    /// <summary>Made by the switch for a group; the called party comes first.</summary>
    Predictive,

    /// <summary>Made by the switch because a call back was ordered.</summary>
    CallBack,
}
