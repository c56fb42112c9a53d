using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace CtiMiddleware.Live.Tests.Peers;

/// <summary>
/// baresip refuses 127.0.0.0/8 as its own address. It needs another one on <c>lo</c>, for audio only: nothing is
/// reachable from outside by it.
/// </summary>
public static class LoopbackAddress
{
    private const string Address = "10.99.0.1/32";
    private static readonly Lazy<string?> Reason = new(Provide);

    /// <summary>Why there is no such address, or <c>null</c>; adds it when that is permitted.</summary>
    public static string? MissingBecause() => Reason.Value;

    private static string? Provide()
    {
        if (IsThere())
        {
            return null;
        }

        var said = "ip (package iproute2) is not installed";
        try
        {
            using var ip = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("ip", ["address", "add", Address, "dev", "lo"])
                {
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            said = ip.StandardError.ReadToEnd().Trim();
            ip.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The reason above holds.
        }

        return IsThere()
            ? null
            : "baresip needs an address outside 127.0.0.0/8 on lo: a network namespace of its own as ./test.sh makes "
                + $"it (root, or unprivileged user namespaces), or the right to add {Address} here ({said})";
    }

    private static bool IsThere() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(card => card.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Any(a => a.AddressFamily == AddressFamily.InterNetwork && !System.Net.IPAddress.IsLoopback(a));
}
