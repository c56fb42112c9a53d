namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>A number that appears at several stations (field rule 33). Read on the kernel only.</summary>
public sealed class SharedLine
{
    internal SharedLine(string number, string name, IReadOnlyList<Station> stations)
    {
        Number = number;
        Name = name;
        Stations = stations;
    }

    /// <summary>The number to dial.</summary>
    public string Number { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where it appears.</summary>
    public IReadOnlyList<Station> Stations { get; }

    /// <summary>What all its stations see.</summary>
    public LineState State { get; internal set; }

    /// <summary>The connections of its stations.</summary>
    public IEnumerable<PbxLeg> Legs => Stations.SelectMany(station => station.Legs).Where(leg => ReferenceEquals(leg.Line, this));
}
