using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.AudioSocket;

/// <summary>The descriptor of this adapter: read it first, then <see cref="AudioSocketProtocol"/>. Stateless and thread-safe.</summary>
public sealed class AudioSocketAdapterFactory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "audio-socket";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => AudioSocketCapabilities.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are not those of this adapter, or out of bounds; every error is named.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if ((context.Options ?? new AudioSocketOptions()) is not AudioSocketOptions options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        var result = new AudioSocketOptionsValidator().Validate(context.Link.Value, options);
        return result.Failed
            ? throw new ArgumentException(result.FailureMessage, nameof(context))
            : new AudioSocketProtocol(options, context);
    }
}
