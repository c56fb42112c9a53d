using System.Globalization;

namespace CtiMiddleware.Simulators.Switch.Engine;

/// <summary>Gives calls and connections the ids that faces tell, as the profile wants them.</summary>
internal sealed class WireIds(SwitchProfile profile)
{
    private readonly SortedSet<long> _returned = [];
    private long _next = profile.FirstCallId;
    private uint _lastDevice;

    public long NewCall()
    {
        if (profile.CallIds == CallIdPolicy.Reused && _returned.Count > 0)
        {
            var smallest = _returned.Min;
            _returned.Remove(smallest);
            return smallest;
        }
        return _next++;
    }

    public void Return(long id)
    {
        if (profile.CallIds == CallIdPolicy.Reused)
        {
            _returned.Add(id);
        }
    }

    public static string Global(int node, long call, DateTimeOffset created) =>
        string.Create(CultureInfo.InvariantCulture, $"{node:D5}{call % 100_000:D5}{created.ToUnixTimeSeconds() % 10_000_000_000:D10}");

    public string Device(PbxDevice device, string number)
    {
        var made = profile.DynamicDeviceIds switch
        {
            DynamicDeviceIds.All => true,
            DynamicDeviceIds.Trunks => device is Trunk,
            _ => false,
        };
        if (!made)
        {
            return number;
        }
        // An odd factor runs through all 32-bit values once: unlike its neighbours, never twice within four thousand million.
        _lastDevice++;
        return (_lastDevice * 2_654_435_761u).ToString("X8", CultureInfo.InvariantCulture);
    }

    public void Restart()
    {
        _returned.Clear();
        _next = profile.FirstCallId;
    }
}
