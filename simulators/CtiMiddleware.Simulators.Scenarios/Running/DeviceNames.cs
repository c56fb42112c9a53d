using CtiMiddleware.Simulators.Switch.Engine;

namespace CtiMiddleware.Simulators.Scenarios.Running;

/// <summary>
/// Which names mean the same device: a group has a number to dial and a name, and a protocol tells one or the other.
/// </summary>
internal sealed class DeviceNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _trunks = new(StringComparer.Ordinal);
    private readonly int _outsideDigits;

    public DeviceNames(PbxEngine engine)
    {
        foreach (var group in engine.Groups)
            _names[group.Name] = group.Number;
        foreach (var room in engine.Rooms)
            _names[room.Name] = room.Number;
        foreach (var trunk in engine.Trunks)
            _trunks.Add(trunk.Number);
        _outsideDigits = engine.Profile.OutsideDigits;
    }

    /// <summary>Whether two names mean one device.</summary>
    public bool Same(string a, string b) => a == b || _names.GetValueOrDefault(a, a) == _names.GetValueOrDefault(b, b);

    /// <summary>
    /// Whether a device of a connection is the one expected. A protocol shows who stands outside as the trunk that leads there, or by the number.
    /// </summary>
    /// <param name="expected">The device of the scenario.</param>
    /// <param name="shown">The device shown; null when the protocol names none, as for a caller without a number.</param>
    /// <param name="isOutside">Whether it is shown as somebody outside.</param>
    public bool SameDevice(string expected, string? shown, bool isOutside = false) =>
        (shown is not null && Same(expected, shown)) || (_trunks.Contains(expected) && (isOutside || IsOutside(shown)));

    private bool IsOutside(string? number) => number?.Length >= _outsideDigits && number.All(static c => char.IsAsciiDigit(c) || c == '+');
}
