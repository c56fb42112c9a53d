namespace CtiMiddleware.Server.Configuration;

/// <summary>The adapters that are built in. A new one is one more line here.</summary>
public static class BuiltInAdapters
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IAdapterSettings> All { get; } =
    [
        new AsteriskAmiSettings(),
        new LineTextSettings(),
        new CiscoGed188Settings(),
        new SmdiSettings(),
        new SmdrSettings(),
        new GsmModemSettings(),
        new VoiceModemSettings(),
        new OFonoSettings(),
        new AudioSocketSettings(),
    ];
}
