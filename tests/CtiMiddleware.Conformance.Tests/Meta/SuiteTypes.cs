using CtiMiddleware.Conformance.Wire;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>The suites that there are, by reflection.</summary>
public static class SuiteTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [.. typeof(ConformanceSuite).Assembly.GetExportedTypes().Where(static type => type.BaseType == typeof(ConformanceSuite))];

    /// <summary>Those for adapters that front no PBX.</summary>
    public static IReadOnlyList<Type> Wire { get; } =
    [.. typeof(WireSuite).Assembly.GetExportedTypes().Where(static type => type.BaseType == typeof(WireSuite))];

    /// <summary>Those that an adapter of a kind joins: these and no others.</summary>
    public static IReadOnlyList<Type> Of(AdapterKind kind) => kind == AdapterKind.Switch ? All : Wire;
}
