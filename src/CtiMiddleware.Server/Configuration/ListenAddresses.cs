using System.Net;

namespace CtiMiddleware.Server.Configuration;

/// <summary>Judges the addresses the service is told to listen on.</summary>
public static class ListenAddresses
{
    /// <summary>Checks each URL: it must be one, and stay on this machine unless listening beyond loopback is allowed.</summary>
    /// <param name="path">Which setting they come from.</param>
    /// <param name="urls">Semicolon-separated URLs.</param>
    /// <param name="beyondLoopback">Whether other machines may reach it.</param>
    /// <param name="errors">Where errors go.</param>
    public static void Check(string path, string urls, bool beyondLoopback, List<SettingsError> errors)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
            errors.Add(new SettingsError(path, "names no address.", $"Give a URL such as {ServerSettings.DefaultUrl}."));
        foreach (var url in parts)
        {
            BindingAddress address;
            try
            {
                address = BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                errors.Add(new SettingsError(path, $"'{url}' is not a URL.", $"Write it as {ServerSettings.DefaultUrl}."));
                continue;
            }
            if (address.Scheme is not ("http" or "https"))
                errors.Add(new SettingsError(path, $"'{url}' is neither http nor https.", $"Write it as {ServerSettings.DefaultUrl}."));
            else if (!beyondLoopback && !IsLoopback(address))
            {
                errors.Add(
                    new SettingsError(
                        path,
                        $"'{url}' can be reached from other machines.",
                        "Use 127.0.0.1, [::1] or localhost, or set Cti:ListenBeyondLoopback=true."
                    )
                );
            }
        }
    }

    private static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe
        || string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
