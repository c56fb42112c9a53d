using CtiMiddleware.Links.Spi;
using CtiMiddleware.Links.Transports;
using CtiMiddleware.Links.Transports.Serial;

namespace CtiMiddleware.Server.Configuration;

/// <summary>What the service needs of an adapter to be configured with it: the one place where a vendor's settings meet the configuration.</summary>
public interface IAdapterSettings
{
    /// <summary>The adapter.</summary>
    ILinkAdapterFactory Factory { get; }

    /// <summary>The port a link has when none is given.</summary>
    int DefaultPort { get; }

    /// <summary>The kinds of places that the adapter can be reached at. Default: a TCP server only.</summary>
    IReadOnlyList<EndpointKind> Endpoints => [EndpointKind.Host];

    /// <summary>The serial line that the protocol customarily has, where it goes over one. Default: 9600 baud, 8N1.</summary>
    SerialLineSettings DefaultLine => new();

    /// <summary>Reads a place of <see cref="EndpointKind.Own"/> kind; asked when the link names no other. Errors go to the node.</summary>
    LinkEndpoint ReadOwnEndpoint(SettingsNode linkNode) => throw new NotSupportedException("The adapter has no kind of its own.");

    /// <summary>
    /// Reads the adapter's own settings of one link. Errors go to the nodes; what is asked for becomes a known key, everything else is refused.
    /// </summary>
    /// <param name="switchNode">The switch: settings that all its links share.</param>
    /// <param name="linkNode">The link.</param>
    /// <returns>The adapter's options, given to it as they are.</returns>
    object? ReadLink(SettingsNode switchNode, SettingsNode linkNode);
}
