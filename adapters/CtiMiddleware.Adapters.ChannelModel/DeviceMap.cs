using System.Text.RegularExpressions;
using CtiMiddleware.Model.Devices;

namespace CtiMiddleware.Adapters.ChannelModel;

/// <summary>
/// Finds the device behind a channel's name by an explicit ordered list of rules; the first that matches decides (docs/adr/0010). Every
/// name is matched once and remembered. Not thread-safe: one map for each switch's loop.
/// </summary>
/// <param name="rules">The rules in order.</param>
public sealed class DeviceMap(IReadOnlyList<DeviceRule> rules)
{
    // A switch has as many endpoint names as it has endpoints; beyond this somebody makes them up, and remembering would grow without bound.
    private const int MaxRemembered = 200_000;

    private readonly Dictionary<string, MappedDevice?> _known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, MappedDevice> _byNumber = new(StringComparer.Ordinal);

    /// <summary>The rule list of a plain Asterisk: what follows <c>PJSIP/</c> or <c>SIP/</c> is the number of a station.</summary>
    public static IReadOnlyList<DeviceRule> Default { get; } = [new DeviceRule("^(?:PJSIP|SIP)/([^@/]+)$", "$1", DeviceCategory.Station)];

    /// <summary>The device of a native endpoint name, for example <c>PJSIP/1001</c>; null when it is none.</summary>
    public MappedDevice? Find(ReadOnlySpan<char> nativeName)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(nativeName, out var known))
            return known;
        var name = nativeName.ToString();
        var device = Match(name);
        if (_known.Count < MaxRemembered)
        {
            _known.Add(name, device);
            // A Local channel leads into the dial plan; calling the number there is the template's business.
            if (device is not null)
                _byNumber.TryAdd(device.Number, device);
        }
        return device;
    }

    /// <summary>The endpoint that was first seen with a number, for calling it; null when none was.</summary>
    public string? NativeName(string number) => _byNumber.GetValueOrDefault(number)?.NativeName;

    /// <summary>The endpoint's name inside a channel's name: <c>PJSIP/1001-0000002c</c> and <c>Local/1001@ctx-0000000d;1</c> lose what is unique to the call.</summary>
    public static ReadOnlySpan<char> EndpointOf(ReadOnlySpan<char> channelName)
    {
        var dash = channelName.LastIndexOf('-');
        return dash > 0 ? channelName[..dash] : channelName;
    }

    private MappedDevice? Match(string name)
    {
        foreach (var rule in rules)
        {
            var match = rule.Expression.Match(name);
            if (!match.Success)
                continue;
            if (rule.Ignore)
                return null;
            var number = match.Result(rule.Number);
            return number.Length == 0 ? null : new MappedDevice(number, rule.Kind, name);
        }
        return null;
    }
}
