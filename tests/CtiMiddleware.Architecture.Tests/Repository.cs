namespace CtiMiddleware.Architecture.Tests;

/// <summary>The files of the project as they lie on the disk, without what is built or fetched.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs =
    [
        "artifacts",
        "bin",
        "obj",
        ".git",
        ".vs",
        ".idea",
        "node_modules",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
    ];

    public static string Root { get; } = Find();

    public static bool Updates => Environment.GetEnvironmentVariable("CTI_UPDATE_DOCS") == "1";

    /// <summary>Paths from the root with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(Relative).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> FilesUnder(string folder, string extension) =>
        Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>Sources of what is shipped: src, adapters, simulators.</summary>
    public static IEnumerable<string> Sources =>
        FilesUnder("src/", ".cs").Concat(FilesUnder("adapters/", ".cs")).Concat(FilesUnder("simulators/", ".cs"));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (
            var inner in Directory
                .EnumerateDirectories(folder)
                .Where(static inner => !NotOurs.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
        )
        {
            foreach (var file in Walk(inner))
                yield return file;
        }
    }

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CtiMiddleware.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No CtiMiddleware.sln above the tests.");
        return folder;
    }
}
