using CtiMiddleware.Media.Tones;
using CtiMiddleware.Runtime.Voice;

namespace CtiMiddleware.Server.Configuration;

/// <summary>The settings of <c>Cti:Voice</c>: messages and bounds of boards.</summary>
public sealed record VoiceSettings
{
    /// <summary>The folder of messages and recordings; null for none: then boards play and record nothing.</summary>
    public string? MessagesFolder { get; init; }

    /// <summary>Bounds of that folder.</summary>
    public MessageStoreOptions Store { get; init; } = new();

    /// <summary>Bounds of playing, recording and collecting.</summary>
    public VoiceOptions Options { get; init; } = new();

    /// <summary>Reads the section.</summary>
    public static VoiceSettings Read(SettingsNode node)
    {
        var settings = new VoiceSettings();
        var (store, options) = (settings.Store, settings.Options);
        settings = new VoiceSettings
        {
            MessagesFolder = node.Text("MessagesFolder"),
            Store = store with
            {
                MaxMessageBytes = node.Number("MaxMessageBytes", store.MaxMessageBytes, 1 << 10, 64 << 20),
                MaxMessages = (int)node.Number("MaxMessages", store.MaxMessages, 1, 1_000_000),
                MaxTotalBytes = node.Number("MaxTotalBytes", store.MaxTotalBytes, 1 << 20, 1L << 44),
            },
            Options = options with
            {
                MaxRecording = TimeSpan.FromSeconds(
                    node.Number("MaxRecordingSeconds", (long)options.MaxRecording.TotalSeconds, 1, 24 * 3600)
                ),
                Country = Tones(node, options.Country),
                TypeAhead = (int)node.Number("TypeAhead", options.TypeAhead, 0, 1000),
            },
        };
        node.Close();
        return settings;
    }

    private static string Tones(SettingsNode node, string standard)
    {
        var country = node.Text("Country") ?? standard;
        if (CountryTones.Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
            return country;
        node.Error("Country", $"the tones of '{country}' are not known.", $"Use one of {string.Join(", ", CountryTones.Countries)}.");
        return standard;
    }
}
