using System.Text;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Conformance.Wire;

/// <summary>
/// The far end of a link, as far as a script can be one: what it says when the link opens, what it answers, and a short story of what happens at
/// it. One serves one world over all its connections, as a device does that stays when the cable is pulled. What it sends leaves a moment later,
/// so that no answer comes before the question is out. Not thread-safe.
/// </summary>
public abstract class WirePeer
{
    private static readonly byte[] s_nothing = [];

    /// <summary>How many steps the story has; at least one frame must come of it.</summary>
    public abstract int Steps { get; }

    private Action<byte[]>? Output { get; set; }

    /// <summary>The world's time, for a far end that is a simulation of its own.</summary>
    protected SimulationKernel Kernel { get; private set; } = null!;

    /// <summary>One step of the story, a second after the one before; the link is in service.</summary>
    /// <param name="step">Its number, from 0.</param>
    public abstract void Act(int step);

    /// <summary>The world is made; nothing has run yet. Default: nothing.</summary>
    protected virtual void Made() { }

    /// <summary>The link opened. Default: nothing is said.</summary>
    public virtual void Opened() { }

    /// <summary>What the adapter sent, in any pieces. Default: it is not answered.</summary>
    public virtual void Received(ReadOnlySpan<byte> bytes) { }

    internal void Make(SimulationKernel kernel, Action<byte[]> output)
    {
        (Kernel, Output) = (kernel, output);
        Made();
    }

    /// <summary>Sends one whole message of the protocol.</summary>
    protected void Send(ReadOnlySpan<byte> message) => Output?.Invoke(message.IsEmpty ? s_nothing : message.ToArray());

    /// <summary>Sends one whole message of a protocol of text, one byte a character (Latin-1).</summary>
    protected void Send(string message) => Send(Encoding.Latin1.GetBytes(message));
}
