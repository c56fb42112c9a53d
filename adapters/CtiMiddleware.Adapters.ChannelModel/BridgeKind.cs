namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>What a bridge does with its members.</summary>
public enum BridgeKind
{
    /// <summary>They hear each other; made for two.</summary>
    Basic,

    /// <summary>They hear each other; made for many.</summary>
    Conference,

    /// <summary>They are parked: each for itself.</summary>
    Parking,

    /// <summary>Idle lines of an agent pool: each for itself.</summary>
    AgentHold,

    /// <summary>Another holding bridge: each for itself.</summary>
    Holding,
}
