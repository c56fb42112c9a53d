using CtiMiddleware.Client;

namespace CtiMiddleware.Cli.Commands;

/// <summary>People know telephones, not connections: finds the one connection of a device that is meant.</summary>
internal static class ConnectionFinder
{
    /// <summary>The identifier itself, or the device's only connection in one of the states (none given: in any).</summary>
    /// <exception cref="CliException">There is none, or more than one.</exception>
    public static async Task<string> FindAsync(CtiClient client, string which, string[] states, CancellationToken stop)
    {
        if (!which.Contains(':', StringComparison.Ordinal))
            return which;
        var calls = await client.Devices.CallsAsync(which, stop);
        var fitting = calls
            .Items.SelectMany(static call => call.Connections)
            .Where(one => one.Device == which && (states.Length == 0 || states.Contains(one.State, StringComparer.Ordinal)))
            .ToList();
        var what = states.Length == 0 ? "call" : $"{string.Join(" or ", states)} call";
        return fitting.Count switch
        {
            1 => fitting[0].Id,
            0 => throw new CliException(ExitCodes.NotFound, $"{which} has no {what}.", "`cti call list` shows what there is"),
            _ => throw new CliException(
                ExitCodes.Usage,
                $"{which} has {fitting.Count} calls that fit.",
                $"name one of {string.Join(", ", fitting.Select(static one => one.Id))}"
            ),
        };
    }
}
