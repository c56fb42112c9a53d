namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A bundle of lines to the outside world. Its legs carry the outside party's number. Read on the kernel only.</summary>
public sealed class Trunk : PbxDevice
{
    internal Trunk(string name, int lines)
        : base(name, name) => Lines = lines;

    /// <summary>Calls at once; one more meets congestion.</summary>
    public int Lines { get; }

    /// <summary>False for a trunk over which nothing is heard after the network was reached, not even an answer (field rule 18).</summary>
    public bool ReportsAnswer { get; internal init; } = true;

    /// <summary>Share of outgoing calls that collide with one from outside (field rule 21), 0 to 1.</summary>
    public double GlareShare { get; internal init; }
}
