using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>A call as the protocol shows it: its identifier and its parties.</summary>
internal sealed class CtiCall(PbxCall pbx)
{
    private uint? _reused;
    private long _own;

    /// <summary>The engine's call.</summary>
    public PbxCall Pbx { get; } = pbx;

    /// <summary>The identifier on the wire now; a merge may change it.</summary>
    public uint Id => _reused is { } reused && Pbx.WireId == _own ? reused : (uint)Pbx.WireId;

    /// <summary>A fault gives it the identifier of another call (field rule 1), until a merge gives it one of the switch's own.</summary>
    public void Reuse(uint id)
    {
        _reused = id;
        _own = Pbx.WireId;
    }

    /// <summary>The parties, in the order in which they joined; a waiting queue is one of them.</summary>
    public List<CtiConnection> Connections { get; } = [];

    /// <summary>Connections that are gone and whose association lasts until the call is seen elsewhere.</summary>
    public List<CtiConnection> Waiting { get; } = [];

    /// <summary>The held connection that a consultation is about, while it exists (field rule 7).</summary>
    public CtiConnection? ConsultOf { get; set; }

    /// <summary>Who sent it to where it rings now by a transfer without asking; no device for none.</summary>
    public CtiParty TransferredBy { get; set; }

    /// <summary>True once three parties or more were in it.</summary>
    public bool Conference { get; set; }

    /// <summary>What supervisors and emergencies made of it; null for an ordinary call.</summary>
    public Adapters.CiscoGed188.Messages.GedCallType? Special { get; set; }
}
