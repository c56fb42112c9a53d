namespace CtiMiddleware.Conformance.Tests;

/// <summary>A page that is made from the code: compared, or written anew with CTI_UPDATE_DOCS=1.</summary>
internal static class GeneratedPage
{
    public static void Equals(string file, string expected)
    {
        var path = Path.Combine(AdapterFolders.Root, file);
        if (Environment.GetEnvironmentVariable("CTI_UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);
        Assert.True(File.Exists(path), $"{file} is missing; write it with CTI_UPDATE_DOCS=1.");
        Assert.True(
            File.ReadAllText(path) == expected,
            $"{file} differs from what the vectors and quality.json say. If that is meant, write it anew with CTI_UPDATE_DOCS=1 and look at the diff."
        );
    }
}
