using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Server.Configuration;

/// <summary>What the service needs of an adapter to be configured with it: the one place where a vendor's settings meet the configuration.</summary>
public interface IAdapterSettings
{
    /// <summary>The adapter.</summary>
    ILinkAdapterFactory Factory { get; }

    /// <summary>The port a link has when none is given.</summary>
    int DefaultPort { get; }

    /// <summary>
    /// Reads where a link goes, for an adapter whose links are of one special kind only; null, the default, for the ordinary kinds of links.
    /// </summary>
    /// <param name="linkNode">The link.</param>
    LinkEndpoint? ReadEndpoint(SettingsNode linkNode) => null;

    /// <summary>
    /// Reads the adapter's own settings of one link. Errors go to the nodes; what is asked for becomes a known key, everything else is refused.
    /// </summary>
    /// <param name="switchNode">The switch: settings that all its links share.</param>
    /// <param name="linkNode">The link.</param>
    /// <returns>The adapter's options, given to it as they are.</returns>
    object? ReadLink(SettingsNode switchNode, SettingsNode linkNode);
}
