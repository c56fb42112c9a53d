namespace CtiMiddleware.Adapters.CiscoGed188.Messages;

/// <summary>PeripheralType of the specification, 2 bytes on the wire.</summary>
public enum PeripheralType : ushort
{
    /// <summary>NONE.</summary>
    None = 0xFFFF,

    /// <summary>ASPECT.</summary>
    Aspect = 1,

    /// <summary>MERIDIAN.</summary>
    Meridian = 2,

    /// <summary>G2.</summary>
    G2 = 3,

    /// <summary>DEFINITY_ECS_NON_EAS.</summary>
    DefinityEcsNonEas = 4,

    /// <summary>DEFINITY_ECS_EAS.</summary>
    DefinityEcsEas = 5,

    /// <summary>GALAXY.</summary>
    Galaxy = 6,

    /// <summary>SPECTRUM.</summary>
    Spectrum = 7,

    /// <summary>VRU.</summary>
    Vru = 8,

    /// <summary>VRU_POLLED.</summary>
    VruPolled = 9,

    /// <summary>DMS100.</summary>
    Dms100 = 10,

    /// <summary>SIEMENS_9006.</summary>
    Siemens9006 = 11,

    /// <summary>SIEMENS_9005.</summary>
    Siemens9005 = 12,

    /// <summary>ALCATEL.</summary>
    Alcatel = 13,

    /// <summary>NEC_NEAX_2x00.</summary>
    NECNEAX2x00 = 14,

    /// <summary>ACP_1000.</summary>
    Acp1000 = 15,

    /// <summary>SYMPOSIUM.</summary>
    Symposium = 16,

    /// <summary>ENTERPRISE_AGENT.</summary>
    EnterpriseAgent = 17,

    /// <summary>MD110.</summary>
    Md110 = 18,

    /// <summary>MEDIA_ROUTING.</summary>
    MediaRouting = 19,

    /// <summary>GENERIC.</summary>
    Generic = 20,

    /// <summary>ACMI_CRS.</summary>
    AcmiCrs = 21,

    /// <summary>ACMI_IPCC.</summary>
    AcmiIpcc = 22,

    /// <summary>SIMPLIFIED_IPCC.</summary>
    SimplifiedIpcc = 23,

    /// <summary>ARS.</summary>
    Ars = 24,

    /// <summary>ACMI_ERS.</summary>
    AcmiErs = 25,

    /// <summary>ACMI_EXPERT_ADVISOR.</summary>
    AcmiExpertAdvisor = 26,

    /// <summary>RESERVED.</summary>
    Reserved = 27,
}
