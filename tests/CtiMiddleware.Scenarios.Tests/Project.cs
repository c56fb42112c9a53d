using System.Runtime.CompilerServices;

namespace CtiMiddleware.Scenarios.Tests;

/// <summary>Generated files of the project: compared, or written anew when that is asked for.</summary>
internal static class Project
{
    public static string Root { get; } = Find();

    public static void HasGenerated(string file, string expected)
    {
        var path = Path.Combine(Root, file);
        if (Environment.GetEnvironmentVariable("CTI_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }
        Assert.True(File.Exists(path), $"{file} is missing; write it with CTI_UPDATE_DOCS=1.");
        var (there, now) = (File.ReadAllText(path).Split('\n'), expected.Split('\n'));
        for (var line = 0; line < Math.Max(there.Length, now.Length); line++)
        {
            var (old, made) = (there.ElementAtOrDefault(line), now.ElementAtOrDefault(line));
            Assert.True(
                old == made,
                $"{file} differs from the code in line {line + 1}; if that is meant, write it anew with CTI_UPDATE_DOCS=1.\n  there: {old}\n  code:  {made}"
            );
        }
    }

    private static string Find([CallerFilePath] string self = "")
    {
        var folder = Path.GetDirectoryName(self)!;
        while (!File.Exists(Path.Combine(folder, "CtiMiddleware.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No CtiMiddleware.sln above the tests.");
        return folder;
    }
}
