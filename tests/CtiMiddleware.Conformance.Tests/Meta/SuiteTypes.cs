namespace CtiMiddleware.Conformance.Tests;

/// <summary>The suites that there are, by reflection.</summary>
public static class SuiteTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [.. typeof(ConformanceSuite).Assembly.GetExportedTypes().Where(static type => type.BaseType == typeof(ConformanceSuite))];
}
