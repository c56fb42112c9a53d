using CtiMiddleware.Links.Capture;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Links.Spi;

/// <summary>The descriptor of an adapter. Stateless and thread-safe: one serves all links.</summary>
public interface ILinkAdapterFactory
{
    /// <summary>The adapter's name, for example <c>asterisk-ami</c>.</summary>
    string Name { get; }

    /// <summary>What the adapter can do with its switch when nothing restricts it.</summary>
    SwitchCapabilities Capabilities { get; }

    /// <summary>
    /// What the adapter can do on a switch whose links have these options: a version or a mode of the protocol may have fewer services, or see
    /// calls only through monitors. The options of the switch's first link decide.
    /// </summary>
    /// <param name="options">See <see cref="LinkContext.Options"/>.</param>
    SwitchCapabilities CapabilitiesFor(object? options) => Capabilities;

    /// <summary>
    /// The devices at which a link with these options announces calls by <see cref="Model.Events.DataLinkEvent.CallHistory"/>: numbers of the switch,
    /// or <c>switch:number</c> of another. A call that rings at one of them and is not announced in time is told too.
    /// </summary>
    /// <param name="options">See <see cref="LinkContext.Options"/>.</param>
    IReadOnlyCollection<string> AnnouncedPorts(object? options) => [];

    /// <summary>Makes the protocol of one link. Does no I/O.</summary>
    ILinkProtocol Create(LinkContext context);

    /// <summary>What takes secrets out of a capture of this protocol; null when its bytes hold none.</summary>
    ICaptureScrubber? CreateScrubber() => null;
}
