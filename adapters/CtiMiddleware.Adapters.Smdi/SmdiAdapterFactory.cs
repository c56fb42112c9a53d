using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.Smdi;

/// <summary>The descriptor of this adapter: read it first, then <see cref="SmdiProtocol"/>. Stateless and thread-safe.</summary>
public sealed class SmdiAdapterFactory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "smdi";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => SmdiCapabilities.All;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> AnnouncedPorts(object? options) =>
        options is SmdiOptions smdi ? [.. smdi.Ports.Values.Distinct(StringComparer.Ordinal)] : [];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are not those of this adapter, or out of bounds; every error is named.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if (context.Options is not SmdiOptions options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        var checkedOptions = new SmdiOptionsValidator().Validate(context.Link.Value, options);
        return checkedOptions.Failed
            ? throw new ArgumentException(checkedOptions.FailureMessage, nameof(context))
            : new SmdiProtocol(options, context.Link, context.Logger);
    }
}
