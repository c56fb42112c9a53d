namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Hears everything that the engine does: a protocol face, a traffic generator.</summary>
public interface IPbxObserver
{
    /// <summary>
    /// Called on the kernel, in order, at the moment of the event; the engine's state is already that after it. An observer
    /// that wants to act on the engine posts its work to the kernel instead of calling back from here.
    /// </summary>
    /// <param name="happened">The event.</param>
    void On(PbxEvent happened);
}
