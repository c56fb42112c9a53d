using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.Smdr;

/// <summary>The descriptor of this adapter: read it first, then <see cref="SmdrProtocol"/>.</summary>
public sealed class SmdrAdapterFactory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "smdr";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => SmdrCapabilities.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are not those of this adapter, or out of bounds; every error is named.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if (context.Options is not SmdrOptions options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        var errors = SmdrOptionsValidator.Check(options);
        return errors.Count > 0
            ? throw new ArgumentException($"Link {context.Link}: {string.Join(' ', errors)}", nameof(context))
            : new SmdrProtocol(options, context.Switch, context.Link, context.Logger);
    }
}
