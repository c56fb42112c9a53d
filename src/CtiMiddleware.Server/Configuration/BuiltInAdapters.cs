namespace CtiMiddleware.Server.Configuration;

/// <summary>The adapters that are built in.</summary>
public static class BuiltInAdapters
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IAdapterSettings> All { get; } = [new AsteriskAmiSettings()];
}
