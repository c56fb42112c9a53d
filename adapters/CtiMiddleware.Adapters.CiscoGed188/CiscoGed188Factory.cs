using System.ComponentModel.DataAnnotations;
using CtiMiddleware.Links.Capture;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.CiscoGed188;

/// <summary>The descriptor of this adapter: read it first.</summary>
public sealed class CiscoGed188Factory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "cisco-ged188";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => CiscoGed188Capabilities.All;

    /// <inheritdoc/>
    public SwitchCapabilities CapabilitiesFor(object? options) =>
        options is CiscoGed188Options own ? CiscoGed188Capabilities.Of(own) : CiscoGed188Capabilities.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are another adapter's.</exception>
    /// <exception cref="ValidationException">The options are out of their bounds.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if (context.Options is not CiscoGed188Options options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options.Problems().FirstOrDefault() is { } problem
            ? throw new ValidationException(problem)
            : new CiscoGed188Protocol(options, context.Logger);
    }

    /// <inheritdoc/>
    public ICaptureScrubber CreateScrubber() => new GedScrubber();
}
