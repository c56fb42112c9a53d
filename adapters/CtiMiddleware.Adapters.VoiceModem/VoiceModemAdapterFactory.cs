using System.Text.Json;
using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Adapters.VoiceModem;

/// <summary>The descriptor of this adapter: read it first, then <see cref="VoiceModemProtocol"/>.</summary>
public sealed class VoiceModemAdapterFactory : ILinkAdapterFactory
{
    /// <summary>The adapter's name in the configuration.</summary>
    public const string AdapterName = "voice-modem";

    /// <inheritdoc/>
    public string Name => AdapterName;

    /// <inheritdoc/>
    public SwitchCapabilities Capabilities => VoiceModemCapabilities.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The options are not those of this adapter, out of bounds, or name a profile that is not there; every error is named.</exception>
    public ILinkProtocol Create(LinkContext context)
    {
        if (context.Options is not VoiceModemOptions options)
            throw new ArgumentException($"The options of link {context.Link} are not those of {AdapterName}.", nameof(context));
        var checkedOptions = new VoiceModemOptionsValidator().Validate(context.Link.Value, options);
        return checkedOptions.Failed
            ? throw new ArgumentException(checkedOptions.FailureMessage, nameof(context))
            : new VoiceModemProtocol(options, Profiles(options), context.Link, context.Logger);
    }

    private static List<VoiceModemProfile> Profiles(VoiceModemOptions options)
    {
        var profiles = VoiceModemProfile.Delivered.ToList();
        if (options.ProfileFile is { } json)
        {
            try
            {
                profiles.Insert(0, VoiceModemProfile.Parse(json));
            }
            catch (JsonException exception)
            {
                throw new ArgumentException($"The profile cannot be read: {exception.Message}", nameof(options), exception);
            }
        }
        if (options.Profile is not { } name)
            return profiles;
        return profiles.Find(profile => profile.Name == name) is { } chosen
            ? [chosen with { Matches = [] }]
            : throw new ArgumentException(
                $"There is no modem profile {name}; there are {string.Join(", ", profiles.Select(static profile => profile.Name))}.",
                nameof(options)
            );
    }
}
