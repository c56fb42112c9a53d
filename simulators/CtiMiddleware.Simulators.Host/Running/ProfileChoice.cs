using System.Globalization;
using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Profiles;

namespace CtiMiddleware.Simulators.Host.Running;

/// <summary>Switch profiles by name: a built-in one, <c>stations:N</c> (numbers from 20000, a trunk of N lines), or a YAML file.</summary>
public static class ProfileChoice
{
    private const int MostStations = 50_000;

    /// <summary>The profile.</summary>
    /// <exception cref="RefusedException">There is none of this name, or the file has errors; all are named.</exception>
    /// <exception cref="UsageException">It is <c>stations:N</c> with a number out of bounds.</exception>
    public static SwitchProfile Find(string? name)
    {
        name ??= "demo";
        if (name.StartsWith("stations:", StringComparison.Ordinal))
        {
            return
                int.TryParse(name.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is >= 2 and <= MostStations
                ? new SwitchProfile().AddStations(20_000, count).AddTrunk("carrier", count)
                : throw new UsageException($"A profile stations:N has 2 to {MostStations} stations, not '{name[9..]}'.");
        }
        try
        {
            return SwitchProfiles.Get(name);
        }
        catch (ProfileRefusedException refused)
            when (!SwitchProfiles.BuiltInNames.Contains(name, StringComparer.Ordinal) && !File.Exists(name))
        {
            throw new RefusedException($"There is no such profile:\n{refused.Message}\nor stations:N", ExitCodes.NotFound);
        }
        catch (ProfileRefusedException refused)
        {
            throw new RefusedException($"The profile cannot be used:\n{refused.Message}");
        }
    }
}
