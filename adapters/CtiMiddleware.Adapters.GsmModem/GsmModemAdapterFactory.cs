using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.GsmModem;

/// <summary>The descriptor of this adapter: read it first, then <see cref="GsmModemProtocol"/>.</summary>
public sealed class GsmModemAdapterFactory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "gsm-modem";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => GsmModemCapabilities.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are not those of this adapter, or out of bounds; every error is named.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if (context.Options is not GsmModemOptions options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        var checkedOptions = new GsmModemOptionsValidator().Validate(context.Link.Value, options);
        return checkedOptions.Failed
            ? throw new ArgumentException(checkedOptions.FailureMessage, nameof(context))
            : new GsmModemProtocol(options, options.Line ?? context.Switch.Value, context.Link, context.Logger);
    }

    /// <inheritdoc/>
    public ICaptureScrubber CreateScrubber() => new GsmModemScrubber();
}
