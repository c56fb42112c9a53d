using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;
using CtiMiddleware.Model.Identifiers;

namespace CtiMiddleware.Adapters.AsteriskAmi;

/// <summary>The descriptor of this adapter: read it first.</summary>
/// <param name="time">The clock, for identifiers of channels that we make.</param>
public sealed class AsteriskAmiFactory(TimeProvider time) : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "asterisk-ami";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => AsteriskAmiCapabilities.All;

    /// <inheritdoc/>
    public ILinkProtocol Create(LinkContext context) =>
        context.Options is AsteriskAmiOptions options
            ? new AsteriskAmiProtocol(options, new SeededIdSource(time, context.Seed))
            : throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));

    /// <inheritdoc/>
    public ICaptureScrubber CreateScrubber() => new AmiScrubber();
}
