using System.Net;
using CtiMiddleware.Server.Configuration;

namespace CtiMiddleware.Server.Security;

/// <summary>
/// The checks against pages of other sites that make a browser call a service on its own network (DNS rebinding, cross-site requests). An
/// address cannot be rebound, a name can: so a Host that is an IP address or <c>localhost</c> passes, another name must be configured. An
/// Origin must be the page of this very server or configured.
/// </summary>
public sealed class RequestGate
{
    private readonly HashSet<string> _hosts;
    private readonly HashSet<string> _origins;

    /// <summary>Makes the gate of the settings.</summary>
    public RequestGate(ServerSettings settings)
    {
        _hosts = new HashSet<string>(settings.AllowedHosts, StringComparer.OrdinalIgnoreCase) { "localhost" };
        _origins = new HashSet<string>(settings.AllowedOrigins, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether the Host header names this server.</summary>
    public bool HostIsOurs(HttpRequest request)
    {
        var host = request.Host.Host;
        return host.Length > 0 && (_hosts.Contains(host) || IPAddress.TryParse(host.Trim('[', ']'), out _));
    }

    /// <summary>Whether the Origin header, if there is one, may call.</summary>
    public bool OriginMayCall(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
            return true;
        var text = origin.ToString();
        return string.Equals(text, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
            || _origins.Contains(text);
    }
}
