using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.OFono;

/// <summary>The descriptor of this adapter: read it first, then <see cref="OFonoProtocol"/>.</summary>
public sealed class OFonoAdapterFactory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "ofono";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => OFonoCapabilities.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are not those of this adapter, or out of bounds; every error is named.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if (context.Options is not OFonoOptions options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        var checkedOptions = new OFonoOptionsValidator().Validate(context.Link.Value, options);
        return checkedOptions.Failed
            ? throw new ArgumentException(checkedOptions.FailureMessage, nameof(context))
            : new OFonoProtocol(options, options.Line ?? context.Switch.Value, context.Link, context.Logger);
    }
}
