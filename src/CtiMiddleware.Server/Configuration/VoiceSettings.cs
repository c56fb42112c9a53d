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
        var bytes = node.Number("MaxMessageBytes", store.MaxMessageBytes, 1 << 15, 64 << 20);
        settings = new VoiceSettings
        {
            MessagesFolder = node.Text("MessagesFolder"),
            Store = store with
            {
                MaxMessageBytes = bytes,
                MaxMessages = (int)node.Number("MaxMessages", store.MaxMessages, 1, 1_000_000),
                MaxTotalBytes = node.Number("MaxTotalBytes", store.MaxTotalBytes, 1 << 20, 1L << 44),
            },
            Options = options with
            {
                MaxRecording = Recording(node, bytes, options.MaxRecording),
                TypeAhead = (int)node.Number("TypeAhead", options.TypeAhead, 0, 1000),
                ToneCountry = Country(node, options.ToneCountry),
            },
        };
        node.Close();
        return settings;
    }

    // A recording that is larger than a message may be could be made and never be had.
    private static TimeSpan Recording(SettingsNode node, long bytes, TimeSpan otherwise)
    {
        const int Header = 44;
        const int BytesOfSecond = 16_000;
        var fits = Math.Max(0, bytes - Header) / BytesOfSecond;
        var usual = Math.Clamp(fits, 1, (long)otherwise.TotalSeconds);
        var seconds = node.Number("MaxRecordingSeconds", usual, 1, 24 * 3600);
        if (seconds > fits)
            node.Error(
                "MaxRecordingSeconds",
                $"A recording of {seconds} s has {Header + (seconds * BytesOfSecond)} bytes, and MaxMessageBytes is {bytes}.",
                $"Set MaxMessageBytes to that at least, or MaxRecordingSeconds to {fits} at most."
            );
        return TimeSpan.FromSeconds(seconds);
    }

    private static string Country(SettingsNode node, string otherwise)
    {
        var country = node.Text("ToneCountry")?.ToUpperInvariant() ?? otherwise;
        if (CountryTones.Countries.Contains(country, StringComparer.Ordinal))
            return country;
        node.Error(
            "ToneCountry",
            $"'{country}' is not a country whose tones are known.",
            $"Use one of {string.Join(", ", CountryTones.Countries)}."
        );
        return otherwise;
    }
}
