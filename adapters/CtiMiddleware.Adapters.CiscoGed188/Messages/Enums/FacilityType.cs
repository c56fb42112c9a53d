namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>FacilityType of the specification, 2 bytes on the wire.</summary>
public enum FacilityType : ushort
{
    /// <summary>UNSPECIFIED.</summary>
    Unspecified = 0,

    /// <summary>TRUNK_GROUP.</summary>
    TrunkGroup = 1,

    /// <summary>SKILL_GROUP.</summary>
    SkillGroup = 2,
}
