using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>
/// Which names mean the same device: a group has a number to dial and a name, and a protocol tells one or the other.
/// </summary>
internal sealed class DeviceNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public DeviceNames(PbxEngine engine)
    {
        foreach (var group in engine.Groups)
            _names[group.Name] = group.Number;
        foreach (var room in engine.Rooms)
            _names[room.Name] = room.Number;
    }

    /// <summary>Whether two names mean one device.</summary>
    public bool Same(string a, string b) => a == b || _names.GetValueOrDefault(a, a) == _names.GetValueOrDefault(b, b);
}
