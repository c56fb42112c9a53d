using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.LineText;

/// <summary>The descriptor of this adapter: read it first, then <see cref="LineTextProtocol"/>.</summary>
public sealed class LineTextAdapterFactory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "line-text";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => LineTextCapabilities.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are not those of this adapter, or out of bounds; every error is named.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if (context.Options is not LineTextOptions options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        var checkedOptions = new LineTextOptionsValidator().Validate(context.Link.Value, options);
        return checkedOptions.Failed
            ? throw new ArgumentException(checkedOptions.FailureMessage, nameof(context))
            : new LineTextProtocol(options, context.Link, context.Logger);
    }

    /// <inheritdoc/>
    public ICaptureScrubber CreateScrubber() => new LineTextScrubber();
}
