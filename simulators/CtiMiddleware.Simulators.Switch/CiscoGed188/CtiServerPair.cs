using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Switch.CiscoGed188;

/// <summary>Two CTI Servers before one peripheral, of which one serves at a time. Both know the same identifiers: a change of sides keeps them (field rule 1).</summary>
public sealed class CtiServerPair
{
    /// <summary>Puts both servers before an engine; A is the master.</summary>
    public CtiServerPair(PbxEngine engine, CtiServerOptions? options = null)
    {
        var peripheral = new CtiPeripheral(engine, options ?? new CtiServerOptions());
        A = new CtiServerFace(peripheral, CtiServerSide.A);
        B = new CtiServerFace(peripheral, CtiServerSide.B) { IsMaster = false };
    }

    /// <summary>The first side.</summary>
    public CtiServerFace A { get; }

    /// <summary>The second side.</summary>
    public CtiServerFace B { get; }

    /// <summary>The side that serves.</summary>
    public CtiServerFace Master => A.IsMaster ? A : B;

    /// <summary>The other side becomes the master: clients of the present one are told that it goes offline, and closed.</summary>
    public void SwitchOver()
    {
        var (from, to) = A.IsMaster ? (A, B) : (B, A);
        to.IsMaster = true;
        from.IsMaster = false;
    }
}
