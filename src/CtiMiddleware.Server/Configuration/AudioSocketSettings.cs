using CtiMiddleware.Adapters.AudioSocket;
using CtiMiddleware.Links.Spi;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Adapter=audio-socket</c>.</summary>
public sealed class AudioSocketSettings : IAdapterSettings
{
    /// <inheritdoc/>
    public ILinkAdapterFactory Factory { get; } = new AudioSocketAdapterFactory();

    /// <summary>The port of the protocol's own examples.</summary>
    public int DefaultPort => 9092;

    /// <inheritdoc/>
    public object? ReadLink(SettingsNode switchNode, SettingsNode linkNode)
    {
        var options = new AudioSocketOptions();
        options = options with
        {
            Line = switchNode.Text("Line"),
            Devices = new Dictionary<string, string>(switchNode.Open("Uuids"), StringComparer.OrdinalIgnoreCase),
            MaxCalls = (int)switchNode.Number("MaxCalls", options.MaxCalls, 1, 100_000),
            IdentifyTimeout = TimeSpan.FromSeconds(switchNode.Number("IdentifySeconds", (long)options.IdentifyTimeout.TotalSeconds, 1, 60)),
        };
        foreach (var failure in new AudioSocketOptionsValidator().Validate(null, options).Failures ?? [])
        {
            var key = failure[..failure.IndexOf(':', StringComparison.Ordinal)];
            switchNode.Error(key == "Devices" ? "Uuids" : key, failure[(key.Length + 2)..], "Correct it, or leave it out.");
        }
        return options;
    }
}
