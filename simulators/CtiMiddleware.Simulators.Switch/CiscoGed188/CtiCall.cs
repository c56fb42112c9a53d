using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>A call as the protocol shows it: its identifier and its parties.</summary>
internal sealed class CtiCall(PbxCall pbx)
{
    /// <summary>The engine's call.</summary>
    public PbxCall Pbx { get; } = pbx;

    /// <summary>The identifier on the wire now; a merge may change it.</summary>
    public uint Id => (uint)Pbx.WireId;

    /// <summary>The parties, in the order in which they joined; a waiting queue is one of them.</summary>
    public List<CtiConnection> Connections { get; } = [];

    /// <summary>The held connection that a consultation is about, while it exists (field rule 7).</summary>
    public CtiConnection? ConsultOf { get; set; }

    /// <summary>True once three parties or more were in it.</summary>
    public bool Conference { get; set; }

    /// <summary>What supervisors and emergencies made of it; null for an ordinary call.</summary>
    public Adapters.CiscoGed188.Messages.GedCallType? Special { get; set; }
}
