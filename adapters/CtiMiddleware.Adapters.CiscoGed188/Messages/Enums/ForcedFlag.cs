namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>ForcedFlag of the specification, 1 byte on the wire.</summary>
public enum ForcedFlag : byte
{
    /// <summary>FALSE.</summary>
    False = 0,

    /// <summary>TRUE.</summary>
    True = 1,

    /// <summary>AgentAuthenticationOnly.</summary>
    AgentAuthenticationOnly = 2,
}
